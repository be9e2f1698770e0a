#include "ui/window/reading_commands.h"

#include "ui/panes/cine.h"
#include "ui/panes/pane_grid.h"
#include "ui/panes/slice_pane.h"
#include "ui/widgets/text.h"
#include "ui/window/go_to_dialog.h"

#include <QDialog>

#include <algorithm>
#include <array>
#include <utility>

namespace glioscope {
namespace {

struct PresetCommands {
    Command use, keep;
};
/// By the number of the preset.
constexpr std::array<PresetCommands, kWindowPresets> kPresets = {
    {{Command::WindowStandard, Command::KeepStandard},
     {Command::WindowContrast, Command::KeepContrast},
     {Command::WindowLesion, Command::KeepLesion},
     {Command::WindowWide, Command::KeepWide}}};

/// By the number of the projection.
constexpr std::array kProjections = {Command::SlabOff, Command::SlabMaximum, Command::SlabMean,
                                     Command::SlabMinimum};

constexpr std::array kThicknessesMm = {2.0, 3.0, 5.0, 10.0, 15.0, 20.0, 30.0, 50.0, 100.0};
constexpr std::array kSpeeds = {1, 2, 5, 10, 15, 20, 30, 60};  // slices a second

/// The value that lies `step` places after the one that is at least `now`, or at an end.
template <typename T, std::size_t n>
T stepped(const std::array<T, n>& values, T now, int step)
{
    const auto at = std::ranges::lower_bound(values, now) - values.begin();
    return values[static_cast<std::size_t>(
        std::clamp<std::ptrdiff_t>(at + step, 0, std::ssize(values) - 1))];
}

}  // namespace

ReadingCommands::ReadingCommands(Context context, QWidget* window)
    : QObject(window), m(std::move(context)), m_cine(new Cine(this))
{
    connectWindows();
    connectSlab();
    connectCine();
    connectPlaces(window);
    m_subscription = m.state.subscribe([this](Changes changes) {
        if (changes.hasAny(Change::Display | Change::Images)) {
            showState();
        }
    });
    showState();
}

/// That of the pane under the pointer.
Sequence ReadingCommands::sequence() const
{
    const SlicePane* pane = m.panes.activeSlicePane();
    return pane ? pane->scene().sequence() : m.state.sequence();
}

void ReadingCommands::connectWindows()
{
    for (std::size_t i = 0; i < kPresets.size(); ++i) {
        const auto preset = static_cast<WindowPreset>(i);
        m.actions.on(kPresets[i].use, this, [this, preset] { usePreset(preset); });
        m.actions.on(kPresets[i].keep, this, [this, preset] { keepPreset(preset); });
    }
    m.actions.on(Command::ForgetWindows, this, [this] {
        m.preferences.windowPresets = {};
        m.tell(tr("The keys F5 to F8 have their first windows again."));
    });
    m.actions.on(Command::LinkWindowLevel, this,
                 [this](bool on) { m.state.setWindowLevelsLinked(on); });
}

void ReadingCommands::usePreset(WindowPreset preset)
{
    std::array<WindowLevel, 4> values;
    for (const Sequence each : kAllSequences) {
        const bool meant = each == sequence() || m.state.windowLevelsLinked();
        values[static_cast<std::size_t>(each)] =
            meant ? changed(m.state.automaticWindowLevel(each),
                            m.preferences.windowPresets.of(preset, each))
                  : m.state.windowLevel(each);
    }
    m.state.setWindowLevels(values);
}

void ReadingCommands::keepPreset(WindowPreset preset)
{
    const Sequence kept = sequence();
    m.preferences.windowPresets.keep(
        preset, kept, changeFrom(m.state.automaticWindowLevel(kept), m.state.windowLevel(kept)));
    m.tell(tr("F%1 has this window and level of %2 from now on, in other cases as far from the "
              "automatic one.")
               .arg(5 + int(preset))
               .arg(toQString(displayName(kept))));
}

void ReadingCommands::connectSlab()
{
    for (std::size_t i = 0; i < kProjections.size(); ++i) {
        const auto projection = static_cast<Projection>(i);
        m.actions.on(kProjections[i], this, [this, projection] { setProjection(projection); });
    }
    m.actions.on(Command::NextProjection, this, [this] {
        const auto now = static_cast<std::size_t>(m.state.slab().projection);
        setProjection(static_cast<Projection>((now + 1) % kProjections.size()));
    });
    m.actions.on(Command::ThickerSlab, this, [this] { changeThickness(1); });
    m.actions.on(Command::ThinnerSlab, this, [this] { changeThickness(-1); });
}

void ReadingCommands::setProjection(Projection projection)
{
    Slab slab = m.state.slab();
    slab.projection = projection;
    m.state.setSlab(slab);
}

void ReadingCommands::changeThickness(int step)
{
    Slab slab = m.state.slab();
    slab.thicknessMm = stepped(kThicknessesMm, slab.thicknessMm, step);
    m.state.setSlab(slab);
    if (slab.projection == Projection::None) {
        m.tell(tr("Slabs are %1 mm thick from now on; K shows one.").arg(slab.thicknessMm));
    }
}

void ReadingCommands::connectCine()
{
    m.actions.on(Command::PlaySlices, this, [this] { playOrStop(); });
    m.actions.on(Command::PlayFaster, this, [this] { changeSpeed(1); });
    m.actions.on(Command::PlaySlower, this, [this] { changeSpeed(-1); });
    connect(m_cine, &Cine::changed, this, &ReadingCommands::showCine);
}

void ReadingCommands::playOrStop()
{
    m_cine->isPlaying() ? m_cine->stop() : m_cine->play(m.panes.activeSlicePane());
    showCine();
}

bool ReadingCommands::stopPlaying()
{
    const bool was = m_cine->isPlaying();
    m_cine->stop();
    return was;
}

void ReadingCommands::changeSpeed(int step)
{
    m_cine->setSlicesPerSecond(stepped(kSpeeds, m_cine->slicesPerSecond(), step));
}

void ReadingCommands::showCine()
{
    action(Command::PlaySlices)->setChecked(m_cine->isPlaying());
    if (m_cine->isPlaying()) {
        m.tell(tr("Playing %1 slices a second; C or Esc stops.").arg(m_cine->slicesPerSecond()));
    } else {
        m.tell({});
    }
}

void ReadingCommands::connectPlaces(QWidget* window)
{
    const auto magnify = [this](Command command, double pixelsPerVoxel) {
        m.actions.on(command, this, [this, pixelsPerVoxel] {
            if (SlicePane* pane = m.panes.activeSlicePane()) {
                pane->setMagnification(pixelsPerVoxel);
            }
        });
    };
    magnify(Command::OnePixelAVoxel, 1);
    magnify(Command::TwoPixelsAVoxel, 2);
    m.actions.on(Command::GoToPlace, this, [this, window] {
        makeGoToDialog(
            m.state,
            [this](const Vec3& lps) {
                m.state.setCursorLps(lps);
                m.panes.bringIntoSight(m.state.cursorLps());
            },
            window)
            ->open();
    });
}

void ReadingCommands::showState()
{
    const bool open = m.state.shownImage() != nullptr;
    for (const Command command : {Command::PlaySlices, Command::OnePixelAVoxel,
                                  Command::TwoPixelsAVoxel, Command::GoToPlace}) {
        action(command)->setEnabled(open);
    }
    for (const PresetCommands& preset : kPresets) {
        action(preset.use)->setEnabled(open);
        action(preset.keep)->setEnabled(open);
    }
    action(kProjections[static_cast<std::size_t>(m.state.slab().projection)])->setChecked(true);
}

}  // namespace glioscope
