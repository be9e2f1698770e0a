#pragma once

// The OpenGL surface inside a pane. Pictures are made when Qt paints, at most one a frame however often
// one was asked for, so that several panes changing together cost one composition of the window. Takes
// no input: the pane around it does. Included by pane sources only, as it brings VTK's headers along.

#include <QVTKOpenGLNativeWidget.h>

#include <functional>

namespace glioscope {

class GlView : public QVTKOpenGLNativeWidget {
    Q_OBJECT
public:
    explicit GlView(QWidget* parent);

    /// The next paint renders anew; until then painting repeats the last picture.
    void requestRender();

    [[nodiscard]] int renderCount() const { return m_renderCount; }

protected:
    void paintGL() override;
    void resizeGL(int width, int height) override;

private:
    bool m_dirty = true;
    int m_renderCount = 0;
};

}  // namespace glioscope
