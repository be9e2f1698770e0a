#include "viewer/space/brain.h"

#include "tests/support/mesh_checks.h"
#include "tests/support/shown_head.h"
#include "viewer/space/brain_trial.h"

#include <QTest>

using namespace glioscope;
using namespace glioscope::test;

namespace {

/// A ball of 30 mm to the left, with a dark hole and specks of noise around it.
Image ball(const Geometry& grid)
{
    return fromWorld<float>(grid, [](const Vec3& lps) {
        const double r = radius(lps, {5, 0, 0});
        const bool speck = radius(lps, {-36, -36, -36}) < 3;
        return (r < 30 && radius(lps, {5, 10, 0}) > 5) || speck ? 90.F : 0.F;
    });
}

const Geometry kGrid = {
    .size = {84, 84, 84}, .spacingMm = {1, 1, 1}, .originLps = {-41.5, -41.5, -41.5}};

}  // namespace

class TestBrain : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itsSurfaceIsTheHeadsOutsideAtItsPlaceInAnyOrderOfVoxels()
    {
        for (const Geometry& grid :
             {kGrid, turned(reordered(kGrid, {2, 0, 1}, {true, false, false}), 20, -10)}) {
            const Image image = ball(grid);
            const auto mesh = makeBrainSurface(image, findBackground(image));
            QVERIFY(isClosed(*mesh));
            QCOMPARE(connectedParts(*mesh).count, std::size_t{1});
            const EnclosedVolume found = enclosedBy(*mesh);
            QVERIFY(std::abs(found.mm3 / (4.0 / 3 * M_PI * 27000) - 1) < 0.03);
            QVERIFY(distanceMm(found.centroidLps, {5, 0, 0}) < 0.5);
        }
    }

    void aBoxWithoutSurroundingsHasNone()
    {
        const Image image(kGrid, 50.F);
        QVERIFY(makeBrainSurface(image, std::nullopt)->empty());
    }

    void itsSurfaceStopsOnRequest()
    {
        const Image image = ball(kGrid);
        QVERIFY(!makeBrainSurface(image, findBackground(image), [] { return true; }));
    }

    void voxelsAndLabelsStayAtTheirPlace()
    {
        const Geometry grid = reordered(kGrid, {1, 2, 0}, {false, true, true});
        const Image image = ball(grid);
        const LabelMap labels = fromWorld<Label>(
            reordered({.size = {42, 42, 42}, .spacingMm = {2, 2, 2}, .originLps = {-41, -41, -41}},
                      {0, 2, 1}, {true, true, false}),
            [](const Vec3& lps) {
                return radius(lps, {20, -6, 9}) < 7 ? Label::Enhancing : Label::Background;
            });
        const auto voxels = makeBrainVoxels(image, findBackground(image), &labels);
        QCOMPARE(orientationCode(voxels->intensities.geometry), std::string("LPS"));
        QCOMPARE(voxels->labels.geometry, voxels->intensities.geometry);
        const CountedVoxels brain =
            counted(voxels->intensities, [](std::uint16_t value) { return value > 0; });
        const CountedVoxels tumour =
            counted(voxels->labels, [](Label label) { return label == Label::Enhancing; });
        QVERIFY(distanceMm(brain.centroidLps, {5, 0, 0}) < 0.5);
        QVERIFY(distanceMm(tumour.centroidLps, {20, -6, 9}) < 0.3);
        QVERIFY(std::abs(tumour.mm3 / (4.0 / 3 * M_PI * 343) - 1) < 0.1);
    }

    void voxelsAreDrawnByTheHardwareThatIsFastAndNotByTheProcessor()
    {
        QVERIFY(drawsOnTheProcessor("llvmpipe (LLVM 19.1.7, 256 bits)"));
        QVERIFY(!drawsOnTheProcessor("NVIDIA H100"));
        BrainTrial fast, slow;
        QCOMPARE(fast.decide(BrainLook::Automatic, true), BrainLook::Surface);
        QCOMPARE(fast.decide(BrainLook::Automatic, false), BrainLook::Volume);
        // The first picture uploads everything and counts for nothing.
        QVERIFY(fast.took(900) && !fast.took(20) && !fast.took(900));
        QCOMPARE(fast.decide(BrainLook::Automatic, false), BrainLook::Volume);
        QVERIFY(slow.took(900) && slow.took(101) && !slow.took(10));
        QCOMPARE(slow.decide(BrainLook::Automatic, false), BrainLook::Surface);
        QCOMPARE(slow.decide(BrainLook::Volume, true), BrainLook::Volume);
        QCOMPARE(slow.decide(BrainLook::Hidden, false), BrainLook::Hidden);
    }

    void bothAreSeenAroundTheTumour_data()
    {
        QTest::addColumn<int>("look");
        QTest::addColumn<bool>("oblique");
        for (const bool oblique : {false, true}) {
            const QByteArray grid = oblique ? ", oblique and left-handed" : "";
            QTest::newRow(("surface" + grid).constData()) << int(BrainLook::Surface) << oblique;
            QTest::newRow(("volume" + grid).constData()) << int(BrainLook::Volume) << oblique;
        }
    }

    void bothAreSeenAroundTheTumour()
    {
        QFETCH(int, look);
        QFETCH(bool, oblique);
        ShownHead shown(oblique
                            ? turned(reordered(headGrid(), {1, 2, 0}, {true, false, false}), 20, 12)
                            : headGrid());
        shown.hidePlanes();
        shown.state.setWindowLevel(shown.state.sequence(), {.window = 40, .level = 50});
        shown.scene->lookFrom(ViewFrom::Anterior);
        const Picture without = shown.picture();
        const Image& image = *shown.state.shownImage();
        const auto background = shown.state.shownBackground();
        shown.scene->setBrain(
            makeBrainSurface(image, background),
            makeBrainVoxels(image, background, shown.state.activeLayer()->labels()->map.get()));
        SurfaceStyle style = shown.state.surfaces();
        style.brain = static_cast<BrainLook>(look);
        shown.state.setSurfaces(style);
        const Picture with = shown.picture();
        // To the right, where no tumour is, the head is seen and was not; beside it nothing is.
        const int right = kSize / 2 - 50, middle = kSize / 2;
        const auto brightness = [&](const Picture& picture, int x, int y) {
            const auto pixel = picture.at(x, y);
            return int(pixel[0]) + pixel[1] + pixel[2];
        };
        QVERIFY2(brightness(with, right, middle) > brightness(without, right, middle) + 15,
                 qPrintable(QString::number(brightness(with, right, middle))));
        QVERIFY(std::abs(brightness(with, 12, middle) - brightness(without, 12, middle)) < 6);
        // The tumour is redder than what lies on the other side.
        const auto redness = [&](int x) {
            const auto pixel = with.at(x, middle - 18);
            return int(pixel[0]) - pixel[1];
        };
        QVERIFY2(redness(middle + 27) > redness(middle - 27) + 25,
                 qPrintable(
                     QStringLiteral("%1 %2").arg(redness(middle + 27)).arg(redness(middle - 27))));
        style.brain = BrainLook::Hidden;
        shown.state.setSurfaces(style);
        QCOMPARE(shown.picture().rgb, without.rgb);
    }
};

QTEST_APPLESS_MAIN(TestBrain)
#include "test_brain.moc"
