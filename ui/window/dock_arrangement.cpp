#include "ui/window/dock_arrangement.h"

#include <QChildEvent>
#include <QDockWidget>
#include <QMainWindow>
#include <QTabBar>
#include <QTabWidget>

#include <algorithm>
#include <iterator>
#include <utility>

namespace glioscope {
namespace {

constexpr int kWide = 1700;  // points: both columns of docks take less than 0.4 of it
constexpr int kHigh = 1150;  // both stacks show all that they have without scrolling
constexpr int kRightWidth = 330;
constexpr int kLeftWidth = 260;
constexpr int kTabsWidth = 30;
constexpr int kAboveHeight = 480;
constexpr int kBelowHeight = 576;

bool isNamed(const QDockWidget* dock, const std::vector<std::string>& names)
{
    return std::ranges::find(names, dock->objectName().toStdString()) != names.end();
}

bool isSeenIn(QDockWidget* dock, Qt::DockWidgetArea area, const QMainWindow& window)
{
    return !dock->isHidden() && !dock->isFloating() && window.dockWidgetArea(dock) == area;
}

}  // namespace

DockArrangement::DockArrangement(QMainWindow& window, Docks docks)
    : QObject(&window), m_window(window), m_docks(std::move(docks))
{
    window.setDockOptions(QMainWindow::AnimatedDocks | QMainWindow::AllowTabbedDocks);
    window.setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    // At the edge the names of all tabs have room, whatever the width.
    window.setTabPosition(Qt::RightDockWidgetArea, QTabWidget::East);
    window.setTabPosition(Qt::LeftDockWidgetArea, QTabWidget::West);
    for (QDockWidget* dock : window.findChildren<QDockWidget*>(Qt::FindDirectChildrenOnly)) {
        if (!m_docks.above.contains(dock) && !m_docks.below.contains(dock) &&
            dock != m_docks.left) {
            m_docks.below << dock;
        }
    }
    m_resized.setSingleShot(true);
    m_resized.setInterval(0);
    connect(&m_resized, &QTimer::timeout, this, &DockArrangement::follow);
    window.installEventFilter(this);
    for (QDockWidget* dock : all()) {
        connect(dock, &QDockWidget::visibilityChanged, this, &DockArrangement::changed);
        connect(dock, &QDockWidget::dockLocationChanged, this, &DockArrangement::changed);
        connect(dock, &QDockWidget::topLevelChanged, this, &DockArrangement::changed);
    }
    arrange();
}

QList<QDockWidget*> DockArrangement::all() const
{
    return m_docks.above + m_docks.below +
           (m_docks.left ? QList{m_docks.left} : QList<QDockWidget*>());
}

DockArrangement::Kind DockArrangement::kindOf(QSize window)
{
    return {.wide = window.width() >= kWide, .high = window.height() >= kHigh};
}

void DockArrangement::stack(const QList<QDockWidget*>& docks)
{
    for (qsizetype i = 0; i < docks.size(); ++i) {
        i == 0 ? m_window.addDockWidget(Qt::RightDockWidgetArea, docks[0])
               : m_window.tabifyDockWidget(docks[i - 1], docks[i]);
    }
}

void DockArrangement::arrange()
{
    m_kind = kindOf(m_window.size());
    QList<QDockWidget*> seen;
    for (QDockWidget* dock : all()) {
        if (!dock->isHidden()) {
            seen << dock;
        }
        if (!dock->isFloating()) {
            m_window.removeDockWidget(dock);
        }
    }
    const auto isHere = [](const QDockWidget* dock) { return dock && !dock->isFloating(); };
    QList<QDockWidget*> above, below;
    std::ranges::copy_if(m_docks.above, std::back_inserter(above), isHere);
    std::ranges::copy_if(m_docks.below, std::back_inserter(below), isHere);
    if (isHere(m_docks.left)) {
        m_kind.wide ? m_window.addDockWidget(Qt::LeftDockWidgetArea, m_docks.left)
                    : below.append(m_docks.left);
    }
    if (m_kind.high) {
        stack(above);
        stack(below);
    } else {
        const qsizetype front = std::min<qsizetype>(1, below.size());
        stack(below.first(front) + above + below.sliced(front));
    }
    for (QDockWidget* dock : all()) {
        dock->setVisible(seen.contains(dock));
    }
    for (const QList<QDockWidget*>& group : {above, below}) {
        if (!group.isEmpty()) {
            group.first()->raise();
        }
    }
    share();
    if (m_kind.high && !above.isEmpty() && !below.isEmpty()) {
        m_window.resizeDocks({above.first(), below.first()}, {kAboveHeight, kBelowHeight},
                             Qt::Vertical);
    }
}

/// The left column keeps what the right one leaves of their share.
void DockArrangement::share()
{
    const int room = int(m_window.width() * kLargestShare) - kTabsWidth;
    const int right = std::min(kRightWidth, room);
    QList<QDockWidget*> docks;
    QList<int> widths;
    for (QDockWidget* dock : all()) {
        if (isSeenIn(dock, Qt::RightDockWidgetArea, m_window)) {
            docks << dock;
            widths << right;
            break;
        }
    }
    if (m_docks.left && isSeenIn(m_docks.left, Qt::LeftDockWidgetArea, m_window)) {
        docks << m_docks.left;
        widths << std::max(1, std::min(kLeftWidth, room - right));
    }
    m_window.resizeDocks(docks, widths, Qt::Horizontal);
}

void DockArrangement::follow()
{
    if (kindOf(m_window.size()) == m_kind) {
        if (m_window.width() - m_window.centralWidget()->width() >
            m_window.width() * kLargestShare) {
            share();
        }
        return;
    }
    m_left[version()] = save();
    QList<QDockWidget*> hidden = all();
    hidden.removeIf([](const QDockWidget* dock) { return !dock->isHidden(); });
    arrange();
    if (m_window.restoreState(m_left.value(version()), version())) {
        for (QDockWidget* dock : all()) {
            dock->setVisible(!hidden.contains(dock));
        }
    }
}

bool DockArrangement::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize) {
        m_resized.start();
    } else if (event->type() == QEvent::ChildPolished) {
        if (auto* tabs = qobject_cast<QTabBar*>(static_cast<QChildEvent*>(event)->child())) {
            tabs->setAccessibleName(tr("Panels"));
        }
    }
    return QObject::eventFilter(watched, event);
}

int DockArrangement::version() const
{
    return 1 + (m_kind.wide ? 1 : 0) + (m_kind.high ? 2 : 0);
}

QByteArray DockArrangement::save() const
{
    return m_window.saveState(version());
}

void DockArrangement::restore(const QByteArray& saved)
{
    arrange();
    if (!m_window.restoreState(saved, version())) {
        // A window that opens maximised becomes one of its kind a moment later.
        for (const int other : {1, 2, 3, 4}) {
            m_left.insert(other, saved);
        }
    }
}

/// By the tabs that are chosen.
QList<QDockWidget*> DockArrangement::inFront() const
{
    QStringList titles;
    for (const QTabBar* tabs : m_window.findChildren<QTabBar*>(Qt::FindDirectChildrenOnly)) {
        if (tabs->currentIndex() >= 0) {
            titles << tabs->tabText(tabs->currentIndex());
        }
    }
    QList<QDockWidget*> docks = all();
    docks.removeIf([&titles](const QDockWidget* dock) {
        return dock->isHidden() || !titles.contains(dock->windowTitle());
    });
    return docks;
}

SavedPanels DockArrangement::panels() const
{
    SavedPanels panels{.windowKind = version(), .arrangement = save().toBase64().toStdString()};
    for (const QDockWidget* dock : inFront()) {
        panels.front.push_back(dock->objectName().toStdString());
    }
    for (const QDockWidget* dock : all()) {
        if (dock->isHidden()) {
            panels.hidden.push_back(dock->objectName().toStdString());
        }
    }
    return panels;
}

void DockArrangement::show(const SavedPanels& panels)
{
    // The list of cases comes and goes with a dataset.
    const bool hasCases = m_docks.left && !m_docks.left->isHidden();
    const QByteArray arrangement =
        QByteArray::fromBase64(QByteArray::fromStdString(panels.arrangement));
    if (panels.windowKind == version() && m_window.restoreState(arrangement, version())) {
        for (QDockWidget* dock : all()) {
            const bool may = dock != m_docks.left || hasCases;
            dock->setVisible(may && !isNamed(dock, panels.hidden));
        }
        m_resized.start();  // docks of a wider window take their share of this one
    }
    for (QDockWidget* dock : all()) {
        if (!dock->isHidden() && isNamed(dock, panels.front)) {
            dock->raise();
        }
    }
}

}  // namespace glioscope
