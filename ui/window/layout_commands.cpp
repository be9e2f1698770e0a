#include "ui/window/layout_commands.h"

#include "ui/panes/pane_grid.h"

#include <QActionGroup>
#include <QMenu>

#include <array>
#include <utility>

namespace glioscope {
namespace {

constexpr std::array kPlaneCommands = {Command::PlaneAxial, Command::PlaneCoronal,
                                       Command::PlaneSagittal};

}  // namespace

LayoutCommands::LayoutCommands(const Context& context, QMenu* menu, QObject* parent)
    : QObject(parent), m(context)
{
    addLayouts(menu);
    menu->addSeparator();
    addPlanes(menu);
    m_subscription = m.state.subscribe([this](Changes changes) {
        if (changes.hasAny(Change::Layers | Change::Images)) {
            apply();
        }
    });
    connect(&m.panes, &PaneGrid::sharesChanged, this, [this] {
        m.preferences.panes.shares[QString::fromLatin1(layout().key)] = m.panes.shares();
    });
    apply();
}

void LayoutCommands::addLayouts(QMenu* menu)
{
    auto* group = new QActionGroup(this);
    for (const LayoutInfo& info : layoutTable()) {
        auto* action = menu->addAction(layoutText(info.text));
        action->setObjectName(QString::fromLatin1(info.key));
        action->setShortcuts(keysOf(info));
        action->setToolTip(layoutText(info.help));
        action->setCheckable(true);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, &info] { chooseLayout(info); });
        m_layoutActions[&info] = action;
    }
}

void LayoutCommands::addPlanes(QMenu* menu)
{
    for (std::size_t i = 0; i < kPlaneCommands.size(); ++i) {
        const auto plane = static_cast<SlicePlane>(i);
        menu->addAction(m.actions[kPlaneCommands[i]]);
        m.actions.on(kPlaneCommands[i], this, [this, plane] { choosePlane(plane); });
    }
    menu->addAction(m.actions[Command::NextPlane]);
    m.actions.on(Command::NextPlane, this, [this] {
        const auto next = (static_cast<std::size_t>(m.preferences.panes.plane) + 1) % 3;
        choosePlane(static_cast<SlicePlane>(next));
    });
}

const LayoutInfo& LayoutCommands::layout() const
{
    const LayoutInfo* remembered = layoutCalled(m.preferences.panes.layout);
    return remembered ? *remembered : layoutTable().front();
}

void LayoutCommands::chooseLayout(const LayoutInfo& layout)
{
    m.preferences.panes.layout = QString::fromLatin1(layout.key);
    apply();
}

void LayoutCommands::choosePlane(SlicePlane plane)
{
    m.preferences.panes.plane = plane;
    apply();
}

void LayoutCommands::compare(std::vector<LayerId> layers)
{
    m_compared = std::move(layers);
    m_comparedAmong = segmentations();
    apply();
}

void LayoutCommands::restore(const PanePreferences& panes,
                             std::optional<std::vector<LayerId>> compared)
{
    if (layoutCalled(panes.layout)) {
        m.preferences.panes.layout = panes.layout;
        m.preferences.panes.shares[panes.layout] = panes.shares.value(panes.layout);
    }
    m.preferences.panes.plane = panes.plane;
    m_compared = std::move(compared);
    m_comparedAmong = segmentations();
    apply();
}

std::vector<LayerId> LayoutCommands::segmentations() const
{
    std::vector<LayerId> all;
    for (const Layer& layer : m.state.document().layers()) {
        if (layer.labels()) {
            all.push_back(layer.id);
        }
    }
    return all;
}

void LayoutCommands::apply()
{
    if (m_compared && m_comparedAmong != segmentations()) {
        m_compared.reset();
    }
    const LayoutInfo& chosen = layout();
    m_layoutActions.at(&chosen)->setChecked(true);
    for (std::size_t i = 0; i < kPlaneCommands.size(); ++i) {
        m.actions[kPlaneCommands[i]]->setEnabled(chosen.choosesPlane);
        m.actions[kPlaneCommands[i]]->setChecked(m.preferences.panes.plane ==
                                                 static_cast<SlicePlane>(i));
    }
    m.actions[Command::NextPlane]->setEnabled(chosen.choosesPlane);
    m.panes.arrange(chosen.make({.plane = m.preferences.panes.plane,
                                 .layers = m_compared ? *m_compared : layersToCompare(m.state)}));
    m.panes.setShares(m.preferences.panes.shares.value(QString::fromLatin1(chosen.key)));
}

}  // namespace glioscope
