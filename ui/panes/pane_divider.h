#pragma once

// The line between two rows or columns of panes, which the pointer takes hold of. Draws nothing:
// its place shows the gap between the panes. While the pointer is on it it reaches over the panes
// beside it, so that it is not lost at once; else it leaves them alone, since Qt would paint it
// again with each of their pictures. Says how far it is dragged; its owner moves it.

#include <QRect>
#include <QWidget>

namespace glioscope {

class PaneDivider : public QWidget {
    Q_OBJECT
public:
    /// `orientation` is that of the line.
    PaneDivider(Qt::Orientation orientation, QWidget* parent);

    /// The gap, in the parent's logical pixels.
    void setGap(const QRect& gap);

Q_SIGNALS:
    /// To here, in the parent's logical pixels, across the line.
    void draggedTo(int position);
    /// Both sides shall have the same size again.
    void evenWanted();

protected:
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    [[nodiscard]] int across(QPoint inParent) const;
    void reach(bool overThePanes);

    Qt::Orientation m_orientation;
    QRect m_gap;
    bool m_reaching = false;
    int m_grip = 0;  ///< where the pointer holds it, from its middle
};

}  // namespace glioscope
