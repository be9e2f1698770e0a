#pragma once

// A dock whose content scrolls where the window is too low for it, but for what stands below and is
// always in sight.

#include <QDockWidget>

class QScrollArea;

namespace glioscope {

class ScrollingDock : public QDockWidget {
    Q_OBJECT
public:
    using QDockWidget::QDockWidget;

protected:
    /// Behind another dock its fields take no keys: Qt leaves it shown there, out of sight.
    void moveEvent(QMoveEvent* event) override;
    /// Takes both over; they are as wide as the dock. What is `pinned` stands below the content and
    /// does not scroll.
    void setContent(QWidget* content, QWidget* pinned = nullptr);
    /// Scrolls as little as it takes to have this part of the content in sight, once it has its
    /// place.
    void bringIntoSight(QWidget* part);

private:
    QScrollArea* m_scroll = nullptr;
    QWidget* m_content = nullptr;
    QWidget* m_pinned = nullptr;
};

}  // namespace glioscope
