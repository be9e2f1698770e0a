#include "viewer/space/surface_actors.h"

#include "viewer/space/label_meshes.h"

#include <vtkActor.h>
#include <vtkPolyDataMapper.h>
#include <vtkProperty.h>
#include <vtkRenderer.h>

namespace glioscope {
namespace {

template <typename Part>
struct Look {
    Part part;
    double opacity;  ///< below 1 so that what lies within is seen
};
// From the innermost to the outermost: where depths cannot be peeled, blending is right for labels
// that lie in each other.
constexpr std::array kLabelLooks = {Look{Label::ResectionCavity, 0.6}, Look{Label::Necrosis, 1.0},
                                    Look{Label::Enhancing, 0.75}, Look{Label::Oedema, 0.28}};
constexpr std::array kRegionLooks = {Look{Region::EnhancingTumour, 1.0},
                                     Look{Region::TumourCore, 0.5},
                                     Look{Region::WholeTumour, 0.28}};
static_assert(kLabelLooks.size() == kMarkedLabels.size());
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

void SurfaceActors::setCut(const CutOpen& cut, bool on)
{
    for (std::size_t n = 0; n < m_actors.size(); ++n) {
        cut.apply(m_actors[n], on);
        cut.apply(m_veils[n], on);
    }
}

void SurfaceActors::show(const LabelSurfaces* surfaces, const ViewState& state, const CutOpen& cut)
{
    const SurfaceStyle& surfaceStyle = state.surfaces();
    setCut(cut, surfaceStyle.cutOpen);
    for (const auto& actor : m_actors) {
        // A cut that no picture covers shows the surface from inside.
        actor->GetProperty()->SetBackfaceCulling(!surfaceStyle.cutOpen || surfaceStyle.slicePlanes);
    }
    const OverlayStyle overlay = state.overlay();
    const bool regions = overlay.kind == OverlayKind::Regions;
    const bool any = surfaces && overlay.visible && surfaceStyle.visible;
    std::size_t used = 0;
    const auto add = [&](const auto& look, const auto* meshes, const auto& visible) {
        vtkPolyData* mesh = meshes && visible[look.part] ? (*meshes)[look.part].Get() : nullptr;
        const Colour colour = colourOf(look.part, overlay.palette);
        const double opacity = surfaceStyle.opacity * look.opacity;
        style(m_actors[used], mesh, colour, opacity);
        const bool veiled = surfaceStyle.slicePlanes;
        style(m_veils[used], veiled ? mesh : nullptr, colour, kVeilOpacity * opacity);
        ++used;
    };
    if (regions) {
        for (const auto& look : kRegionLooks) {
            add(look, any ? &surfaces->meshes().regions : nullptr, overlay.regionVisible);
        }
    } else {
        for (const auto& look : kLabelLooks) {
            add(look, any ? &surfaces->meshes().labels : nullptr, overlay.labelVisible);
        }
    }
    for (; used < kActors; ++used) {
        style(m_actors[used], nullptr, {}, 1);
        style(m_veils[used], nullptr, {}, 1);
    }
}

}  // namespace glioscope
