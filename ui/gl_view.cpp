#include "ui/gl_view.h"

#include <vtkGenericOpenGLRenderWindow.h>

namespace glioscope {

GlView::GlView(QWidget* parent) : QVTKOpenGLNativeWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    setEnableHiDPI(false);  // the scenes are told the pixel ratio and size their letters by it
    const vtkNew<vtkGenericOpenGLRenderWindow> window;
    window->SetMultiSamples(0);
    setRenderWindow(window);
}

void GlView::requestRender()
{
    m_dirty = true;
    update();
}

void GlView::resizeGL(int width, int height)
{
    QVTKOpenGLNativeWidget::resizeGL(width, height);
    m_dirty = true;
}

void GlView::paintGL()
{
    if (m_dirty && renderWindow()) {
        m_dirty = false;
        ++m_renderCount;
        // Every frame makes VTK's adapter ask for another paint; this frame is being painted already.
        setAttribute(Qt::WA_UpdatesDisabled, true);
        renderWindow()->Render();
        setAttribute(Qt::WA_UpdatesDisabled, false);
    }
    QVTKOpenGLNativeWidget::paintGL();
}

}  // namespace glioscope
