#pragma once

// Segmentations that are outlined beside another one, in space: rings in the colour that the
// segmentation has in slices, on a faint shell, without what lies inside. Includes VTK, so only
// sources of this folder use it.

#include "viewer/space/cut_open.h"
#include "viewer/space/label_surfaces.h"
#include "viewer/state/view_state.h"

#include <vtkNew.h>

#include <memory>
#include <vector>

class vtkActor;
class vtkPolyData;
class vtkRenderer;

namespace glioscope {

class OutlineActors {
public:
    OutlineActors(vtkRenderer* renderer, vtkRenderer* veilRenderer);
    ~OutlineActors();
    OutlineActors(const OutlineActors&) = delete;
    OutlineActors& operator=(const OutlineActors&) = delete;

    /// The meshes, and what cuts them open, must stay while they are shown.
    void show(const std::vector<OutlinedSurfaces>& outlined, const ViewState& state,
              const CutOpen& cut, double pixelRatio);

private:
    /// One surface of one segmentation.
    struct Drawn {
        vtkNew<vtkActor> rings;
        vtkNew<vtkActor> veil;  // the same rings, behind the slice planes
        vtkNew<vtkActor> shell;
    };
    [[nodiscard]] Drawn& add(vtkPolyData* mesh, vtkPolyData* rings, Colour colour,
                             const ViewState& state, double pixelRatio);

    vtkRenderer* m_renderer;
    vtkRenderer* m_veilRenderer;
    std::vector<std::unique_ptr<Drawn>> m_drawn;
};

}  // namespace glioscope
