#pragma once

// The brain's surface in space: a faint shell, or where it is cut open a solid one. Includes VTK,
// so only sources of this folder use it.

#include "viewer/meshes/triangle_mesh.h"
#include "viewer/space/cut_open.h"

#include <vtkNew.h>

#include <memory>

class vtkActor;
class vtkRenderer;

namespace glioscope {

class BrainSurfaceActor {
public:
    explicit BrainSurfaceActor(vtkRenderer* renderer);
    ~BrainSurfaceActor();
    BrainSurfaceActor(const BrainSurfaceActor&) = delete;
    BrainSurfaceActor& operator=(const BrainSurfaceActor&) = delete;

    /// Null for none. What cuts it open must stay while it is shown.
    void show(const std::shared_ptr<const TriangleMesh>& surface, const SurfaceStyle& style,
              const CutOpen& cut);

private:
    vtkNew<vtkActor> m_actor;
    std::shared_ptr<const TriangleMesh> m_shown;
};

}  // namespace glioscope
