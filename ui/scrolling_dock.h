#pragma once

// A dock whose content scrolls where the window is too low for it.

#include <QDockWidget>

namespace glioscope {

class ScrollingDock : public QDockWidget {
    Q_OBJECT
public:
    using QDockWidget::QDockWidget;

protected:
    /// Takes the content over; it is as wide as the dock.
    void setContent(QWidget* content);
};

}  // namespace glioscope
