#pragma once

// The 3D pane: surfaces of the active layer, rings of those that are outlined beside it, the three
// slice planes as pictures in space, letters at the sides of the head. Reads the ViewState; has
// only its own camera. Rules for rendering, threads and points are those of SliceScene.

#include "viewer/slices/pane_point.h"
#include "viewer/space/label_surfaces.h"
#include "viewer/state/view_state.h"

#include <memory>
#include <optional>
#include <vector>

class vtkRenderWindow;

namespace glioscope {

class VolumeScene {
public:
    VolumeScene(vtkRenderWindow* window, const ViewState& state);
    ~VolumeScene();
    VolumeScene(const VolumeScene&) = delete;
    VolumeScene& operator=(const VolumeScene&) = delete;

    [[nodiscard]] bool update(Changes changes);
    void setPixelRatio(double ratio);

    /// Surfaces of ViewState::activeLayer(), made by makeLabelSurfaces() elsewhere; null for none.
    /// Surfaces stay until replaced, also when the active layer changes.
    void setSurfaces(std::shared_ptr<const LabelSurfaces> surfaces);

    /// Of the segmentations that are outlined beside the active one.
    void setOutlined(std::vector<OutlinedSurfaces> outlined);

    /// Turns by a pointer movement in device pixels (y downwards); the head stays upright.
    void rotate(double dx, double dy);
    void pan(double dx, double dy);
    void zoom(double factor);
    /// The view from the front, right and above in which everything fits.
    void resetView();
    /// World position on the surface or plane under a point; nothing over the background.
    [[nodiscard]] std::optional<Vec3> pick(PanePoint point) const;

private:
    struct Private;
    std::unique_ptr<Private> m_d;
};

}  // namespace glioscope
