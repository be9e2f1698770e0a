#pragma once

// The corner that the three slice planes cut off towards the viewer, taken out of surfaces so that
// what lies on the planes is seen. Includes VTK, so only sources of this folder use it.

#include "viewer/state/view_state.h"

#include <vtkNew.h>

#include <array>

class vtkActor;
class vtkPlane;

namespace glioscope {

class CutOpen {
public:
    CutOpen();
    ~CutOpen();
    CutOpen(const CutOpen&) = delete;
    CutOpen& operator=(const CutOpen&) = delete;

    /// The planes go through the shown slices and turn away from the viewer; before each picture.
    void follow(const ViewState& state, const Vec3& viewerLps);
    /// Cuts the actor, whose points are LPS mm, as long as `on`; else it is whole.
    void apply(vtkActor* actor, bool on) const;
    /// Where a line from the viewer leaves the corner.
    [[nodiscard]] Vec3 exit(const Vec3& viewerLps, const Vec3& throughLps) const;
    /// Which of the eight corners it is: for each slice plane whether it lies on the side that the
    /// slice numbers grow to.
    [[nodiscard]] const std::array<bool, 3>& upwards() const { return m_upwards; }

private:
    std::array<vtkNew<vtkPlane>, 3> m_planes;  // indexed by SlicePlane; normals out of the corner
    std::array<bool, 3> m_upwards = {false, false, false};
};

}  // namespace glioscope
