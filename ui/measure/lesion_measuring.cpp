#include "ui/measure/lesion_measuring.h"

#include "ui/widgets/background_work.h"

#include <utility>

namespace glioscope {

LesionMeasuring::LesionMeasuring(const ViewState& state, MeasurementList& list, QObject* parent)
    : QObject(parent), m_state(state), m_list(list)
{
    m_pool.setMaxThreadCount(1);
}

LesionMeasuring::~LesionMeasuring()
{
    stop();
}

void LesionMeasuring::stop()
{
    if (m_goesOn) {
        *std::exchange(m_goesOn, nullptr) = false;
        Q_EMIT changed();
    }
}

void LesionMeasuring::start(const LesionChoices& choices)
{
    stop();
    const Layer* layer = m_state.activeLayer();
    if (!layer || !layer->labels()) {
        Q_EMIT told(tr("There is no segmentation whose enhancing lesions could be measured."));
        return;
    }
    m_goesOn = std::make_shared<std::atomic_bool>(true);
    runInBackground(
        this,
        [map = layer->labels()->map, choices, goesOn = m_goesOn] {
            return std::pair(goesOn,
                             enhancingLesions(*map, choices, [&] { return goesOn->load(); }));
        },
        [this](std::pair<std::shared_ptr<std::atomic_bool>, EnhancingLesions> found) {
            if (found.first == m_goesOn) {
                take(std::move(found.second));
            }
        },
        &m_pool);
    Q_EMIT changed();
}

void LesionMeasuring::take(EnhancingLesions found)
{
    m_goesOn.reset();
    m_smaller = found.smaller;
    m_smallerMl = found.smallerMl;
    std::vector<MeasurementId> before;
    for (const Measurement& each : m_list.all()) {
        if (each.lesion) {
            before.push_back(each.id);
        }
    }
    const std::size_t count = found.lesions.size();
    const std::vector<MeasurementId> made = m_list.replace(before, std::move(found.lesions));
    Q_EMIT changed();
    if (!made.empty()) {
        Q_EMIT measured(made.front());
    }
    Q_EMIT told(count == 0 ? tr("The segmentation has no enhancing lesion of 5 mm or more.")
                           : tr("Enhancing lesions measured: %1.").arg(count));
}

}  // namespace glioscope
