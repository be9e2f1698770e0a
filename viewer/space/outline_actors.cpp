#include "viewer/space/outline_actors.h"

#include "viewer/space/label_meshes.h"

#include <vtkActor.h>
#include <vtkPolyDataMapper.h>
#include <vtkProperty.h>
#include <vtkRenderer.h>

#include <algorithm>

namespace glioscope {
namespace {

constexpr double kRingWidth = 2;  // logical pixels
constexpr double kVeilOpacity = 0.35;
constexpr double kShellOpacity = 0.1;

struct Part {
    vtkPolyData* mesh;
    vtkPolyData* rings;
};

/// The outermost surface of what the overlay shows; where it leaves out labels of the tumour, each
/// of those it shows.
std::vector<Part> partsOf(const LabelMeshes& meshes, const OverlayStyle& overlay)
{
    const auto region = [&](Region of) { return Part{meshes.regions[of], meshes.regionRings[of]}; };
    if (overlay.kind == OverlayKind::Regions) {
        for (const Region of : {Region::WholeTumour, Region::TumourCore, Region::EnhancingTumour}) {
            if (overlay.regionVisible[of]) {
                return {region(of)};
            }
        }
        return {};
    }
    const auto isShown = [&](Label label) { return overlay.labelVisible[label]; };
    const bool whole = std::ranges::all_of(kTumourLabels, isShown);
    std::vector<Part> parts;
    if (whole) {
        parts.push_back(region(Region::WholeTumour));
    }
    for (const Label label : kMarkedLabels) {
        const bool inWhole =
            whole && std::ranges::find(kTumourLabels, label) != kTumourLabels.end();
        if (isShown(label) && !inWhole) {
            parts.push_back({meshes.labels[label], meshes.labelRings[label]});
        }
    }
    return parts;
}

void setUp(vtkActor* actor, vtkPolyData* mesh, Colour colour, double opacity)
{
    vtkNew<vtkPolyDataMapper> mapper;
    mapper->ScalarVisibilityOff();
    mapper->SetInputData(mesh);
    actor->SetMapper(mapper);
    actor->PickableOff();
    actor->GetProperty()->SetColor(colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0);
    actor->GetProperty()->SetOpacity(opacity);
}

void setUpRings(vtkActor* actor, vtkPolyData* rings, Colour colour, double opacity, double width)
{
    setUp(actor, rings, colour, opacity);
    // In front of a surface that lies in the same place, as of a segmentation that agrees.
    actor->GetMapper()->SetResolveCoincidentTopologyToPolygonOffset();
    actor->GetMapper()->SetRelativeCoincidentTopologyLineOffsetParameters(0, -4);
    actor->GetProperty()->LightingOff();
    actor->GetProperty()->SetLineWidth(static_cast<float>(width));
}

}  // namespace

OutlineActors::OutlineActors(vtkRenderer* renderer, vtkRenderer* veilRenderer)
    : m_renderer(renderer), m_veilRenderer(veilRenderer)
{
}

OutlineActors::~OutlineActors() = default;

void OutlineActors::show(const std::vector<OutlinedSurfaces>& outlined, const ViewState& state,
                         const CutOpen& cut, double pixelRatio)
{
    for (const auto& drawn : m_drawn) {
        m_renderer->RemoveViewProp(drawn->rings);
        m_renderer->RemoveViewProp(drawn->shell);
        m_veilRenderer->RemoveViewProp(drawn->veil);
    }
    m_drawn.clear();
    const OverlayStyle overlay = state.overlay();
    if (!overlay.visible || !state.surfaces().visible) {
        return;
    }
    for (const OutlinedSurfaces& each : outlined) {
        for (const Part& part : partsOf(each.surfaces->meshes(), overlay)) {
            if (part.mesh) {
                Drawn& drawn = add(part.mesh, part.rings, each.colour, state, pixelRatio);
                for (vtkActor* actor : {drawn.rings.Get(), drawn.veil.Get(), drawn.shell.Get()}) {
                    cut.apply(actor, state.surfaces().cutOpen);
                }
            }
        }
    }
}

OutlineActors::Drawn& OutlineActors::add(vtkPolyData* mesh, vtkPolyData* rings, Colour colour,
                                         const ViewState& state, double pixelRatio)
{
    auto drawn = std::make_unique<Drawn>();
    setUpRings(drawn->rings, rings, colour, 1, kRingWidth * pixelRatio);
    setUpRings(drawn->veil, rings, colour, kVeilOpacity, kRingWidth * pixelRatio);
    drawn->veil->SetVisibility(state.surfaces().slicePlanes);
    setUp(drawn->shell, mesh, colour, kShellOpacity * state.surfaces().opacity);
    drawn->shell->GetProperty()->BackfaceCullingOn();
    m_renderer->AddViewProp(drawn->rings);
    m_renderer->AddViewProp(drawn->shell);
    m_veilRenderer->AddViewProp(drawn->veil);
    return *m_drawn.emplace_back(std::move(drawn));
}

}  // namespace glioscope
