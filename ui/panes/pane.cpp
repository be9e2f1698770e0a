#include "ui/panes/pane.h"

#include "ui/panes/render_view.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMouseEvent>
#include <QVBoxLayout>

#include <vtkRenderWindow.h>

namespace glioscope {
namespace {

/// On many keyboards the key left of 1 is a dead one.
bool isPeekKey(const QKeyEvent& event)
{
    return event.key() == Qt::Key_QuoteLeft || event.key() == Qt::Key_Dead_Grave;
}

}  // namespace

Pane::Pane(QWidget* parent) : QFrame(parent), m_view(new RenderView(this))
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(120, 120);
    // The frame is the sign of which pane the keys go to.
    setFrameShape(QFrame::Box);
    setLineWidth(1);
    showFocus(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    connect(m_view, &RenderView::shown, this, &Pane::shown);
}

void Pane::requestRender()
{
    m_view->requestRender();
}

int Pane::renderCount() const
{
    return m_view->renderCount();
}

QImage Pane::picture() const
{
    return m_view->picture();
}

QImage Pane::enlargedPicture(int factor)
{
    return m_view->enlarged(factor);
}

vtkRenderWindow* Pane::renderWindow() const
{
    return m_view->renderWindow();
}

void Pane::makeContextCurrent()
{
    renderWindow()->MakeCurrent();
}

double Pane::pixelRatio() const
{
    return m_view->devicePixelRatioF();
}

QPointF Pane::toDevice(QPointF logical) const
{
    return (logical - QPointF(m_view->pos())) * pixelRatio();
}

void Pane::enterEvent(QEnterEvent* event)
{
    // Not while somebody is typing a number or a name.
    if (!qobject_cast<QLineEdit*>(QApplication::focusWidget()) && isActiveWindow()) {
        setFocus(Qt::MouseFocusReason);
    }
    QFrame::enterEvent(event);
}

void Pane::keyPressEvent(QKeyEvent* event)
{
    if (!isPeekKey(*event)) {
        QFrame::keyPressEvent(event);
    } else if (!event->isAutoRepeat()) {
        Q_EMIT peeking(true);
    }
}

void Pane::keyReleaseEvent(QKeyEvent* event)
{
    if (!isPeekKey(*event)) {
        QFrame::keyReleaseEvent(event);
    } else if (!event->isAutoRepeat()) {
        Q_EMIT peeking(false);
    }
}

void Pane::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton) {
        Q_EMIT maximiseRequested();
    }
}

void Pane::focusInEvent(QFocusEvent* event)
{
    QFrame::focusInEvent(event);
    showFocus(true);
}

void Pane::focusOutEvent(QFocusEvent* event)
{
    QFrame::focusOutEvent(event);
    showFocus(false);
    Q_EMIT peeking(false);
}

void Pane::showFocus(bool focused)
{
    QPalette palette;
    palette.setColor(QPalette::WindowText,
                     focused ? palette.color(QPalette::Highlight) : QColor(Qt::black));
    setPalette(palette);
}

bool Pane::event(QEvent* event)
{
    if (event->type() == QEvent::DevicePixelRatioChange || event->type() == QEvent::Show) {
        pixelRatioChanged();
        requestRender();
    }
    return QFrame::event(event);
}

}  // namespace glioscope
