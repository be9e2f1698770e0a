#pragma once

// The surfaces of a segmentation in space, twice: shaded among the slice planes, and as a faint
// veil over everything, so that what the planes hide is still seen. Includes VTK, so only sources
// of this folder use it.

#include "viewer/space/cut_open.h"
#include "viewer/space/label_surfaces.h"
#include "viewer/state/view_state.h"

#include <vtkNew.h>

#include <array>
#include <cstddef>

class vtkActor;
class vtkRenderer;

namespace glioscope {

class SurfaceActors {
public:
    SurfaceActors(vtkRenderer* renderer, vtkRenderer* veilRenderer);
    ~SurfaceActors();
    SurfaceActors(const SurfaceActors&) = delete;
    SurfaceActors& operator=(const SurfaceActors&) = delete;

    /// Labels or regions as the state says; null for none. The meshes, and what cuts them open,
    /// must stay while they are shown.
    void show(const LabelSurfaces* surfaces, const ViewState& state, const CutOpen& cut);
    /// Cut open, or whole again.
    void setCut(const CutOpen& cut, bool on);

private:
    /// There are fewer regions than labels; the actors beyond them show nothing.
    static constexpr std::size_t kActors = kMarkedLabels.size();

    std::array<vtkNew<vtkActor>, kActors> m_actors;  // innermost first
    std::array<vtkNew<vtkActor>, kActors> m_veils;   // the same surfaces
};

}  // namespace glioscope
