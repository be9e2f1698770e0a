#include "ui/widgets/scrolling_dock.h"

#include <QEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>

namespace glioscope {
namespace {

/// Scrolls up and down only, so it is never narrower than its content.
class WideEnoughArea : public QScrollArea {
public:
    using QScrollArea::QScrollArea;

    [[nodiscard]] QSize minimumSizeHint() const override
    {
        const int content = widget() ? widget()->minimumSizeHint().width() : 0;
        return {content + verticalScrollBar()->sizeHint().width() + 2 * frameWidth(),
                QScrollArea::minimumSizeHint().height()};
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (watched == widget() && event->type() == QEvent::LayoutRequest) {
            updateGeometry();
        }
        return QScrollArea::eventFilter(watched, event);
    }
};

}  // namespace

void ScrollingDock::setContent(QWidget* content)
{
    auto* scroll = new WideEnoughArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    setWidget(scroll);
    m_content = content;
}

void ScrollingDock::moveEvent(QMoveEvent* event)
{
    QDockWidget::moveEvent(event);
    if (m_content) {
        m_content->setVisible(isFloating() || geometry().right() >= 0);
    }
}

void ScrollingDock::bringIntoSight(QWidget* part)
{
    QTimer::singleShot(0, part, [this, part] {
        if (auto* scroll = qobject_cast<QScrollArea*>(widget())) {
            scroll->ensureWidgetVisible(part);
        }
    });
}

}  // namespace glioscope
