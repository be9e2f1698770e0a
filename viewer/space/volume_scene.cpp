#include "viewer/space/volume_scene.h"

#include "viewer/space/outline_actors.h"
#include "viewer/space/slice_planes.h"
#include "viewer/space/surface_actors.h"

#include <vtkBillboardTextActor3D.h>
#include <vtkCallbackCommand.h>
#include <vtkCamera.h>
#include <vtkCellPicker.h>
#include <vtkCommand.h>
#include <vtkLightKit.h>
#include <vtkRenderWindow.h>
#include <vtkRenderer.h>
#include <vtkTextProperty.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace glioscope {
namespace {

constexpr double kLetterSize = 17;
constexpr double kLetterDistanceMm = 12;  // from the side of the head
constexpr double kDegreesPerPane = 270;   // turned by a movement across the shorter side
constexpr double kSteepest = 89;          // degrees above or below the horizon
constexpr double kBehindTheHead = 0.6;    // cosine, from which on a letter would show through it
constexpr std::array<const char*, 6> kSideLetters = {"R", "L", "A", "P", "I", "S"};

Vec3 unit(const Vec3& v)
{
    const double length = std::hypot(v[0], v[1], v[2]);
    return {v[0] / length, v[1] / length, v[2] / length};
}

}  // namespace

struct VolumeScene::Private {
    Private(vtkRenderWindow* w, const ViewState& s) : window(w), state(s) {}

    vtkRenderWindow* window;
    const ViewState& state;
    vtkNew<vtkRenderer> renderer;
    vtkNew<vtkRenderer> veilRenderer;  // what the slice planes hide, faintly over everything
    vtkNew<vtkLightKit> lights;
    SlicePlanes planes{renderer};
    std::shared_ptr<const LabelSurfaces> surfaces;
    SurfaceActors surfaceActors{renderer, veilRenderer};
    std::vector<OutlinedSurfaces> outlined;
    OutlineActors outlineActors{renderer, veilRenderer};  // after the surfaces: they lie around
    std::array<vtkNew<vtkBillboardTextActor3D>, 6> letters;
    double pixelRatio = 1;
    bool surfacesStale = true;

    void build();
    void placeLetters();
    void showLetters();
    void resetView();
    bool follow(Changes changes);
    void prepare();
    [[nodiscard]] std::array<Vec3, 2> contentBounds() const;
};

void VolumeScene::Private::build()
{
    renderer->SetBackground(0.03, 0.035, 0.045);
    renderer->SetBackground2(0.12, 0.135, 0.16);
    renderer->GradientBackgroundOn();
    renderer->UseOITOff();  // the surfaces are drawn in order
    veilRenderer->UseOITOff();
    veilRenderer->UseFXAAOn();  // over the finished picture
    veilRenderer->SetLayer(1);
    veilRenderer->InteractiveOff();
    veilRenderer->SetActiveCamera(renderer->GetActiveCamera());
    lights->SetKeyLightIntensity(0.9);
    lights->SetKeyToFillRatio(2.2);
    lights->SetKeyToHeadRatio(2.5);
    lights->SetKeyLightWarmth(0.5);
    lights->SetFillLightWarmth(0.5);
    lights->AddLightsToRenderer(renderer);
    lights->AddLightsToRenderer(veilRenderer);
    for (std::size_t i = 0; i < letters.size(); ++i) {
        letters[i]->SetInput(kSideLetters[i]);
        letters[i]->VisibilityOff();
        letters[i]->PickableOff();
        vtkTextProperty* style = letters[i]->GetTextProperty();
        style->SetFontFamilyToArial();
        style->BoldOn();
        style->SetColor(0.82, 0.85, 0.9);
        style->SetBackgroundColor(0, 0, 0);
        style->SetBackgroundOpacity(0.5);
        style->SetJustificationToCentered();
        style->SetVerticalJustificationToCentered();
        veilRenderer->AddViewProp(letters[i]);
    }
}

std::array<Vec3, 2> VolumeScene::Private::contentBounds() const
{
    const VoxelBox& box = state.contentBox();
    std::array<Vec3, 2> bounds = {Vec3{1e9, 1e9, 1e9}, Vec3{-1e9, -1e9, -1e9}};
    for (unsigned corner = 0; corner < 8; ++corner) {
        Vec3 ijk{};
        for (unsigned c = 0; c < 3; ++c) {
            ijk[c] = ((corner >> c) & 1U) ? box.end[c] - 0.5 : box.begin[c] - 0.5;
        }
        const Vec3 lps = state.referenceGrid().toLps(ijk);
        for (std::size_t w = 0; w < 3; ++w) {
            bounds[0][w] = std::min(bounds[0][w], lps[w]);
            bounds[1][w] = std::max(bounds[1][w], lps[w]);
        }
    }
    return bounds;
}

void VolumeScene::Private::placeLetters()
{
    const std::array<Vec3, 2> bounds = state.shownImage() ? contentBounds() : std::array<Vec3, 2>{};
    for (std::size_t i = 0; i < letters.size(); ++i) {
        Vec3 at{};
        for (std::size_t w = 0; w < 3; ++w) {
            at[w] = (bounds[0][w] + bounds[1][w]) / 2;
        }
        const std::size_t axis = i / 2, end = i % 2;
        at[axis] = bounds[end][axis] + (end == 0 ? -kLetterDistanceMm : kLetterDistanceMm);
        letters[i]->SetPosition(at[0], at[1], at[2]);
        letters[i]->GetTextProperty()->SetFontSize(
            static_cast<int>(std::lround(kLetterSize * pixelRatio)));
    }
}

void VolumeScene::Private::showLetters()
{
    const double* forward = renderer->GetActiveCamera()->GetDirectionOfProjection();
    for (std::size_t i = 0; i < letters.size(); ++i) {
        const double away = i % 2 == 0 ? -forward[i / 2] : forward[i / 2];
        letters[i]->SetVisibility(state.shownImage() && away < kBehindTheHead);
    }
}

void VolumeScene::Private::resetView()
{
    if (!state.shownImage()) {
        return;
    }
    const std::array<Vec3, 2> bounds = contentBounds();
    vtkCamera* camera = renderer->GetActiveCamera();
    Vec3 middle{};
    double radius = 0;
    for (std::size_t w = 0; w < 3; ++w) {
        middle[w] = (bounds[0][w] + bounds[1][w]) / 2;
        radius += std::pow((bounds[1][w] - bounds[0][w]) / 2 + kLetterDistanceMm, 2);
    }
    radius = 0.6 * std::sqrt(radius);  // a head does not fill the corners of its box
    camera->SetViewAngle(30);
    const double distance = radius / std::sin(15 * M_PI / 180);
    // From the front (A), the patient's right, and above: the view in the conventional layout.
    const Vec3 from = unit({-0.55, -1, 0.45});
    camera->SetFocalPoint(middle.data());
    camera->SetPosition(middle[0] + distance * from[0], middle[1] + distance * from[1],
                        middle[2] + distance * from[2]);
    camera->SetViewUp(0, 0, 1);
    renderer->ResetCameraClippingRange();
}

bool VolumeScene::Private::follow(Changes changes)
{
    bool needed = planes.follow(state, changes);
    if (changes.has(Change::Images)) {
        placeLetters();
        resetView();
        needed = true;
    }
    if (changes.hasAny(Change::Overlay | Change::Surfaces | Change::Layers)) {
        surfacesStale = needed = true;
    }
    return needed;
}

void VolumeScene::Private::prepare()
{
    planes.prepare(state);
    showLetters();
    if (surfacesStale) {
        surfaceActors.show(surfaces.get(), state);
        outlineActors.show(outlined, state, pixelRatio);
        surfacesStale = false;
    }
    // The head fits the shorter side of the pane.
    const int* size = renderer->GetSize();
    renderer->GetActiveCamera()->SetUseHorizontalViewAngle(size[0] < size[1]);
    renderer->ResetCameraClippingRange();
}

VolumeScene::VolumeScene(vtkRenderWindow* window, const ViewState& state)
    : m_d(std::make_unique<Private>(window, state))
{
    Private& d = *m_d;
    d.build();
    vtkNew<vtkCallbackCommand> prepare;
    prepare->SetClientData(&d);
    prepare->SetCallback([](vtkObject*, unsigned long, void* scene, void*) {
        static_cast<Private*>(scene)->prepare();
    });
    d.renderer->AddObserver(vtkCommand::StartEvent, prepare);
    window->SetMultiSamples(0);
    window->SetNumberOfLayers(2);
    window->AddRenderer(d.renderer);
    window->AddRenderer(d.veilRenderer);
    d.placeLetters();
    d.resetView();
}

VolumeScene::~VolumeScene()
{
    m_d->renderer->RemoveObservers(vtkCommand::StartEvent);
    m_d->window->RemoveRenderer(m_d->veilRenderer);
    m_d->window->RemoveRenderer(m_d->renderer);
}

bool VolumeScene::update(Changes changes)
{
    return m_d->follow(changes);
}

void VolumeScene::setPixelRatio(double ratio)
{
    m_d->pixelRatio = ratio;
    m_d->surfacesStale = true;
    m_d->placeLetters();
}

void VolumeScene::setSurfaces(std::shared_ptr<const LabelSurfaces> surfaces)
{
    m_d->surfaces = std::move(surfaces);
    m_d->surfacesStale = true;
}

void VolumeScene::setOutlined(std::vector<OutlinedSurfaces> outlined)
{
    m_d->outlined = std::move(outlined);
    m_d->surfacesStale = true;
}

void VolumeScene::rotate(double dx, double dy)
{
    const int* size = m_d->renderer->GetSize();
    const double degreesPerPixel = kDegreesPerPane / std::max(1, std::min(size[0], size[1]));
    vtkCamera* camera = m_d->renderer->GetActiveCamera();
    camera->Azimuth(-dx * degreesPerPixel);
    const double* direction = camera->GetDirectionOfProjection();
    const double above = -std::asin(std::clamp(direction[2], -1.0, 1.0)) * 180 / M_PI;
    camera->Elevation(std::clamp(above + dy * degreesPerPixel, -kSteepest, kSteepest) - above);
    camera->SetViewUp(0, 0, 1);
}

void VolumeScene::pan(double dx, double dy)
{
    vtkCamera* camera = m_d->renderer->GetActiveCamera();
    const int* size = m_d->renderer->GetSize();
    const double mmPerPixel = 2 * camera->GetDistance() *
                              std::tan(camera->GetViewAngle() * M_PI / 360) /
                              std::max(1, std::min(size[0], size[1]));
    const double* forward = camera->GetDirectionOfProjection();
    const Vec3 right = unit({forward[1], -forward[0], 0});
    const Vec3 up = {right[1] * forward[2], -right[0] * forward[2],
                     right[0] * forward[1] - right[1] * forward[0]};
    Vec3 focus{}, position{};
    camera->GetFocalPoint(focus.data());
    camera->GetPosition(position.data());
    for (std::size_t w = 0; w < 3; ++w) {
        const double shift = mmPerPixel * (dy * up[w] - dx * right[w]);
        focus[w] += shift;
        position[w] += shift;
    }
    camera->SetFocalPoint(focus.data());
    camera->SetPosition(position.data());
}

void VolumeScene::zoom(double factor)
{
    m_d->renderer->GetActiveCamera()->Dolly(std::clamp(factor, 0.1, 10.0));
}

void VolumeScene::resetView()
{
    m_d->resetView();
}

std::optional<Vec3> VolumeScene::pick(PanePoint point) const
{
    if (!m_d->state.shownImage()) {
        return std::nullopt;
    }
    vtkNew<vtkCellPicker> picker;
    picker->SetTolerance(0);
    const int* size = m_d->renderer->GetSize();
    std::optional<Vec3> found;
    std::vector<vtkProp*> passed;
    while (!found && picker->Pick(point.x, size[1] - point.y, 0, m_d->renderer) != 0) {
        Vec3 lps{};
        picker->GetPickPosition(lps.data());
        vtkProp* hit = picker->GetViewProp();
        if (m_d->planes.isCutOut(hit, lps, m_d->state)) {
            // Beside the head: what is seen there lies behind.
            hit->PickableOff();
            passed.push_back(hit);
        } else {
            found = lps;
        }
    }
    for (vtkProp* prop : passed) {
        prop->PickableOn();
    }
    return found;
}

}  // namespace glioscope
