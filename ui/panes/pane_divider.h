#pragma once

// The line between two rows or columns of panes, which the pointer takes hold of. Draws nothing:
// its place shows the gap between the panes. Says how far it is dragged; its owner moves it.

#include <QWidget>

namespace glioscope {

class PaneDivider : public QWidget {
    Q_OBJECT
public:
    /// `orientation` is that of the line.
    PaneDivider(Qt::Orientation orientation, QWidget* parent);

Q_SIGNALS:
    /// To here, in the parent's logical pixels, across the line.
    void draggedTo(int position);
    /// Both sides shall have the same size again.
    void evenWanted();

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    [[nodiscard]] int across(QPoint inParent) const;

    Qt::Orientation m_orientation;
    int m_grip = 0;  ///< where the pointer holds it, from its middle
};

}  // namespace glioscope
