#pragma once

// What slice and 3D panes share: a rendered picture, queued rendering, focus that follows the
// pointer, a double click that asks for the whole space, and the held key that hides the overlay.
// No VTK in this header.

#include <QFrame>
#include <QImage>
#include <QPointF>

class vtkRenderWindow;

namespace glioscope {

class RenderView;

class Pane : public QFrame {
    Q_OBJECT
public:
    /// One queued render; calling it often costs nothing.
    void requestRender();

    /// Pictures made so far, for tests and benchmarks.
    [[nodiscard]] int renderCount() const;

    /// Fits the content again.
    virtual void resetView() = 0;

    /// Picture as shown now, in device pixels.
    [[nodiscard]] QImage picture() const;

    /// Picture for a file, savedScale() times as large in device pixels.
    [[nodiscard]] virtual QImage pictureToSave() { return picture(); }
    [[nodiscard]] virtual int savedScale() const { return 1; }

Q_SIGNALS:
    void maximiseRequested();
    /// True while the key that shows the picture without overlay is held.
    void peeking(bool held);
    /// A new picture has reached the window.
    void shown();

protected:
    explicit Pane(QWidget* parent);

    [[nodiscard]] vtkRenderWindow* renderWindow() const;
    /// Rendered anew so many times as large; what is shown stays.
    [[nodiscard]] QImage enlargedPicture(int factor);
    /// Scenes are destroyed between these two, as their OpenGL objects need the context.
    void makeContextCurrent();
    [[nodiscard]] QPointF toDevice(QPointF logical) const;
    [[nodiscard]] double pixelRatio() const;
    virtual void pixelRatioChanged() = 0;

    void enterEvent(QEnterEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;

private:
    void showFocus(bool focused);

    RenderView* m_view;
};

}  // namespace glioscope
