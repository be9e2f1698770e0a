#pragma once

// A dock whose content scrolls where the window is too low for it.

#include <QDockWidget>

namespace glioscope {

class ScrollingDock : public QDockWidget {
    Q_OBJECT
public:
    using QDockWidget::QDockWidget;

protected:
    /// Behind another dock its fields take no keys: Qt leaves it shown there, out of sight.
    void moveEvent(QMoveEvent* event) override;
    /// Takes the content over; it is as wide as the dock.
    void setContent(QWidget* content);
    /// Scrolls as little as it takes to have this part of the content in sight, once it has its
    /// place.
    void bringIntoSight(QWidget* part);

private:
    QWidget* m_content = nullptr;
};

}  // namespace glioscope
