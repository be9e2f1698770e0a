#include "ui/panes/brain_maker.h"

#include "ui/widgets/background_work.h"

#include <utility>

namespace glioscope {
namespace {

struct MadeBrain {
    std::shared_ptr<const TriangleMesh> surface;
    std::shared_ptr<const BrainVoxels> voxels;
};

}  // namespace

BrainMaker::BrainMaker(const ViewState& state, VolumeScene& scene, QObject* parent)
    : QObject(parent), m_state(state), m_scene(scene)
{
    m_worker.setMaxThreadCount(1);
}

BrainMaker::~BrainMaker()
{
    stop();
}

BrainMaker::Wanted BrainMaker::wanted(bool shown) const
{
    if (!shown || !m_state.shownImage() || m_state.surfaces().brain == BrainLook::Hidden) {
        return {};
    }
    Wanted wanted = {.look = m_scene.brainWanted(), .image = m_state.shownImage(), .labels = {}};
    const Layer* layer = m_state.activeLayer();
    if (wanted.look == BrainLook::Volume && layer) {
        wanted.labels = layer->labels()->map;
    }
    return wanted;
}

void BrainMaker::stop()
{
    if (m_stop) {
        *m_stop = true;
        m_stop.reset();
    }
}

void BrainMaker::update(bool shown)
{
    Wanted now = wanted(shown);
    if (now == m_wanted) {
        return;
    }
    stop();
    // Another sequence of the same head takes the place of what is drawn; anything else is gone.
    const bool sameHead = now.look == m_wanted.look && now.image && m_wanted.image &&
                          now.image->geometry == m_wanted.image->geometry;
    if (!sameHead) {
        m_scene.setBrain(nullptr, nullptr);
    }
    m_wanted = std::move(now);
    if (m_wanted.look != BrainLook::Hidden) {
        make();
    }
}

void BrainMaker::make()
{
    m_stop = std::make_shared<std::atomic_bool>(false);
    const auto work = [wanted = m_wanted, background = m_state.shownBackground(),
                       stop = m_stop]() -> MadeBrain {
        if (wanted.look == BrainLook::Surface) {
            return {makeBrainSurface(*wanted.image, background, [stop] { return stop->load(); }),
                    nullptr};
        }
        return {nullptr, makeBrainVoxels(*wanted.image, background, wanted.labels.get())};
    };
    const auto take = [this, stop = m_stop](const MadeBrain& brain) {
        if (*stop) {
            return;  // something else is wanted by now
        }
        m_stop.reset();
        m_scene.setBrain(brain.surface, brain.voxels);
        Q_EMIT made();
    };
    runInBackground(this, work, take, &m_worker);
}

}  // namespace glioscope
