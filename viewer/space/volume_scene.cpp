#include "viewer/space/volume_scene.h"

#include "segmentation/volume/vectors.h"
#include "viewer/space/brain_surface_actor.h"
#include "viewer/space/brain_trial.h"
#include "viewer/space/brain_volume.h"
#include "viewer/space/cut_open.h"
#include "viewer/space/outline_actors.h"
#include "viewer/space/side_letters.h"
#include "viewer/space/slice_planes.h"
#include "viewer/space/space_camera.h"
#include "viewer/space/surface_actors.h"

#include <vtkCallbackCommand.h>
#include <vtkCamera.h>
#include <vtkCellPicker.h>
#include <vtkCommand.h>
#include <vtkLightKit.h>
#include <vtkRenderWindow.h>
#include <vtkRenderer.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <vector>

namespace glioscope {
namespace {

constexpr double kDegreesPerPane = 270;  // turned by a movement across the shorter side
// Of translucent surfaces, each a layer in front and one behind; what lies between is blended in
// any order. The processor takes 10 ms for each.
constexpr int kMostPeels = 8;
constexpr int kMostPeelsOfTheProcessor = 2;

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
    CutOpen cut;
    BrainSurfaceActor brainSurface{renderer};
    BrainVolume brainVolume{renderer};
    std::shared_ptr<const TriangleMesh> brainMesh;
    std::shared_ptr<const BrainVoxels> brainVoxels;
    BrainTrial trial;
    std::function<void()> whenTried;
    std::chrono::steady_clock::time_point started;
    SideLetters letters{veilRenderer};
    double pixelRatio = 1;
    bool surfacesStale = true;
    bool peelsChosen = false;

    void build();
    void choosePeels();
    void placeLetters();
    void resetView();
    bool follow(Changes changes);
    void prepare();
    void finish();
    [[nodiscard]] BrainLook brainWanted() const;
    [[nodiscard]] bool showsVoxels() const
    {
        return brainVoxels && brainWanted() == BrainLook::Volume;
    }
    void showSurfaces();
    [[nodiscard]] BoundsLps contentBounds() const;
    [[nodiscard]] BoundsLps seenBounds() const;
    [[nodiscard]] bool pickFrom(vtkCellPicker* picker, PanePoint point);
};

void VolumeScene::Private::build()
{
    renderer->SetBackground(0.03, 0.035, 0.045);
    renderer->SetBackground2(0.12, 0.135, 0.16);
    renderer->GradientBackgroundOn();
    // Translucent surfaces are blended by depth, wherever the viewer stands; what cannot peel draws
    // them from inside out.
    renderer->UseDepthPeelingOn();
    renderer->SetOcclusionRatio(0);
    renderer->UseOITOff();
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
}

BoundsLps VolumeScene::Private::contentBounds() const
{
    return boundsOf(state.referenceGrid(), state.contentBox());
}

/// With the letters.
BoundsLps VolumeScene::Private::seenBounds() const
{
    BoundsLps bounds = contentBounds();
    for (std::size_t w = 0; w < 3; ++w) {
        bounds[0][w] -= kLetterDistanceMm;
        bounds[1][w] += kLetterDistanceMm;
    }
    return bounds;
}

void VolumeScene::Private::placeLetters()
{
    letters.place(state.shownImage() ? contentBounds() : BoundsLps{}, pixelRatio);
}

void VolumeScene::Private::resetView()
{
    if (!state.shownImage()) {
        return;
    }
    lookAtAll(renderer->GetActiveCamera(), seenBounds());
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
    if (brainVoxels && changes.hasAny(Change::WindowLevel | Change::Sequence)) {
        surfacesStale = needed = true;
    }
    return needed;
}

/// Once there is an OpenGL to ask.
void VolumeScene::Private::choosePeels()
{
    if (!peelsChosen) {
        const bool processor = drawsOnTheProcessor(window->ReportCapabilities());
        renderer->SetMaximumNumberOfPeels(processor ? kMostPeelsOfTheProcessor : kMostPeels);
        peelsChosen = true;
    }
}

void VolumeScene::Private::prepare()
{
    choosePeels();
    planes.prepare(state);
    Vec3 forward{};
    renderer->GetActiveCamera()->GetDirectionOfProjection(forward.data());
    letters.show(state.shownImage() != nullptr, forward);
    Vec3 viewer{};
    renderer->GetActiveCamera()->GetPosition(viewer.data());
    cut.follow(state, viewer);
    if (surfacesStale) {
        showSurfaces();
        surfacesStale = false;
    }
    brainVolume.follow(state, cut);
    started = std::chrono::steady_clock::now();
    // The head fits the shorter side of the pane.
    const int* size = renderer->GetSize();
    renderer->GetActiveCamera()->SetUseHorizontalViewAngle(size[0] < size[1]);
    renderer->ResetCameraClippingRange();
}

void VolumeScene::Private::showSurfaces()
{
    const bool voxels = showsVoxels();
    surfaceActors.show(voxels ? nullptr : surfaces.get(), state, cut);
    outlineActors.show(outlined, state, cut, pixelRatio);
    brainVolume.show(voxels ? brainVoxels : nullptr, state);
    const bool shell = brainWanted() == BrainLook::Surface;
    brainSurface.show(shell ? brainMesh : nullptr, state.surfaces(), cut);
}

BrainLook VolumeScene::Private::brainWanted() const
{
    const BrainLook chosen = state.surfaces().brain;
    return chosen == BrainLook::Automatic
               ? trial.decide(chosen, drawsOnTheProcessor(window->ReportCapabilities()))
               : chosen;
}

/// Times the first pictures with voxels in them, where nobody asked for voxels by name.
void VolumeScene::Private::finish()
{
    if (trial.isOver() || state.surfaces().brain != BrainLook::Automatic || !showsVoxels()) {
        return;
    }
    window->WaitForCompletion();
    const std::chrono::duration<double, std::milli> took =
        std::chrono::steady_clock::now() - started;
    if (trial.took(took.count()) && whenTried) {
        surfacesStale = true;
        whenTried();
    }
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
    vtkNew<vtkCallbackCommand> finish;
    finish->SetClientData(&d);
    finish->SetCallback([](vtkObject*, unsigned long, void* scene, void*) {
        static_cast<Private*>(scene)->finish();
    });
    d.renderer->AddObserver(vtkCommand::EndEvent, finish);
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
    m_d->renderer->RemoveObservers(vtkCommand::EndEvent);
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

BrainLook VolumeScene::brainWanted() const
{
    return m_d->brainWanted();
}

void VolumeScene::setBrain(std::shared_ptr<const TriangleMesh> surface,
                           std::shared_ptr<const BrainVoxels> voxels)
{
    m_d->brainMesh = std::move(surface);
    m_d->brainVoxels = std::move(voxels);
    m_d->surfacesStale = true;
}

void VolumeScene::whenBrainIsTried(std::function<void()> call)
{
    m_d->whenTried = std::move(call);
}

void VolumeScene::rotate(double dx, double dy)
{
    const int* size = m_d->renderer->GetSize();
    const double degreesPerPixel = kDegreesPerPane / std::max(1, std::min(size[0], size[1]));
    turn(m_d->renderer->GetActiveCamera(), -dx * degreesPerPixel, dy * degreesPerPixel);
}

void VolumeScene::pan(double dx, double dy)
{
    vtkCamera* camera = m_d->renderer->GetActiveCamera();
    const int* size = m_d->renderer->GetSize();
    const double mmPerPixel = 2 * camera->GetDistance() *
                              std::tan(camera->GetViewAngle() * M_PI / 360) /
                              std::max(1, std::min(size[0], size[1]));
    shift(camera, mmPerPixel * dx, -mmPerPixel * dy);
}

void VolumeScene::zoom(double factor)
{
    m_d->renderer->GetActiveCamera()->Dolly(std::clamp(factor, 0.1, 10.0));
}

void VolumeScene::resetView()
{
    m_d->resetView();
}

void VolumeScene::lookFrom(ViewFrom side)
{
    if (m_d->state.shownImage()) {
        glioscope::lookFrom(m_d->renderer->GetActiveCamera(), m_d->seenBounds(), side);
    }
}

SpaceView VolumeScene::view() const
{
    vtkCamera* camera = m_d->renderer->GetActiveCamera();
    SpaceView view;
    camera->GetPosition(view.eyeLps.data());
    camera->GetFocalPoint(view.middleLps.data());
    camera->GetViewUp(view.up.data());
    return view;
}

void VolumeScene::setView(const SpaceView& view)
{
    const double area = length(cross(difference(view.middleLps, view.eyeLps), view.up));
    if (!(area > 0) || !std::isfinite(area)) {
        return;
    }
    vtkCamera* camera = m_d->renderer->GetActiveCamera();
    camera->SetPosition(view.eyeLps.data());
    camera->SetFocalPoint(view.middleLps.data());
    camera->SetViewUp(view.up.data());
    m_d->renderer->ResetCameraClippingRange();
}

/// What is cut away is not met.
bool VolumeScene::Private::pickFrom(vtkCellPicker* picker, PanePoint point)
{
    const double y = renderer->GetSize()[1] - point.y;
    if (!state.surfaces().cutOpen) {
        return picker->Pick(point.x, y, 0, renderer) != 0;
    }
    Vec3 viewer{}, far{};
    renderer->GetActiveCamera()->GetPosition(viewer.data());
    renderer->SetDisplayPoint(point.x, y, 1);
    renderer->DisplayToWorld();
    const double* world = renderer->GetWorldPoint();
    for (std::size_t w = 0; w < 3; ++w) {
        far[w] = world[w] / world[3];
    }
    Vec3 start = cut.exit(viewer, far);
    return picker->Pick3DPoint(start.data(), far.data(), renderer) != 0;
}

std::optional<Vec3> VolumeScene::pick(PanePoint point) const
{
    if (!m_d->state.shownImage()) {
        return std::nullopt;
    }
    vtkNew<vtkCellPicker> picker;
    picker->SetTolerance(0);
    // VTK's picker meets nothing that lies behind any plane that its mapper has.
    m_d->surfaceActors.setCut(m_d->cut, false);
    std::optional<Vec3> found;
    std::vector<vtkProp*> passed;
    while (!found && m_d->pickFrom(picker, point)) {
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
    m_d->surfaceActors.setCut(m_d->cut, m_d->state.surfaces().cutOpen);
    for (vtkProp* prop : passed) {
        prop->PickableOn();
    }
    return found;
}

}  // namespace glioscope
