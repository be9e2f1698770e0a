#include "ui/panes/render_view.h"

#include <QPainter>

#include <vtkNew.h>
#include <vtkOpenGLFramebufferObject.h>
#include <vtkOpenGLRenderWindow.h>
#include <vtkRenderWindow.h>
#include <vtk_glad.h>

#include <cmath>
#include <cstring>
#include <vector>

namespace glioscope {

struct RenderView::Private {
    vtkNew<vtkRenderWindow> window;
    std::vector<std::uint32_t> pixels;  ///< as OpenGL gives them: rows from the bottom
};

RenderView::RenderView(QWidget* parent) : QWidget(parent), d(std::make_unique<Private>())
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setFocusPolicy(Qt::NoFocus);
    d->window->SetShowWindow(false);
    d->window->SetUseOffScreenBuffers(true);
    d->window->SetMultiSamples(0);
    // Nobody sees VTK's own front buffer; frames are read from the one it renders into.
    d->window->SwapBuffersOff();
}

RenderView::~RenderView() = default;

vtkRenderWindow* RenderView::renderWindow() const
{
    return d->window;
}

void RenderView::requestRender()
{
    m_dirty = true;
    update();
}

void RenderView::resizeEvent(QResizeEvent*)
{
    m_dirty = true;
}

void RenderView::paintEvent(QPaintEvent*)
{
    const bool isNew = m_dirty;
    if (isNew) {
        m_dirty = false;
        ++m_renderCount;
        render();
    }
    QPainter painter(this);
    painter.setCompositionMode(QPainter::CompositionMode_Source);
    painter.drawImage(QPoint(0, 0), m_picture);
    if (isNew) {
        // What is painted reaches the window system when this event has been handled.
        QMetaObject::invokeMethod(this, &RenderView::shown, Qt::QueuedConnection);
    }
}

QSize RenderView::deviceSize() const
{
    const double ratio = devicePixelRatioF();
    return {std::max(1, int(std::lround(this->width() * ratio))),
            std::max(1, int(std::lround(this->height() * ratio)))};
}

void RenderView::render()
{
    renderInto(m_picture, deviceSize());
    m_picture.setDevicePixelRatio(devicePixelRatioF());
}

QImage RenderView::enlarged(int factor)
{
    QImage picture;
    renderInto(picture, factor * deviceSize());
    requestRender();
    return picture;
}

void RenderView::renderInto(QImage& picture, const QSize& size)
{
    const int width = size.width(), height = size.height();
    d->window->SetSize(width, height);
    d->window->Render();
    auto* opengl = vtkOpenGLRenderWindow::SafeDownCast(d->window);
    if (!opengl) {
        return;
    }
    const std::size_t columns = std::size_t(width);
    d->pixels.resize(columns * std::size_t(height));
    opengl->MakeCurrent();
    opengl->GetRenderFramebuffer()->Bind(GL_READ_FRAMEBUFFER);
    opengl->GetRenderFramebuffer()->ActivateReadBuffer(0);
    glPixelStorei(GL_PACK_ALIGNMENT, 4);
    glReadPixels(0, 0, width, height, GL_BGRA, GL_UNSIGNED_INT_8_8_8_8_REV, d->pixels.data());
    if (picture.size() != size) {
        picture = QImage(size, QImage::Format_RGB32);
    }
    for (int y = 0; y < height; ++y) {
        std::memcpy(picture.scanLine(height - 1 - y), d->pixels.data() + std::size_t(y) * columns,
                    columns * sizeof(std::uint32_t));
    }
}

}  // namespace glioscope
