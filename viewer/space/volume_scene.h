#pragma once

// The 3D pane: surfaces of the active layer, rings of those that are outlined beside it, the three
// slice planes as pictures in space, letters at the sides of the head. Reads the ViewState; has
// only its own camera. Rules for rendering, threads and points are those of SliceScene.

#include "viewer/slices/pane_point.h"
#include "viewer/space/brain.h"
#include "viewer/space/label_surfaces.h"
#include "viewer/space/view_from.h"
#include "viewer/state/space_view.h"
#include "viewer/state/view_state.h"

#include <functional>
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

    /// Hidden, Surface or Volume: what the state's choice comes to on this hardware.
    [[nodiscard]] BrainLook brainWanted() const;
    /// Of the shown sequence, made by makeBrainSurface() or makeBrainVoxels() elsewhere; drawn
    /// where brainWanted() says so, null for none. The voxels' labels stand for the surfaces of
    /// the active layer, which are not drawn with them.
    void setBrain(std::shared_ptr<const TriangleMesh> surface,
                  std::shared_ptr<const BrainVoxels> voxels);
    /// Called while a picture is drawn where another one is needed and brainWanted() may have
    /// changed: voxels are tried once.
    void whenBrainIsTried(std::function<void()> call);

    /// Turns by a pointer movement in device pixels (y downwards); the head stays upright.
    void rotate(double dx, double dy);
    void pan(double dx, double dy);
    void zoom(double factor);
    /// The view from the front, right and above in which everything fits.
    void resetView();
    /// Straight from a side of the patient.
    void lookFrom(ViewFrom side);
    [[nodiscard]] SpaceView view() const;
    /// One that cannot be, as of a damaged file, is left alone.
    void setView(const SpaceView& view);
    /// World position on the surface or plane under a point; nothing over the background.
    [[nodiscard]] std::optional<Vec3> pick(PanePoint point) const;

private:
    struct Private;
    std::unique_ptr<Private> m_d;
};

}  // namespace glioscope
