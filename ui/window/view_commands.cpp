#include "ui/window/view_commands.h"

#include "ui/panes/pane_grid.h"
#include "ui/panes/slice_pane.h"
#include "ui/panes/volume_pane.h"

#include <array>
#include <utility>

namespace glioscope {
namespace {

constexpr double kOpacityStep = 0.1;
constexpr int kFastSteps = 5;
constexpr std::array kSequenceCommands = {Command::ShowFlair, Command::ShowT1, Command::ShowT1ce,
                                          Command::ShowT2};

}  // namespace

ViewCommands::ViewCommands(const Context& context, QObject* parent) : QObject(parent), m(context)
{
    connectSequences();
    connectSlices();
    connectViews();
    connectChoices();
    connectSpace();
    connectOverlay();
    connectLayers();
    connectLabels();
    m_subscription = m.state.subscribe([this](Changes changes) { updateChecks(changes); });
    updateChecks(Changes::all());
}

void ViewCommands::connectSequences()
{
    for (const Sequence sequence : kAllSequences) {
        m.actions.on(kSequenceCommands[static_cast<std::size_t>(sequence)], this,
                     [this, sequence] { m.state.setSequence(sequence); });
    }
    m.actions.on(Command::NextSequence, this, [this] { cycleSequence(1); });
    m.actions.on(Command::PreviousSequence, this, [this] { cycleSequence(-1); });
    m.actions.on(Command::AutoWindowLevel, this, [this] {
        const SlicePane* pane = m.panes.activeSlicePane();
        m.state.resetWindowLevel(pane ? pane->scene().sequence() : m.state.sequence());
    });
    m.actions.on(Command::KeepWindowLevel, this,
                 [this](bool keep) { m.preferences.keepWindowLevel = keep; });
    action(Command::KeepWindowLevel)->setChecked(m.preferences.keepWindowLevel);
}

void ViewCommands::cycleSequence(int step)
{
    const int count = static_cast<int>(kAllSequences.size());
    int index = static_cast<int>(m.state.sequence());
    for (int tried = 0; tried < count; ++tried) {
        index = (index + step + count) % count;
        const auto sequence = static_cast<Sequence>(index);
        if (m.state.image(sequence)) {
            m.state.setSequence(sequence);
            return;
        }
    }
}

void ViewCommands::connectSlices()
{
    const auto step = [this](Command command, int steps) {
        m.actions.on(command, this, [this, steps] {
            if (SlicePane* pane = m.panes.activeSlicePane()) {
                pane->stepSlices(steps);
            }
        });
    };
    step(Command::SliceUp, 1);
    step(Command::SliceDown, -1);
    step(Command::SlicesUp, kFastSteps);
    step(Command::SlicesDown, -kFastSteps);
    m.actions.on(Command::FirstSlice, this, [this] {
        if (SlicePane* pane = m.panes.activeSlicePane()) {
            pane->goToFirstSlice();
        }
    });
    m.actions.on(Command::LastSlice, this, [this] {
        if (SlicePane* pane = m.panes.activeSlicePane()) {
            pane->goToLastSlice();
        }
    });
}

void ViewCommands::connectViews()
{
    m.actions.on(Command::ToggleCrosshair, this,
                 [this](bool on) { m.state.setCrosshairVisible(on); });
    m.actions.on(Command::ResetView, this, [this] { m.panes.activePane()->resetView(); });
    m.actions.on(Command::ResetAllViews, this, [this] { m.panes.resetAllViews(); });
    m.actions.on(Command::MaximisePane, this, [this] {
        m.panes.maximise(m.panes.maximisedPane() ? nullptr : m.panes.activePane());
    });
    connect(&m.panes, &PaneGrid::peeking, this, &ViewCommands::setPeeking);
}

void ViewCommands::connectChoices()
{
    const auto choose = [this](Command command, bool chosenNow, auto apply) {
        action(command)->setChecked(chosenNow);
        m.actions.on(command, this, apply);
    };
    const auto preset = [this](MousePreset value) {
        return [this, value] {
            m.preferences.mousePreset = value;
            m.panes.setMousePreset(value);
        };
    };
    const MousePreset now = m.preferences.mousePreset;
    m.panes.setMousePreset(now);
    choose(Command::PresetRadiology, now == MousePreset::Radiology, preset(MousePreset::Radiology));
    choose(Command::PresetResearch, now == MousePreset::Research, preset(MousePreset::Research));

    const auto look = [this](Appearance value) {
        return [this, value] {
            m.preferences.appearance = value;
            m.theme.setAppearance(value);
        };
    };
    const Appearance appearance = m.preferences.appearance;
    m.theme.setAppearance(appearance);
    choose(Command::AppearanceSystem, appearance == Appearance::System, look(Appearance::System));
    choose(Command::AppearanceLight, appearance == Appearance::Light, look(Appearance::Light));
    choose(Command::AppearanceDark, appearance == Appearance::Dark, look(Appearance::Dark));

    m.actions.on(Command::Radiological, this,
                 [this] { m.state.setConvention(Convention::Radiological); });
    m.actions.on(Command::Neurological, this,
                 [this] { m.state.setConvention(Convention::Neurological); });
    m.actions.on(Command::SmoothPixels, this, [this](bool smooth) {
        m.state.setInterpolation(smooth ? Interpolation::Linear : Interpolation::Nearest);
    });
}

void ViewCommands::connectSpace()
{
    constexpr std::array kViews = {
        std::pair(Command::ViewAnterior, ViewFrom::Anterior),
        std::pair(Command::ViewPosterior, ViewFrom::Posterior),
        std::pair(Command::ViewLeft, ViewFrom::Left),
        std::pair(Command::ViewRight, ViewFrom::Right),
        std::pair(Command::ViewSuperior, ViewFrom::Superior),
        std::pair(Command::ViewInferior, ViewFrom::Inferior),
    };
    for (const auto& [command, side] : kViews) {
        m.actions.on(command, this, [this, side = side] {
            if (VolumePane* pane = m.panes.volumePane()) {
                pane->lookFrom(side);
            }
        });
    }
    m.actions.on(Command::CutOpen, this, [this](bool on) {
        SurfaceStyle style = m.state.surfaces();
        style.cutOpen = on;
        m.state.setSurfaces(style);
    });
}

void ViewCommands::connectOverlay()
{
    m.actions.on(Command::ToggleOverlay, this, [this](bool visible) {
        OverlayStyle style = m.state.overlay();
        style.visible = visible;
        m.state.setOverlay(style);
    });
    m.actions.on(Command::LessOpaque, this,
                 [this] { setOpacity(m.state.overlay().opacity - kOpacityStep); });
    m.actions.on(Command::MoreOpaque, this,
                 [this] { setOpacity(m.state.overlay().opacity + kOpacityStep); });
    m.actions.on(Command::CycleOverlayMode, this, [this] {
        OverlayStyle style = m.state.overlay();
        style.mode = static_cast<OverlayMode>((static_cast<int>(style.mode) + 1) % 3);
        m.state.setOverlay(style);
    });
}

void ViewCommands::connectLayers()
{
    m.actions.on(Command::NextLayer, this, [this] { m.state.stepLayer(1); });
    m.actions.on(Command::PreviousLayer, this, [this] { m.state.stepLayer(-1); });
    m.actions.on(Command::BlinkLayers, this, [this] {
        if (const Layer* before = m.state.previousLayer()) {
            m.state.setActiveLayer(before->id);
        }
    });
    m.actions.on(Command::SwipeLayers, this,
                 [this](bool on) { m.state.setSwipe(on ? std::optional(0.5) : std::nullopt); });
}

void ViewCommands::connectLabels()
{
    struct LabelCommands {
        Label label;
        Command solo, toggle;
    };
    constexpr std::array kCommands = {
        LabelCommands{Label::Necrosis, Command::SoloNecrosis, Command::SwitchNecrosis},
        LabelCommands{Label::Oedema, Command::SoloOedema, Command::SwitchOedema},
        LabelCommands{Label::Enhancing, Command::SoloEnhancing, Command::SwitchEnhancing},
        LabelCommands{Label::ResectionCavity, Command::SoloCavity, Command::SwitchCavity}};
    for (const auto& [label, solo, toggle] : kCommands) {
        m.actions.on(solo, this, [this, label = label] {
            OverlayStyle style = m.state.overlay();
            PerLabel<bool> only;
            only[label] = true;
            // The same key again brings all labels back, once the first showed something.
            const bool again = style.visible && style.labelVisible == only;
            style.labelVisible = again ? filled<PerLabel<bool>>(true) : only;
            style.visible = true;
            style.kind = OverlayKind::Labels;
            m.state.setOverlay(style);
        });
        m.actions.on(toggle, this, [this, label = label] {
            OverlayStyle style = m.state.overlay();
            style.labelVisible[label] = !style.labelVisible[label];
            style.kind = OverlayKind::Labels;
            m.state.setOverlay(style);
        });
    }
}

void ViewCommands::setOpacity(double opacity)
{
    OverlayStyle style = m.state.overlay();
    style.opacity = opacity;
    style.visible = true;
    m.state.setOverlay(style);
}

void ViewCommands::setPeeking(bool peeking)
{
    if (peeking == m_peeking) {
        return;
    }
    OverlayStyle style = m.state.overlay();
    if (peeking) {
        m_visibleBeforePeek = style.visible;
    }
    style.visible = peeking ? false : m_visibleBeforePeek;
    m_peeking = peeking;
    m.state.setOverlay(style);
}

void ViewCommands::updateChecks(Changes changes)
{
    if (changes.hasAny(Change::Images | Change::Sequence)) {
        for (const Sequence sequence : kAllSequences) {
            QAction* show = action(kSequenceCommands[static_cast<std::size_t>(sequence)]);
            show->setEnabled(m.state.image(sequence) != nullptr);
            show->setChecked(show->isEnabled() && m.state.sequence() == sequence);
        }
    }
    const bool two = m.state.previousLayer() != nullptr;
    action(Command::BlinkLayers)->setEnabled(two);
    action(Command::SwipeLayers)->setEnabled(two);
    action(Command::SwipeLayers)->setChecked(two && m.state.swipe());
    action(Command::ToggleOverlay)->setChecked(m.state.overlay().visible);
    action(Command::CutOpen)->setChecked(m.state.surfaces().cutOpen);
    action(Command::ToggleCrosshair)->setChecked(m.state.crosshairVisible());
    action(Command::Radiological)->setChecked(m.state.convention() == Convention::Radiological);
    action(Command::Neurological)->setChecked(m.state.convention() == Convention::Neurological);
    action(Command::SmoothPixels)->setChecked(m.state.interpolation() != Interpolation::Nearest);
}

}  // namespace glioscope
