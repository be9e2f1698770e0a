#pragma once

// One slice pane drawn into a render window: the slice with its overlay as one picture, crosshair,
// edge letters, scale bar and corner texts. Reads the ViewState and never changes it; centre and
// zoom are those of its camera group. Does not render by itself: update() and followCamera() say
// whether the window needs a Render(), and whoever calls vtkRenderWindow::Render() gets a picture
// that fits the window's size at that moment.
//
// Points are device pixels (logical pixels times the pixel ratio) from the pane's top left corner,
// y downwards. GUI thread only; destroy it while the window's context can still be made current.

#include "viewer/slices/camera_group.h"
#include "viewer/slices/pane_point.h"
#include "viewer/state/pane_spec.h"

#include <functional>
#include <memory>
#include <string>

class vtkRenderWindow;

namespace glioscope {

struct Annotations;

class SliceScene {
public:
    /// Window and state must outlive the scene, which is the only one in its window. `pane` has a
    /// plane.
    SliceScene(vtkRenderWindow* window, const PaneSpec& pane, const ViewState& state,
               std::shared_ptr<CameraGroup> cameras = std::make_shared<CameraGroup>());
    ~SliceScene();
    SliceScene(const SliceScene&) = delete;
    SliceScene& operator=(const SliceScene&) = delete;

    /// Something else in the same window; the picture is out of date then.
    void setPane(const PaneSpec& pane, std::shared_ptr<CameraGroup> cameras);
    [[nodiscard]] const PaneSpec& pane() const;
    [[nodiscard]] Sequence sequence() const;
    [[nodiscard]] CameraGroup& cameras() const;
    /// A scene that nobody sees has no say in how its camera group is fitted.
    void setShown(bool shown);

    /// To be called with every change of the state; true where the picture is out of date now.
    [[nodiscard]] bool update(Changes changes);
    /// The same with every change of the camera group.
    [[nodiscard]] bool followCamera();
    /// Device pixels a logical pixel (1, 1.25, ...): size of letters and lines.
    void setPixelRatio(double ratio);
    /// Lays out for a window of this many device pixels; Render() does the same by itself, so this
    /// is only for pick() and the like before the first picture.
    void resize(int width, int height);

    [[nodiscard]] SlicePlane plane() const;
    [[nodiscard]] const SliceFrame& frame() const;
    [[nodiscard]] EdgeLetters edgeLetters() const;
    /// "S 45.5 mm  78/155", as shown in the corner.
    [[nodiscard]] std::string sliceText() const;

    /// Shown slice, counted from 0 in stepping direction (to S, A or L).
    [[nodiscard]] int slice() const;
    [[nodiscard]] int sliceCount() const;
    /// Cursor after `steps` slices, clipped to the grid and put on the slice's voxel centres; for
    /// ViewState::setCursorLps().
    [[nodiscard]] Vec3 cursorAfterSteps(int steps) const;
    /// Cursor on slice number `slice` (clipped), otherwise where it is.
    [[nodiscard]] Vec3 cursorAtSlice(int slice) const;

    /// World position under a point, on the shown slice; it may lie outside the grid.
    [[nodiscard]] Vec3 pick(PanePoint point) const;
    /// Point of a world position, projected onto the shown slice along its normal.
    [[nodiscard]] PanePoint pointAt(const Vec3& lps) const;

    /// Adds to what is drawn over the picture, whenever that is drawn; an empty function adds
    /// nothing.
    void setDrawing(std::function<void(Annotations&)> draw);
    /// What it adds is out of date now; a Render() is due.
    void redraw();

    // The camera group's view; each marks the picture out of date, a Render() is due afterwards.
    void pan(double dx, double dy);
    /// Zooms by `factor` (above 1: larger) with the point staying where it is.
    void zoom(double factor, PanePoint about);
    /// Fits the part of the grid that holds anything into the panes (as at the start).
    void fit();
    [[nodiscard]] double devicePixelsPerMm() const;

private:
    struct Private;
    std::unique_ptr<Private> m_d;
};

}  // namespace glioscope
