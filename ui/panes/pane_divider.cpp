#include "ui/panes/pane_divider.h"

#include <QMouseEvent>

namespace glioscope {
namespace {

constexpr int kReach = 4;  // logical pixels on each side

}  // namespace

PaneDivider::PaneDivider(Qt::Orientation orientation, QWidget* parent)
    : QWidget(parent), m_orientation(orientation)
{
    setObjectName(QStringLiteral("paneDivider"));
    setCursor(orientation == Qt::Vertical ? Qt::SplitHCursor : Qt::SplitVCursor);
    setToolTip(tr("Drag to share the space otherwise, double-click for equal parts"));
    setAttribute(Qt::WA_NoSystemBackground);
}

int PaneDivider::across(QPoint inParent) const
{
    return m_orientation == Qt::Vertical ? inParent.x() : inParent.y();
}

void PaneDivider::setGap(const QRect& gap)
{
    m_gap = gap;
    reach(m_reaching);
}

void PaneDivider::reach(bool overThePanes)
{
    m_reaching = overThePanes;
    const int reach = overThePanes ? kReach : 0;
    setGeometry(m_orientation == Qt::Vertical ? m_gap.adjusted(-reach, 0, reach, 0)
                                              : m_gap.adjusted(0, -reach, 0, reach));
}

void PaneDivider::enterEvent(QEnterEvent* event)
{
    reach(true);
    QWidget::enterEvent(event);
}

void PaneDivider::leaveEvent(QEvent* event)
{
    reach(false);
    QWidget::leaveEvent(event);
}

void PaneDivider::mousePressEvent(QMouseEvent* event)
{
    m_grip = across(mapToParent(event->position().toPoint())) - across(geometry().center());
}

void PaneDivider::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons().testFlag(Qt::LeftButton)) {
        Q_EMIT draggedTo(across(mapToParent(event->position().toPoint())) - m_grip);
    }
}

void PaneDivider::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton) {
        Q_EMIT evenWanted();
    }
}

}  // namespace glioscope
