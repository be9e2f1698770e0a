#include "viewer/space/brain_surface_actor.h"

#include "viewer/meshes/poly_data.h"

#include <vtkActor.h>
#include <vtkPolyDataMapper.h>
#include <vtkProperty.h>
#include <vtkRenderer.h>

namespace glioscope {
namespace {

constexpr double kShellOpacity = 0.22;  // the tumour is seen through it

}  // namespace

BrainSurfaceActor::BrainSurfaceActor(vtkRenderer* renderer)
{
    vtkNew<vtkPolyDataMapper> mapper;
    mapper->ScalarVisibilityOff();
    m_actor->SetMapper(mapper);
    m_actor->VisibilityOff();
    m_actor->PickableOff();
    vtkProperty* look = m_actor->GetProperty();
    look->SetColor(0.86, 0.8, 0.76);
    look->SetInterpolationToPhong();
    look->SetAmbient(0.25);
    look->SetDiffuse(0.75);
    look->SetSpecular(0.1);
    renderer->AddViewProp(m_actor);
}

BrainSurfaceActor::~BrainSurfaceActor() = default;

void BrainSurfaceActor::show(const std::shared_ptr<const TriangleMesh>& surface,
                             const SurfaceStyle& style, const CutOpen& cut)
{
    if (surface != m_shown) {
        m_shown = surface;
        static_cast<vtkPolyDataMapper*>(m_actor->GetMapper())
            ->SetInputData(surface ? polyDataOf(*surface) : nullptr);
    }
    m_actor->SetVisibility(surface && !surface->empty());
    cut.apply(m_actor, style.cutOpen);
    vtkProperty* look = m_actor->GetProperty();
    look->SetOpacity(style.cutOpen ? 1 : kShellOpacity);
    look->SetBackfaceCulling(!style.cutOpen);
}

}  // namespace glioscope
