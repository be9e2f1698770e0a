#include "viewer/space/volume_scene.h"

#include "tests/support/shown_head.h"
#include "tests/support/test_data.h"

#include <QTest>

using namespace glioscope;
using namespace glioscope::test;

namespace {

using Shown = ShownHead;

constexpr Colour kOutline = {255, 0, 255};

bool isOutline(std::array<std::uint8_t, 3> p)
{
    return p[0] > 200 && p[1] < 60 && p[2] > 200;
}

OutlinedSurfaces outlinedBall(const Vec3& centre, double radiusMm, Label label)
{
    return {makeLabelSurfaces(std::make_shared<const LabelMap>(fromWorld<Label>(
                headGrid(),
                [&](const Vec3& lps) {
                    return distanceMm(lps, centre) < radiusMm ? label : Label::Background;
                }))),
            kOutline};
}

bool isBrightGrey(std::array<std::uint8_t, 3> p)
{
    return p[0] > 70 && std::abs(p[0] - p[1]) < 4 && std::abs(p[0] - p[2]) < 4;
}

bool isLetter(std::array<std::uint8_t, 3> p)
{
    return p[2] > 150 && p[2] > p[0] + 10;
}

/// As at the pane's side; it is brighter at the top.
bool isBackground(const Picture& picture, int x, int y)
{
    const auto pixel = picture.at(x, y), side = picture.at(2, y);
    for (std::size_t c = 0; c < 3; ++c) {
        if (std::abs(pixel[c] - side[c]) > 1) {
            return false;
        }
    }
    return true;
}

}  // namespace

class TestVolumeScene : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void surfaceHasTheLabelsColour();
    void hiddenLabelsLeaveThePicture();
    void seenFromTheFrontLeftIsOnTheRight();
    void planesShowTheHeadAndNotItsSurroundings();
    void planesAreCutOutOfAnyBackground();
    void pickedPointsLieOnTheSurface();
    void nothingIsPickedBesideTheHead();
    void lettersAreNotCutByThePlanes();
    void aNarrowPaneShowsTheWholeHead();
    void turningGoesAroundTheHead();
    void mirroredTwinGivesTheSamePicture();
    void layoutCanBeWritten();
    void anOutlinedSegmentationIsSeenAroundTheOtherInItsOwnColour();
    void outlinesThatAgreeAreSeenOnTheSurface();
    void anOutlineFollowsWhatIsVisible();
    void outlinesBehindThePlanesAreFaint();
};

void TestVolumeScene::surfaceHasTheLabelsColour()
{
    Shown shown;
    shown.hidePlanes();
    QVERIFY(find(shown.picture(), isRed).pixels > 500);
}

void TestVolumeScene::hiddenLabelsLeaveThePicture()
{
    Shown shown;
    shown.hidePlanes();
    (void)shown.picture();
    OverlayStyle style = shown.state.overlay();
    style.labelVisible[Label::Necrosis] = false;
    shown.state.setOverlay(style);
    QVERIFY(shown.needed);
    QCOMPARE(find(shown.picture(), isRed).pixels, 0);
    style.labelVisible[Label::Necrosis] = true;
    style.kind = OverlayKind::Regions;
    style.regionVisible[Region::WholeTumour] =
        false;  // what is left of necrosis is the tumour's core
    shown.state.setOverlay(style);
    QVERIFY(find(shown.picture(), isRed).pixels > 100);
}

void TestVolumeScene::seenFromTheFrontLeftIsOnTheRight()
{
    Shown shown;
    shown.hidePlanes();
    const Patch tumour = find(shown.picture(), isRed);
    QVERIFY(tumour.x > kSize / 2.0 + 10);
    QVERIFY(tumour.y < kSize / 2.0 - 5);
}

void TestVolumeScene::planesShowTheHeadAndNotItsSurroundings()
{
    Shown shown;
    OverlayStyle style = shown.state.overlay();
    style.visible = false;
    shown.state.setOverlay(style);
    const Patch head = find(shown.picture(), isBrightGrey);
    QVERIFY(head.pixels > 5000);
    // Without its surroundings the three planes of a ball cover far less than their squares would.
    QVERIFY(head.pixels < kSize * kSize / 2);
    shown.hidePlanes();
    QVERIFY(find(shown.picture(), isBrightGrey).pixels < 1000);  // the letters
}

void TestVolumeScene::planesAreCutOutOfAnyBackground()
{
    Shown shown;
    const Picture ofZero = shown.picture();
    const auto raised =
        std::make_shared<const Image>(fromWorld<float>(headGrid(), [](const Vec3& lps) {
            return radius(lps, {0, 0, 0}) < 36 ? 80 + lps[0] : -1024.F;
        }));
    shown.document.open(studyOf({raised, nullptr, nullptr, nullptr}));
    const Picture ofOther = shown.picture();
    int background = 0, different = 0;
    for (int y = 0; y < kSize; ++y) {
        for (int x = 0; x < kSize; ++x) {
            background += isBackground(ofZero, x, y);
            different += isBackground(ofZero, x, y) != isBackground(ofOther, x, y);
        }
    }
    QVERIFY(background > kSize * kSize / 3);
    QVERIFY2(different < 100, qPrintable(QString::number(different)));
}

void TestVolumeScene::pickedPointsLieOnTheSurface()
{
    Shown shown;
    shown.hidePlanes();
    const Patch tumour = find(shown.picture(), isRed);
    const auto lps = shown.scene->pick({tumour.x, tumour.y});
    QVERIFY(lps.has_value());
    QVERIFY(std::abs(radius(*lps, kTumour) - 14) < 1.5);
    QVERIFY((*lps)[1] < kTumour[1]);  // the side that faces us, anterior
    QVERIFY(!shown.scene->pick({2, 2}));
}

void TestVolumeScene::nothingIsPickedBesideTheHead()
{
    Shown shown;
    const Picture planes = shown.picture();
    int background = 0, head = 0;
    for (int y = 5; y < kSize; y += 10) {
        for (int x = 5; x < kSize; x += 10) {
            const auto picked = shown.scene->pick({double(x), double(y)});
            if (isBackground(planes, x, y)) {
                ++background;
                QVERIFY2(!picked, qPrintable(QStringLiteral("%1 %2").arg(x).arg(y)));
            } else if (isBrightGrey(planes.at(x, y))) {
                head += picked.has_value();
                QVERIFY(!picked || radius(*picked, {0, 0, 0}) < 38);
            }
        }
    }
    QVERIFY(background > 200 && head > 100);
}

void TestVolumeScene::lettersAreNotCutByThePlanes()
{
    Shown shown;
    // Nothing but the corners is background: the planes fill their rectangles.
    const auto block = std::make_shared<const Image>(fromWorld<float>(
        headGrid(), [](const Vec3& lps) { return radius(lps, {0, 0, 0}) < 66 ? 50.F : 0.F; }));
    shown.document.open(studyOf({block, nullptr, nullptr, nullptr}));
    shown.state.setCursorLps({30, -30, 30});
    for (const double turn : {0.0, 40.0, 40.0, 40.0}) {
        shown.scene->rotate(turn, 0);
        SurfaceStyle style = shown.state.surfaces();
        style.slicePlanes = true;
        shown.state.setSurfaces(style);
        const int among = find(shown.picture(), isLetter).pixels;
        shown.hidePlanes();
        const int alone = find(shown.picture(), isLetter).pixels;
        QVERIFY(alone > 60);
        QVERIFY2(among > 0.9 * alone, qPrintable(QStringLiteral("%1 of %2").arg(among).arg(alone)));
    }
}

void TestVolumeScene::aNarrowPaneShowsTheWholeHead()
{
    Shown shown;
    OverlayStyle style = shown.state.overlay();
    style.visible = false;
    shown.state.setOverlay(style);
    shown.window->SetSize(kSize / 2, kSize);
    const Picture narrow = shown.picture();
    int atTheSides = 0;
    for (int y = 0; y < narrow.height; ++y) {
        atTheSides += isBrightGrey(narrow.at(0, y)) + isBrightGrey(narrow.at(narrow.width - 1, y));
    }
    QCOMPARE(atTheSides, 0);
    QVERIFY(find(narrow, isBrightGrey).pixels > 1000);
    const Patch before = find(narrow, isBrightGrey);
    shown.scene->pan(10, 0);
    QVERIFY(std::abs(find(shown.picture(), isBrightGrey).x - before.x - 10) < 2);
}

void TestVolumeScene::turningGoesAroundTheHead()
{
    Shown shown;
    shown.hidePlanes();
    const Patch before = find(shown.picture(), isRed);
    // The whole pane is 270 degrees: half a turn brings the left side to the left.
    shown.scene->rotate(kSize * 180.0 / 270, 0);
    const Patch after = find(shown.picture(), isRed);
    QVERIFY(before.x > kSize / 2.0 && after.x < kSize / 2.0 - 5);
    shown.scene->resetView();
    QVERIFY(std::abs(find(shown.picture(), isRed).x - before.x) < 0.5);
    shown.scene->pan(20, 10);
    const Patch moved = find(shown.picture(), isRed);
    QVERIFY(std::abs(moved.x - before.x - 20) < 2 && std::abs(moved.y - before.y - 10) < 2);
    shown.scene->zoom(1.5);
    QVERIFY(find(shown.picture(), isRed).pixels > 1.8 * before.pixels);
}

void TestVolumeScene::mirroredTwinGivesTheSamePicture()
{
    Shown straight, mirrored(reordered(headGrid(), {1, 0, 2}, {false, true, false}));
    const Picture a = straight.picture(), b = mirrored.picture();
    int different = 0;
    for (std::size_t i = 0; i < a.rgb.size(); ++i) {
        different += std::abs(int(a.rgb[i]) - int(b.rgb[i])) > 24;
    }
    // Triangles are cut along other diagonals, so shading differs here and there.
    QVERIFY2(different < 900, qPrintable(QString::number(different)));
}

void TestVolumeScene::layoutCanBeWritten()
{
    const TemporaryFolder folder;
    Shown shown;
    const Picture layout = renderLayout(shown.state, 640, 480);
    QCOMPARE(layout.rgb.size(), 640U * 480U * 3U);
    QVERIFY(find(layout, isRed).pixels > 200);
    writePng(layout, folder.path() / "layout.png");
    QVERIFY(std::filesystem::file_size(folder.path() / "layout.png") > 1000);
}

void TestVolumeScene::anOutlinedSegmentationIsSeenAroundTheOtherInItsOwnColour()
{
    Shown shown;
    shown.hidePlanes();
    const Patch alone = find(shown.picture(), isRed);
    shown.scene->setOutlined({outlinedBall(kTumour, 20, Label::Oedema)});
    const Picture both = shown.picture();
    const Patch rings = find(both, isOutline), within = find(both, isRed);
    QVERIFY(rings.pixels > 300);
    QVERIFY(std::hypot(rings.x - alone.x, rings.y - alone.y) < 4);
    // Seen through the shell, between the rings.
    QVERIFY(within.pixels > alone.pixels / 2);
}

void TestVolumeScene::outlinesThatAgreeAreSeenOnTheSurface()
{
    Shown shown;
    shown.hidePlanes();
    shown.scene->setOutlined({outlinedBall(kTumour, 14, Label::Necrosis)});
    QVERIFY(find(shown.picture(), isOutline).pixels > 150);
}

void TestVolumeScene::anOutlineFollowsWhatIsVisible()
{
    Shown shown;
    shown.hidePlanes();
    shown.scene->setOutlined({outlinedBall(kTumour, 20, Label::Oedema)});
    (void)shown.picture();
    OverlayStyle style = shown.state.overlay();
    style.labelVisible[Label::Oedema] = false;
    shown.state.setOverlay(style);
    QCOMPARE(find(shown.picture(), isOutline).pixels, 0);
    style.kind = OverlayKind::Regions;
    shown.state.setOverlay(style);
    QVERIFY(find(shown.picture(), isOutline).pixels > 300);
    style.regionVisible[Region::WholeTumour] = false;
    shown.state.setOverlay(style);
    QCOMPARE(find(shown.picture(), isOutline).pixels, 0);
    style.regionVisible[Region::WholeTumour] = true;
    style.visible = false;
    shown.state.setOverlay(style);
    QCOMPARE(find(shown.picture(), isOutline).pixels, 0);
}

void TestVolumeScene::outlinesBehindThePlanesAreFaint()
{
    Shown shown;
    // Seen from the front most of the tumour lies behind the coronal plane.
    shown.state.setCursorLps({30, -21, -30});
    const Picture before = shown.picture();
    shown.scene->setOutlined({outlinedBall(kTumour, 20, Label::Oedema)});
    const Picture after = shown.picture();
    int tinted = 0;
    for (int y = 0; y < kSize; ++y) {
        for (int x = 0; x < kSize; ++x) {
            const auto a = before.at(x, y), b = after.at(x, y);
            tinted += b[0] - b[1] > a[0] - a[1] + 30 && b[2] - b[1] > a[2] - a[1] + 30;
        }
    }
    QVERIFY2(tinted > 300, qPrintable(QString::number(tinted)));
    const int behind = find(after, isOutline).pixels;
    shown.hidePlanes();
    QVERIFY(behind < find(shown.picture(), isOutline).pixels / 2);
}

QTEST_APPLESS_MAIN(TestVolumeScene)
#include "test_volume_scene.moc"
