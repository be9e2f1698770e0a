#pragma once

// The surfaces of a segmentation in space, twice: shaded among the slice planes, and as a faint
// veil over everything, so that what the planes hide is still seen. Includes VTK, so only sources
// of this folder use it.

#include "viewer/space/label_surfaces.h"
#include "viewer/state/view_state.h"

#include <vtkNew.h>

#include <array>

class vtkActor;
class vtkRenderer;

namespace glioscope {

class SurfaceActors {
public:
    SurfaceActors(vtkRenderer* renderer, vtkRenderer* veilRenderer);
    ~SurfaceActors();
    SurfaceActors(const SurfaceActors&) = delete;
    SurfaceActors& operator=(const SurfaceActors&) = delete;

    /// Labels or regions as the state says; null for none. The meshes must stay while they are
    /// shown.
    void show(const LabelSurfaces* surfaces, const ViewState& state);

private:
    std::array<vtkNew<vtkActor>, 3> m_actors;  // innermost first
    std::array<vtkNew<vtkActor>, 3> m_veils;   // the same surfaces
};

}  // namespace glioscope
