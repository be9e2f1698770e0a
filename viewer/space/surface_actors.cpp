#include "viewer/space/surface_actors.h"

#include "viewer/space/label_meshes.h"

#include <vtkActor.h>
#include <vtkPolyDataMapper.h>
#include <vtkProperty.h>
#include <vtkRenderer.h>

namespace glioscope {
namespace {

// Opacity of outer surfaces, so that what lies within them is seen.
constexpr std::array<double, 3> kLabelOpacity = {1.0, 0.28, 0.75};  // NCR, ED, ET
constexpr std::array<double, 3> kRegionOpacity = {0.28, 0.5, 1.0};  // WT, TC, ET
// From the innermost to the outermost: blending is right without sorting triangles.
constexpr std::array<std::size_t, 3> kLabelOrder = {0, 2, 1};
constexpr std::array<std::size_t, 3> kRegionOrder = {2, 1, 0};
constexpr double kVeilOpacity = 0.3;  // of the surface's own

void style(vtkActor* actor, vtkPolyData* mesh, Colour colour, double opacity)
{
    actor->SetVisibility(mesh != nullptr);
    static_cast<vtkPolyDataMapper*>(actor->GetMapper())->SetInputData(mesh);
    actor->GetProperty()->SetColor(colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0);
    actor->GetProperty()->SetOpacity(opacity);
}

}  // namespace

SurfaceActors::SurfaceActors(vtkRenderer* renderer, vtkRenderer* veilRenderer)
{
    for (std::size_t n = 0; n < m_actors.size(); ++n) {
        vtkNew<vtkPolyDataMapper> mapper;
        mapper->ScalarVisibilityOff();
        vtkNew<vtkPolyDataMapper> veilMapper;
        veilMapper->ScalarVisibilityOff();
        m_actors[n]->SetMapper(mapper);
        m_veils[n]->SetMapper(veilMapper);
        m_veils[n]->PickableOff();
        for (vtkActor* actor : {m_actors[n].Get(), m_veils[n].Get()}) {
            actor->VisibilityOff();
            vtkProperty* look = actor->GetProperty();
            look->SetInterpolationToPhong();
            look->SetAmbient(0.12);
            look->SetDiffuse(0.85);
            look->SetSpecular(0.25);
            look->SetSpecularPower(24);
            // Of a translucent surface only its front, so that it is blended once.
            look->BackfaceCullingOn();
        }
        renderer->AddViewProp(m_actors[n]);
        veilRenderer->AddViewProp(m_veils[n]);
    }
}

SurfaceActors::~SurfaceActors() = default;

void SurfaceActors::show(const LabelSurfaces* surfaces, const ViewState& state)
{
    const OverlayStyle overlay = state.overlay();
    const bool regions = overlay.kind == OverlayKind::Regions;
    const bool any = surfaces && overlay.visible && state.surfaces().visible;
    for (std::size_t n = 0; n < m_actors.size(); ++n) {
        const std::size_t i = regions ? kRegionOrder[n] : kLabelOrder[n];
        const bool wanted = regions ? overlay.regionVisible[i] : overlay.labelVisible[i];
        vtkPolyData* mesh = nullptr;
        if (any && wanted) {
            mesh = regions ? surfaces->meshes().regions[i] : surfaces->meshes().labels[i];
        }
        const Colour colour = regions ? colourOf(kAllRegions[i], overlay.palette)
                                      : colourOf(kTumourLabels[i], overlay.palette);
        const double opacity =
            state.surfaces().opacity * (regions ? kRegionOpacity[i] : kLabelOpacity[i]);
        style(m_actors[n], mesh, colour, opacity);
        const bool veiled = state.surfaces().slicePlanes;
        style(m_veils[n], veiled ? mesh : nullptr, colour, kVeilOpacity * opacity);
    }
}

}  // namespace glioscope
