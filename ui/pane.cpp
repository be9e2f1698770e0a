#include "ui/pane.h"

#include "ui/render_view.h"

#include <QApplication>
#include <QLineEdit>
#include <QMouseEvent>
#include <QVBoxLayout>

#include <vtkRenderWindow.h>

namespace glioscope {

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
