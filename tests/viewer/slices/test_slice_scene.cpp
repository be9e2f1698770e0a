#include "tests/support/scene_picture.h"
#include "viewer/slices/slice_scene.h"

#include "tests/support/oriented_grids.h"

#include <vtkNew.h>
#include <vtkRenderWindow.h>

#include <QTest>

using namespace glioscope;
using namespace glioscope::test;

namespace {

constexpr std::array kPlanes = {SlicePlane::Axial, SlicePlane::Coronal, SlicePlane::Sagittal};
constexpr int kWidth = 320, kHeight = 240;

/// A grid of 1.0 x 0.5 x 2.0 mm, some 40 mm to a side.
Geometry headGrid()
{
    return {.size = {40, 80, 20}, .spacingMm = {1, 0.5, 2}, .originLps = {-20, -20, -20}};
}

/// Grey head in black, with a bright marker towards left, posterior and superior (of the grid's own
/// axes, where it is oblique).
std::shared_ptr<const Image> markedHead(const Geometry& grid)
{
    const SliceFrame frame(grid, SlicePlane::Axial, Convention::Radiological);
    return std::make_shared<const Image>(fromWorld<float>(grid, [&frame](const Vec3& lps) {
        const Vec3 at = frame.fromLps(lps);
        const bool marker =
            std::abs(at[0] - 30) < 4.5 && std::abs(at[1] - 60) < 8.5 && std::abs(at[2] - 15) < 2.5;
        const bool outside =
            at[0] < 2 || at[0] > 37 || at[1] < 2 || at[1] > 77 || at[2] < 1 || at[2] > 18;
        return marker ? 200.F : outside ? 0.F : 50.F;
    }));
}

Vec3 markerLps(const Geometry& grid)
{
    return SliceFrame(grid, SlicePlane::Axial, Convention::Radiological).toLps({30, 60, 15});
}

/// A scene in a window of its own, showing FLAIR from 0 to 200.
struct Shown {
    Document document;
    ViewState state{document};
    vtkNew<vtkRenderWindow> window;
    std::unique_ptr<SliceScene> scene;
    ViewState::Subscription subscription;
    bool needed = false;

    Shown(const Geometry& grid, SlicePlane plane)
    {
        state.setCrosshairVisible(false);
        show(grid);
        window->SetOffScreenRendering(1);
        window->SetSize(kWidth, kHeight);
        scene = std::make_unique<SliceScene>(window, PaneSpec{.plane = plane}, state);
        subscription = state.subscribe([this](Changes c) { needed |= scene->update(c); });
    }
    void show(const Geometry& grid)
    {
        document.open(studyOf({markedHead(grid), nullptr, nullptr, nullptr}));
        state.setWindowLevel(Sequence::Flair, {.window = 200, .level = 100});
        state.setCursorLps(markerLps(grid));
    }
    [[nodiscard]] Picture picture()
    {
        needed = false;
        return renderedPicture(window);
    }
    [[nodiscard]] std::array<std::uint8_t, 3> pixelAt(const Picture& picture, const Vec3& lps) const
    {
        const PanePoint at = scene->pointAt(lps);
        return picture.at(int(std::floor(at.x)), int(std::floor(at.y)));
    }
};

std::shared_ptr<const LabelMap> labelsAtMarker(const Geometry& grid, Label label)
{
    const Vec3 marker = markerLps(grid);
    return std::make_shared<const LabelMap>(fromWorld<Label>(grid, [&](const Vec3& lps) {
        return distanceMm(lps, marker) < 5 ? label : Label::Background;
    }));
}

int brightness(const Picture& picture, int left, int top, int right, int bottom)
{
    int brightest = 0;
    for (int y = top; y < bottom; ++y) {
        for (int x = left; x < right; ++x) {
            brightest = std::max(brightest, int(picture.at(x, y)[0]));
        }
    }
    return brightest;
}

}  // namespace

class TestSliceScene : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void leftMarkerIsOnTheRightInEveryOrderOfVoxels();
    void allOrdersGiveThePictureOfTheStraightOne();
    void obliqueVolumesShowTheMarkerWhereItIs();
    void pickedPixelsHoldTheVoxelOfTheirPosition();
    void overlayTakesTheLabelsColour();
    void overlayOfAnotherGridLiesAtItsPlaceInTheWorld();
    void crosshairMeetsAtTheCursor();
    void lettersStandAtAllFourEdges();
    void lettersStandOutFromBrightTissue();
    void cornersKeepClearOfTheLettersInSmallPanes();
    void wheelStepsReachTheNextSliceOfVoxels();
    void onlyWhatIsSeenAsksForARender();
    void pictureFollowsTheWindowsSize();
    void zoomedPictureStaysUnderThePointer();
    void anEmptyStateShowsBlack();
};

void TestSliceScene::leftMarkerIsOnTheRightInEveryOrderOfVoxels()
{
    Shown axial(headGrid(), SlicePlane::Axial);
    for (const Geometry& grid : allOrders(headGrid())) {
        axial.show(grid);
        QVERIFY(axial.needed);
        const Picture picture = axial.picture();
        // Left and posterior: lower right of the middle.
        const PanePoint at = axial.scene->pointAt(markerLps(grid));
        QVERIFY(at.x > kWidth / 2.0 + 10 && at.y > kHeight / 2.0 + 10);
        QCOMPARE(int(axial.pixelAt(picture, markerLps(grid))[0]), 255);
        const PanePoint mirrored = {kWidth - at.x, at.y};
        QCOMPARE(int(picture.at(int(mirrored.x), int(mirrored.y))[0]), 64);
    }
}

void TestSliceScene::allOrdersGiveThePictureOfTheStraightOne()
{
    for (SlicePlane plane : kPlanes) {
        Shown shown(headGrid(), plane);
        const Picture expected = shown.picture();
        for (const Geometry& grid : {reordered(headGrid(), {0, 1, 2}, {true, false, false}),
                                     reordered(headGrid(), {2, 0, 1}, {false, true, true}),
                                     reordered(headGrid(), {1, 2, 0}, {true, true, true})}) {
            shown.show(grid);
            QVERIFY(shown.picture().rgb == expected.rgb);
        }
    }
}

void TestSliceScene::obliqueVolumesShowTheMarkerWhereItIs()
{
    for (SlicePlane plane : kPlanes) {
        Shown shown(headGrid(), plane);
        for (const Geometry& straight :
             {headGrid(), reordered(headGrid(), {1, 2, 0}, {true, false, true})}) {
            const Geometry grid = turned(straight, 28, -20);
            shown.show(grid);
            const Picture picture = shown.picture();
            QCOMPARE(int(shown.pixelAt(picture, markerLps(grid))[0]), 255);
        }
    }
}

void TestSliceScene::pickedPixelsHoldTheVoxelOfTheirPosition()
{
    const Geometry grid = turned(reordered(headGrid(), {2, 1, 0}, {true, false, false}), 15, 35);
    for (SlicePlane plane : kPlanes) {
        Shown shown(grid, plane);
        shown.state.setInterpolation(Interpolation::Nearest);
        (void)shown.picture();
        shown.scene->zoom(1.4, {100, 100});
        const Picture picture = shown.picture();
        const Image& image = *shown.state.shownImage();
        int inside = 0;
        for (int y = 40; y < kHeight - 40; y += 7) {
            for (int x = 40; x < kWidth - 40; x += 7) {
                const Vec3 lps = shown.scene->pick({x + 0.5, y + 0.5});
                const Index3 v = grid.nearestVoxel(lps);
                if (grid.contains(v)) {
                    const int expected = int(image.at(v[0], v[1], v[2]) / 200 * 255 + 0.5F);
                    QCOMPARE(int(picture.at(x, y)[0]), expected);
                    ++inside;
                }
            }
        }
        QVERIFY(inside > 100);
    }
}

void TestSliceScene::overlayTakesTheLabelsColour()
{
    const Geometry grid = turned(headGrid(), 10, 5);
    Shown shown(grid, SlicePlane::Coronal);
    shown.document.add(
        {.name = "expert", .content = LabelContent{.map = labelsAtMarker(grid, Label::Enhancing)}});
    shown.state.setOverlay({.mode = OverlayMode::Fill, .opacity = 1});
    QVERIFY(shown.needed);
    const Colour colour = colourOf(Label::Enhancing, Palette::Classic);
    QCOMPARE(shown.pixelAt(shown.picture(), markerLps(grid)),
             (std::array{colour.red, colour.green, colour.blue}));
    OverlayStyle style = shown.state.overlay();
    style.visible = false;
    shown.state.setOverlay(style);
    QCOMPARE(shown.pixelAt(shown.picture(), markerLps(grid)),
             (std::array<std::uint8_t, 3>{255, 255, 255}));
}

void TestSliceScene::overlayOfAnotherGridLiesAtItsPlaceInTheWorld()
{
    // The labels' grid is turned and finer than the image's.
    Geometry labelGrid = turned(headGrid(), 40, 0);
    labelGrid.size = {80, 80, 40};
    labelGrid.spacingMm = {0.5, 0.5, 1};
    const Vec3 marker = markerLps(headGrid());
    const auto labels =
        std::make_shared<const LabelMap>(fromWorld<Label>(labelGrid, [&marker](const Vec3& lps) {
            return distanceMm(lps, marker) < 4 ? Label::Oedema : Label::Background;
        }));
    QVERIFY(labelGrid.contains(labelGrid.nearestVoxel(marker)));
    Shown shown(headGrid(), SlicePlane::Axial);
    shown.document.add({.name = "model", .content = LabelContent{.map = labels}});
    shown.state.setOverlay({.mode = OverlayMode::Fill, .opacity = 1});
    const Picture picture = shown.picture();
    const Colour colour = colourOf(Label::Oedema, Palette::Classic);
    const std::array expected = {colour.red, colour.green, colour.blue};
    QCOMPARE(shown.pixelAt(picture, marker), expected);
    QCOMPARE(shown.pixelAt(picture, {marker[0] + 3, marker[1], marker[2]}), expected);
    QVERIFY(shown.pixelAt(picture, {marker[0] + 6, marker[1], marker[2]}) != expected);
    QVERIFY(shown.pixelAt(picture, {marker[0], marker[1] - 6, marker[2]}) != expected);
}

void TestSliceScene::crosshairMeetsAtTheCursor()
{
    Shown shown(headGrid(), SlicePlane::Sagittal);
    const Picture without = shown.picture();
    shown.state.setCrosshairVisible(true);
    QVERIFY(shown.needed);
    const Picture with = shown.picture();
    const PanePoint at = shown.scene->pointAt(shown.state.cursorLps());
    std::vector<int> columns, rows;
    for (int x = 0; x < kWidth; ++x) {
        if (with.at(x, 190) != without.at(x, 190)) {
            columns.push_back(x);
        }
    }
    for (int y = 0; y < kHeight; ++y) {
        if (with.at(60, y) != without.at(60, y)) {
            rows.push_back(y);
        }
    }
    QCOMPARE(columns.size(), 3U);  // the line between its dark rims
    QCOMPARE(rows.size(), 3U);
    QVERIFY(std::abs(columns[1] + 0.5 - at.x) <= 1);
    QVERIFY(std::abs(rows[1] + 0.5 - at.y) <= 1);
    QVERIFY(with.at(int(at.x), int(at.y)) == without.at(int(at.x), int(at.y)));
}

void TestSliceScene::lettersStandAtAllFourEdges()
{
    Shown shown(headGrid(), SlicePlane::Axial);
    // Zoomed until the picture is one grey (64): what is white now are letters.
    shown.state.setCursorLps({0, 0, -10});
    shown.scene->zoom(30, shown.scene->pointAt({0, 0, 0}));
    const Picture picture = shown.picture();
    const int half = 20;
    QVERIFY(brightness(picture, 0, kHeight / 2 - half, 30, kHeight / 2 + half) > 230);
    QVERIFY(brightness(picture, kWidth - 30, kHeight / 2 - half, kWidth, kHeight / 2 + half) > 230);
    QVERIFY(brightness(picture, kWidth / 2 - half, 0, kWidth / 2 + half, 32) > 230);
    QVERIFY(brightness(picture, kWidth / 2 - half, kHeight - 32, kWidth / 2 + half, kHeight) > 230);
    QVERIFY(brightness(picture, kWidth / 2 - half, 40, kWidth / 2 + half, kHeight - 40) < 80);
    QCOMPARE(shown.scene->edgeLetters(), (EdgeLetters{"R", "L", "A", "P"}));
}

void TestSliceScene::lettersStandOutFromBrightTissue()
{
    Shown shown(headGrid(), SlicePlane::Axial);
    shown.state.setWindowLevel(Sequence::Flair, {.window = 2, .level = 1});
    shown.state.setCursorLps({0, 0, -10});
    (void)shown.picture();
    shown.scene->zoom(30, shown.scene->pointAt({0, 0, 0}));
    const Picture picture = shown.picture();
    QCOMPARE(int(picture.at(kWidth / 2, 2)[0]), 255);
    // The letter A: white on dark, not white on white with a shadow.
    int white = 0, dark = 0;
    for (int y = 10; y < 20; ++y) {
        for (int x = kWidth / 2 - 5; x < kWidth / 2 + 5; ++x) {
            white += picture.at(x, y)[0] > 230;
            dark += picture.at(x, y)[0] < 120;
        }
    }
    QVERIFY2(white > 15 && dark > 25, qPrintable(QStringLiteral("%1 %2").arg(white).arg(dark)));
}

void TestSliceScene::cornersKeepClearOfTheLettersInSmallPanes()
{
    for (const SlicePlane plane : kPlanes) {
        Shown shown(headGrid(), plane);
        shown.window->SetSize(170, 300);
        const Picture picture = shown.picture();
        // Letters are white, the texts of the corners bluish.
        int letters = 0, texts = 0;
        for (int y = 0; y < picture.height; ++y) {
            for (int x = picture.width / 2 - 9; x < picture.width / 2 + 9; ++x) {
                const bool atLetter = (y >= 8 && y < 22) || (y >= 278 && y < 292);
                letters += atLetter && picture.at(x, y)[0] > 240;
                texts += atLetter && picture.at(x, y)[2] > picture.at(x, y)[0] + 4;
            }
        }
        QVERIFY(letters > 20);
        QCOMPARE(texts, 0);
    }
}

void TestSliceScene::wheelStepsReachTheNextSliceOfVoxels()
{
    Shown shown(headGrid(), SlicePlane::Axial);
    for (const Geometry& grid : allOrders(headGrid())) {
        shown.show(grid);
        const int before = shown.scene->slice();
        const Vec3 up = shown.scene->cursorAfterSteps(1);
        QVERIFY(std::abs(up[2] - shown.state.cursorLps()[2] - 2) < 1e-9);
        shown.state.setCursorLps(up);
        QCOMPARE(shown.scene->slice(), before + 1);
        shown.state.setCursorLps(shown.scene->cursorAfterSteps(1000));
        QCOMPARE(shown.scene->slice(), shown.scene->sliceCount() - 1);
        shown.state.setCursorLps(shown.scene->cursorAfterSteps(-1000));
        QCOMPARE(shown.scene->slice(), 0);
    }
}

void TestSliceScene::onlyWhatIsSeenAsksForARender()
{
    Shown shown(headGrid(), SlicePlane::Axial);
    (void)shown.picture();
    // Within the slice, with the crosshair hidden, the cursor moves unseen.
    const Vec3 cursor = shown.state.cursorLps();
    shown.state.setCursorLps({cursor[0] - 5, cursor[1], cursor[2]});
    QVERIFY(!shown.needed);
    shown.state.setWindowLevel(Sequence::T2, {.window = 7, .level = 7});
    QVERIFY(!shown.needed);
    shown.state.setSurfaces({.opacity = 0.3});
    QVERIFY(!shown.needed);
    shown.state.setCursorLps(shown.scene->cursorAfterSteps(1));
    QVERIFY(shown.needed);
    (void)shown.picture();
    shown.state.setWindowLevel(Sequence::Flair, {.window = 7, .level = 7});
    QVERIFY(shown.needed);
}

void TestSliceScene::pictureFollowsTheWindowsSize()
{
    Shown shown(headGrid(), SlicePlane::Axial);
    (void)shown.picture();
    shown.window->SetSize(501, 333);
    const Picture picture = shown.picture();
    QCOMPARE(picture.width, 501);
    QCOMPARE(int(shown.pixelAt(picture, markerLps(headGrid()))[0]), 255);
    const Vec3 middle = shown.scene->pick({250.5, 166.5});
    const Vec3 centre = headGrid().centreLps();
    QVERIFY(distanceMm(middle, {centre[0], centre[1], middle[2]}) < 1e-6);
}

void TestSliceScene::zoomedPictureStaysUnderThePointer()
{
    Shown shown(headGrid(), SlicePlane::Axial);
    (void)shown.picture();
    const PanePoint pointer = shown.scene->pointAt(markerLps(headGrid()));
    shown.scene->zoom(4, pointer);
    const Picture picture = shown.picture();
    QCOMPARE(int(picture.at(int(pointer.x), int(pointer.y))[0]), 255);
    shown.scene->fit();
    QVERIFY(std::abs(shown.scene->pointAt(markerLps(headGrid())).x - pointer.x) < 1e-6);
}

void TestSliceScene::anEmptyStateShowsBlack()
{
    Shown shown(headGrid(), SlicePlane::Axial);
    (void)shown.picture();
    shown.document.open(studyOf({}));
    QVERIFY(shown.needed);
    const Picture picture = shown.picture();
    QCOMPARE(brightness(picture, 0, 0, kWidth, kHeight), 0);
    (void)shown.scene->cursorAfterSteps(1);
}

QTEST_APPLESS_MAIN(TestSliceScene)
#include "test_slice_scene.moc"
