// What a pane shows by its own choice: a sequence, segmentations, and a camera that it shares.

#include "tests/support/oriented_grids.h"
#include "tests/support/scene_picture.h"
#include "viewer/slices/pane_annotations.h"
#include "viewer/slices/slice_scene.h"

#include <vtkNew.h>
#include <vtkRenderWindow.h>

#include <QTest>

using namespace glioscope;
using namespace glioscope::test;

namespace {

constexpr int kWidth = 320, kHeight = 240;

/// Some 40 mm to a side, oblique, with voxels of 1.0 x 0.5 x 2.0 mm that run backwards in two axes.
Geometry headGrid()
{
    return turned(
        reordered({.size = {40, 80, 20}, .spacingMm = {1, 0.5, 2}}, {2, 0, 1}, {true, false, true}),
        21, -14);
}

struct Pane {
    vtkNew<vtkRenderWindow> window;
    std::unique_ptr<SliceScene> scene;
    ViewState::Subscription subscription;
    CameraGroup::Subscription cameraSubscription;
    bool needed = false;

    Pane(const ViewState& state, const PaneSpec& spec, const std::shared_ptr<CameraGroup>& cameras,
         ViewState& subscribed)
    {
        window->SetOffScreenRendering(1);
        window->SetSize(kWidth, kHeight);
        scene = std::make_unique<SliceScene>(window, spec, state, cameras);
        subscription = subscribed.subscribe([this](Changes c) { needed |= scene->update(c); });
        cameraSubscription =
            cameras->subscribe([this](const CameraPosition&) { needed |= scene->followCamera(); });
    }
    [[nodiscard]] Picture picture()
    {
        needed = false;
        return renderedPicture(window);
    }
    [[nodiscard]] std::array<std::uint8_t, 3> at(const Picture& picture, const Vec3& lps) const
    {
        const PanePoint point = scene->pointAt(lps);
        return picture.at(int(point.x), int(point.y));
    }
};

/// FLAIR is grey 100 and T1 grey 200 everywhere, shown from 0 to 255.
struct Case {
    Document document;
    ViewState state{document};
    std::shared_ptr<CameraGroup> cameras = std::make_shared<CameraGroup>();

    Case()
    {
        document.open(
            studyOf({std::make_shared<const Image>(headGrid(), 100.F),
                     std::make_shared<const Image>(headGrid(), 200.F), nullptr, nullptr}));
        for (const Sequence sequence : {Sequence::Flair, Sequence::T1}) {
            state.setWindowLevel(sequence, {.window = 255, .level = 127.5});
        }
        state.setCrosshairVisible(false);
        state.setCursorLps(headGrid().centreLps());
    }
    LayerId add(Label label)
    {
        return document.add(
            {.name = std::string(displayName(label)),
             .content = LabelContent{.map = std::make_shared<const LabelMap>(headGrid(), label)}});
    }
    Pane pane(const PaneSpec& spec) { return {state, spec, cameras, state}; }
};

constexpr std::array<std::uint8_t, 3> grey(std::uint8_t value)
{
    return {value, value, value};
}

}  // namespace

class TestSliceSceneChoices : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPaneShowsItsOwnSequenceWhateverIsShownElsewhere();
    void aPaneOfAMissingSequenceIsBlackAndSaysSo();
    void aPaneDrawsItsOwnSegmentation();
    void panesThatShareACameraShowOneWorldPointAtOnePlace();
    void aSharedCameraAsksTheOtherPaneForAPicture();
    void aPaneMayShowSomethingElseLater();
};

void TestSliceSceneChoices::aPaneShowsItsOwnSequenceWhateverIsShownElsewhere()
{
    Case open;
    Pane follows = open.pane({.plane = SlicePlane::Coronal});
    Pane own = open.pane({.plane = SlicePlane::Coronal, .sequence = Sequence::T1});
    const Vec3 centre = headGrid().centreLps();
    QCOMPARE(follows.at(follows.picture(), centre), grey(100));
    QCOMPARE(own.at(own.picture(), centre), grey(200));
    open.state.setWindowLevel(Sequence::Flair, {.window = 510, .level = 255});
    QVERIFY(follows.needed && !own.needed);
    open.state.setWindowLevel(Sequence::T1, {.window = 510, .level = 255});
    QVERIFY(own.needed);
    QCOMPARE(own.at(own.picture(), centre), grey(100));
    (void)follows.picture();
    open.state.setSequence(Sequence::T1);
    QVERIFY(follows.needed && !own.needed);
}

void TestSliceSceneChoices::aPaneOfAMissingSequenceIsBlackAndSaysSo()
{
    Case open;
    Pane missing = open.pane({.plane = SlicePlane::Axial, .sequence = Sequence::T2});
    QCOMPARE(missing.at(missing.picture(), headGrid().centreLps()), grey(0));
    ViewCamera camera;
    camera.resize(kWidth, kHeight);
    camera.setFrame(missing.scene->frame(), open.state.contentBox());
    const Annotations drawn = annotate(open.state, camera, missing.scene->pane(), 0, 1);
    QCOMPARE(drawn.texts[std::size_t(TextPlace::Badge)].text, std::string("Not in this case"));
    QCOMPARE(drawn.texts[std::size_t(TextPlace::TopLeft)].text, std::string("Axial   T2"));
    QVERIFY(drawn.texts[std::size_t(TextPlace::TopRight)].text.empty());
}

void TestSliceSceneChoices::aPaneDrawsItsOwnSegmentation()
{
    Case open;
    const LayerId oedema = open.add(Label::Oedema);
    const LayerId enhancing = open.add(Label::Enhancing);
    open.state.setOverlay({.mode = OverlayMode::Fill, .opacity = 1});
    const Vec3 centre = headGrid().centreLps();
    for (const auto& [id, label] :
         {std::pair{oedema, Label::Oedema}, {enhancing, Label::Enhancing}}) {
        Pane own = open.pane({.plane = SlicePlane::Sagittal, .layers = std::vector{id}});
        const Colour colour = colourOf(label, Palette::Classic);
        OverlayStyle style = open.state.overlay();
        open.state.setActiveLayer(id);
        style.opacity = 1;
        open.state.setOverlay(style);
        open.state.setActiveLayer(enhancing);
        QCOMPARE(own.at(own.picture(), centre),
                 (std::array{colour.red, colour.green, colour.blue}));
        ViewCamera camera;
        camera.resize(kWidth, kHeight);
        camera.setFrame(own.scene->frame(), open.state.contentBox());
        QCOMPARE(annotate(open.state, camera, own.scene->pane(), 0, 1)
                     .texts[std::size_t(TextPlace::TopLeft)]
                     .text,
                 "Sagittal   FLAIR\n" + std::string(displayName(label)));
    }
    Pane none = open.pane({.plane = SlicePlane::Sagittal, .layers = std::vector<LayerId>()});
    QCOMPARE(none.at(none.picture(), centre), grey(100));
}

void TestSliceSceneChoices::panesThatShareACameraShowOneWorldPointAtOnePlace()
{
    Case open;
    Pane one = open.pane({.plane = SlicePlane::Axial, .sequence = Sequence::Flair});
    Pane other = open.pane({.plane = SlicePlane::Axial, .sequence = Sequence::T1});
    (void)one.picture();
    (void)other.picture();
    one.scene->zoom(2.7, {40, 200});
    one.scene->pan(-13, 22);
    for (const PanePoint point : {PanePoint{30, 40}, {250, 170}}) {
        open.state.setCursorLps(one.scene->pick(point));
        const PanePoint there = other.scene->pointAt(one.scene->pick(point));
        QVERIFY(std::hypot(there.x - point.x, there.y - point.y) < 1e-6);
        QCOMPARE(other.scene->slice(), one.scene->slice());
    }
}

void TestSliceSceneChoices::aSharedCameraAsksTheOtherPaneForAPicture()
{
    Case open;
    Pane one = open.pane({.plane = SlicePlane::Axial});
    Pane other = open.pane({.plane = SlicePlane::Coronal});
    (void)one.picture();
    (void)other.picture();
    (void)one.picture();
    one.needed = other.needed = false;
    one.scene->zoom(1.4, {100, 100});
    QVERIFY(one.needed && other.needed);
    // Making a picture of the same size asks for none.
    (void)one.picture();
    (void)other.picture();
    QVERIFY(!one.needed && !other.needed);
}

void TestSliceSceneChoices::aPaneMayShowSomethingElseLater()
{
    Case open;
    Pane pane = open.pane({.plane = SlicePlane::Axial});
    (void)pane.picture();
    pane.scene->setPane({.plane = SlicePlane::Sagittal, .sequence = Sequence::T1}, open.cameras);
    QCOMPARE(pane.scene->plane(), SlicePlane::Sagittal);
    QCOMPARE(pane.at(pane.picture(), headGrid().centreLps()), grey(200));
    QCOMPARE(pane.scene->edgeLetters(),
             SliceFrame(headGrid(), SlicePlane::Sagittal, Convention::Radiological).edgeLetters());
}

QTEST_APPLESS_MAIN(TestSliceSceneChoices)
#include "test_slice_scene_choices.moc"
