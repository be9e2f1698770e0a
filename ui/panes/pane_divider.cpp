#include "ui/panes/pane_divider.h"

#include <QMouseEvent>

namespace glioscope {

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
