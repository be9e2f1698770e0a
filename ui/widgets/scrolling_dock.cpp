#include "ui/widgets/scrolling_dock.h"

#include <QEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

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

void ScrollingDock::setContent(QWidget* content, QWidget* pinned)
{
    auto* all = new QWidget(this);
    auto* layout = new QVBoxLayout(all);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_scroll = new WideEnoughArea;
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);  // it follows the focus of what it holds
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(content);
    layout->addWidget(m_scroll, 1);
    if (pinned) {
        layout->addWidget(pinned);
    }
    setWidget(all);
    m_content = content;
    m_pinned = pinned;
}

void ScrollingDock::moveEvent(QMoveEvent* event)
{
    QDockWidget::moveEvent(event);
    for (QWidget* each : {m_content, m_pinned}) {
        if (each) {
            each->setVisible(isFloating() || geometry().right() >= 0);
        }
    }
}

void ScrollingDock::bringIntoSight(QWidget* part)
{
    QTimer::singleShot(0, part, [this, part] {
        if (m_scroll) {
            m_scroll->ensureWidgetVisible(part);
        }
    });
}

}  // namespace glioscope
