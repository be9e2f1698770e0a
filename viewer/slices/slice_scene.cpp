#include "viewer/slices/slice_scene.h"

#include "viewer/slices/layer_legend.h"
#include "viewer/slices/pane_annotations.h"
#include "viewer/slices/pane_graphics.h"
#include "viewer/slices/slab.h"
#include "viewer/slices/slice_layers.h"
#include "viewer/slices/slice_painter.h"
#include "viewer/slices/slice_values.h"
#include "viewer/slices/view_camera.h"

#include <vtkCallbackCommand.h>
#include <vtkCommand.h>
#include <vtkRenderWindow.h>
#include <vtkRenderer.h>

#include <algorithm>
#include <utility>

namespace glioscope {

struct SliceScene::Private {
    Private(vtkRenderWindow* w, const PaneSpec& p, const ViewState& s,
            std::shared_ptr<CameraGroup> cameras)
        : window(w), pane(p), state(s), camera(std::move(cameras))
    {
    }

    vtkRenderWindow* window;
    PaneSpec pane;
    const ViewState& state;
    vtkNew<vtkRenderer> renderer;
    PaneGraphics graphics{renderer};
    ViewCamera camera;
    double pixelRatio = 1;
    std::function<void(Annotations&)> drawing;

    SliceValues<float> values;
    SliceLayers layers;
    WindowLevel paintedWindowLevel;
    CameraPosition paintedPosition;
    int slice = -1;

    bool valuesStale = true;    // slice of the image must be fetched
    bool layersStale = true;    // slices and paint of the labels
    bool pictureStale = true;   // values and layers must be painted
    bool graphicsStale = true;  // crosshair, bar and texts
    bool layoutStale = true;
    bool preparing = false;  // the picture that follows the camera is being made already

    [[nodiscard]] bool hasCase() const { return state.shownImage() != nullptr; }
    [[nodiscard]] const std::shared_ptr<const Image>& image() const
    {
        return state.image(sequenceOf(pane, state));
    }
    [[nodiscard]] WindowLevel windowLevel() const
    {
        return state.windowLevel(sequenceOf(pane, state));
    }
    void markAll();
    void markView();
    void setFrame();
    bool follow(Changes changes);
    bool followCursor();
    void resize(int width, int height);
    void prepare();
    void fetch();
    void paint();
};

void SliceScene::Private::markAll()
{
    valuesStale = layersStale = pictureStale = graphicsStale = layoutStale = true;
}

void SliceScene::Private::markView()
{
    pictureStale = graphicsStale = true;
}

void SliceScene::Private::setFrame()
{
    camera.setFrame(SliceFrame(state.referenceGrid(), *pane.plane, state.convention()),
                    state.contentBox());
    slice = camera.frame().sliceAt(state.cursorLps());
    markAll();
}

bool SliceScene::Private::followCursor()
{
    const int now = camera.frame().sliceAt(state.cursorLps());
    const bool moved = now != slice;
    slice = now;
    valuesStale |= moved;
    layersStale |= moved;
    pictureStale |= moved;
    graphicsStale |= moved || state.crosshairVisible();
    return moved || state.crosshairVisible();
}

bool SliceScene::Private::follow(Changes changes)
{
    if (changes.has(Change::Images)) {
        camera.fit();
    }
    if (changes.hasAny(Change::Images | Change::Display)) {
        setFrame();
        return true;
    }
    bool needed = changes.has(Change::Cursor) && followCursor();
    if (changes.has(Change::Sequence) && !pane.sequence) {
        valuesStale = pictureStale = graphicsStale = needed = true;
    }
    if (changes.has(Change::WindowLevel) && !(windowLevel() == paintedWindowLevel)) {
        pictureStale = graphicsStale = needed = true;
    }
    if (changes.hasAny(Change::Layers | Change::Overlay | Change::Maps)) {
        layersStale = pictureStale = needed = true;
        graphicsStale = true;  // their names and signs
    }
    if (changes.has(Change::Crosshair)) {
        graphicsStale = needed = true;
    }
    return needed;
}

void SliceScene::Private::resize(int width, int height)
{
    if (width != camera.width() || height != camera.height()) {
        camera.resize(width, height);
        layoutStale = true;
        markView();
    }
}

void SliceScene::Private::prepare()
{
    const int* size = renderer->GetSize();
    preparing = true;
    resize(size[0], size[1]);
    preparing = false;
    renderer->SetErase(!hasCase());  // the picture covers everything: clearing first costs 7 %
    if (layoutStale) {
        graphics.layOut(camera.width(), camera.height(), pixelRatio);
        layoutStale = false;
        graphicsStale = true;
    }
    if (pictureStale) {
        fetch();
        paint();
        pictureStale = false;
    }
    if (graphicsStale) {
        Annotations annotations = annotate(state, camera, pane, slice, pixelRatio);
        addLegend(state, camera, pane, pixelRatio, annotations);
        if (drawing && hasCase()) {
            drawing(annotations);
        }
        graphics.show(annotations);
        graphicsStale = false;
    }
}

void SliceScene::Private::fetch()
{
    if (valuesStale) {
        values =
            image() ? slabOf(*image(), camera.frame(), slice, state.slab()) : SliceValues<float>{};
        valuesStale = false;
    }
    if (layersStale) {
        layers.fetch(state, pane, camera.frame(), slice, pixelRatio);
        layersStale = false;
    }
}

void SliceScene::Private::paint()
{
    const PixelMapping mapping = camera.mapping();
    RgbaPicture& picture = graphics.picture();
    picture.resize(camera.width(), camera.height());
    paintedWindowLevel = windowLevel();
    paintedPosition = camera.group().position();
    paintSlice(values, mapping, paintedWindowLevel, state.interpolation(), picture);
    layers.paint(mapping, state.interpolation(), picture);
    graphics.showPicture();
}

SliceScene::SliceScene(vtkRenderWindow* window, const PaneSpec& pane, const ViewState& state,
                       std::shared_ptr<CameraGroup> cameras)
    : m_d(std::make_unique<Private>(window, pane, state, std::move(cameras)))
{
    Private& d = *m_d;
    d.renderer->SetBackground(0, 0, 0);
    // The picture is made for the window's size at the moment of rendering, whoever asked for it.
    vtkNew<vtkCallbackCommand> prepare;
    prepare->SetClientData(&d);
    prepare->SetCallback([](vtkObject*, unsigned long, void* scene, void*) {
        static_cast<Private*>(scene)->prepare();
    });
    d.renderer->AddObserver(vtkCommand::StartEvent, prepare);
    window->SetMultiSamples(0);
    window->AddRenderer(d.renderer);
    d.setFrame();
}

SliceScene::~SliceScene()
{
    m_d->renderer->RemoveObservers(vtkCommand::StartEvent);
    m_d->window->RemoveRenderer(m_d->renderer);
}

void SliceScene::setPane(const PaneSpec& pane, std::shared_ptr<CameraGroup> cameras)
{
    m_d->pane = pane;
    m_d->camera.setGroup(std::move(cameras));
    m_d->setFrame();
}

const PaneSpec& SliceScene::pane() const
{
    return m_d->pane;
}

Sequence SliceScene::sequence() const
{
    return sequenceOf(m_d->pane, m_d->state);
}

CameraGroup& SliceScene::cameras() const
{
    return m_d->camera.group();
}

void SliceScene::setShown(bool shown)
{
    m_d->camera.setShown(shown);
}

bool SliceScene::update(Changes changes)
{
    return m_d->follow(changes);
}

bool SliceScene::followCamera()
{
    const bool moved = !(m_d->camera.group().position() == m_d->paintedPosition);
    if (moved) {
        m_d->markView();
    }
    return moved && !m_d->preparing;
}

void SliceScene::setPixelRatio(double ratio)
{
    if (ratio != m_d->pixelRatio) {
        m_d->pixelRatio = ratio;
        m_d->markAll();
    }
}

void SliceScene::resize(int width, int height)
{
    m_d->resize(width, height);
}

SlicePlane SliceScene::plane() const
{
    return *m_d->pane.plane;
}

const SliceFrame& SliceScene::frame() const
{
    return m_d->camera.frame();
}

EdgeLetters SliceScene::edgeLetters() const
{
    return frame().edgeLetters();
}

std::string SliceScene::sliceText() const
{
    return glioscope::sliceText(frame(), m_d->state.cursorLps(), m_d->slice);
}

int SliceScene::slice() const
{
    return m_d->slice;
}

int SliceScene::sliceCount() const
{
    return frame().slices();
}

Vec3 SliceScene::cursorAfterSteps(int steps) const
{
    return cursorAtSlice(m_d->slice + steps);
}

Vec3 SliceScene::cursorAtSlice(int slice) const
{
    Vec3 at = frame().fromLps(m_d->state.cursorLps());
    at[2] = std::clamp(slice, 0, std::max(0, sliceCount() - 1));
    return frame().toLps(at);
}

Vec3 SliceScene::pick(PanePoint point) const
{
    return m_d->camera.toLps(point, m_d->slice);
}

PanePoint SliceScene::pointAt(const Vec3& lps) const
{
    return m_d->camera.toPoint(lps);
}

void SliceScene::setDrawing(std::function<void(Annotations&)> draw)
{
    m_d->drawing = std::move(draw);
    redraw();
}

void SliceScene::redraw()
{
    m_d->graphicsStale = true;
}

void SliceScene::pan(double dx, double dy)
{
    m_d->camera.pan(dx, dy);
    m_d->markView();
}

void SliceScene::zoom(double factor, PanePoint about)
{
    m_d->camera.zoom(factor, about);
    m_d->markView();
}

void SliceScene::fit()
{
    m_d->camera.fit();
    m_d->markView();
}

double SliceScene::devicePixelsPerMm() const
{
    return m_d->camera.pixelsPerMm();
}

}  // namespace glioscope
