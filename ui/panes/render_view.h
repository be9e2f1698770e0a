#pragma once

// The picture inside a pane: an off-screen VTK window whose frames are read back and painted like
// any other widget. That costs one copy a frame and saves the composition of the whole window by
// OpenGL, which QOpenGLWidget needs for every change of any pane: half of a wheel step's time with
// software OpenGL. It also works wherever VTK finds any OpenGL at all (GLX, EGL, OSMesa), remote
// desktops too. Pictures are made when Qt paints, at most one a frame. Takes no input: the pane
// around it does.

#include <QImage>
#include <QWidget>

#include <memory>

class vtkRenderWindow;

namespace glioscope {

class RenderView : public QWidget {
    Q_OBJECT
public:
    explicit RenderView(QWidget* parent);
    ~RenderView() override;

    [[nodiscard]] vtkRenderWindow* renderWindow() const;

    /// The next paint renders anew; until then painting repeats the last picture.
    void requestRender();

    /// The last picture, in device pixels.
    [[nodiscard]] const QImage& picture() const { return m_picture; }
    [[nodiscard]] int renderCount() const { return m_renderCount; }
    /// Rendered anew so many times as large; the next paint renders at the usual size again.
    [[nodiscard]] QImage enlarged(int factor);

Q_SIGNALS:
    /// A new picture has been handed to the window system.
    void shown();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void render();
    [[nodiscard]] QSize deviceSize() const;
    void renderInto(QImage& picture, const QSize& size);

    struct Private;
    std::unique_ptr<Private> d;
    QImage m_picture;
    bool m_dirty = true;
    int m_renderCount = 0;
};

}  // namespace glioscope
