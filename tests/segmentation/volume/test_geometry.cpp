#include "segmentation/volume/geometry.h"

#include "tests/support/synthetic_volume.h"

#include <QTest>
#include <cmath>
#include <limits>
#include <set>

using namespace glioscope;
using namespace glioscope::test;

namespace {

double distance(const Vec3& a, const Vec3& b)
{
    return std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

}  // namespace

class TestGeometry : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void indicesRoundTripThroughTheWorld_data();
    void indicesRoundTripThroughTheWorld();
    void bratsGridLiesWhereItsAffineSays();
    void worldStepsFollowSpacingAndDirection();
    void nearestVoxelRoundsHalfUpwardAndSurvivesNonsense();
    void everyAxisOrderIsNamedByItsLetters();
    void obliqueAxesAreAssignedJointly();
    void everyRotationUsesEachAxisOnce();
    void jitterIsTheSameGridAndAShiftIsNot();
    void tiltOfASingleSliceIsSeen();
    void gridsOfOtherSizeAreInfinitelyApart();
    void descriptionStatesSizeSpacingOrientationAndOrigin();
    void inverseUndoesAMatrix();
    void voxelVolumeIgnoresMirroring();
};

void TestGeometry::indicesRoundTripThroughTheWorld_data()
{
    QTest::addColumn<int>("index");
    int index = 0;
    for (const NamedGeometry& named : trickyGeometries()) {
        QTest::newRow(named.name.c_str()) << index++;
    }
}

void TestGeometry::indicesRoundTripThroughTheWorld()
{
    QFETCH(int, index);
    const Geometry g = trickyGeometries()[static_cast<std::size_t>(index)].geometry;
    for (const Vec3& ijk : {Vec3{0, 0, 0}, Vec3{19, 0, 5}, Vec3{3.25, 24.5, 13}, Vec3{-4, 30, 7}}) {
        QVERIFY(distance(g.toIjk(g.toLps(ijk)), ijk) < 1e-9);
    }
    QVERIFY(distance(g.toLps({0, 0, 0}), g.originLps) < 1e-12);
    QVERIFY(distance(g.toLps({9.5, 12, 6.5}), g.centreLps()) < 1e-12);
}

void TestGeometry::bratsGridLiesWhereItsAffineSays()
{
    // NIfTI affine diag(-1, -1, 1) with translation (0, 239, 0) in RAS.
    const Geometry g = {.size = {240, 240, 155},
                        .spacingMm = {1, 1, 1},
                        .originLps = {0, -239, 0},
                        .direction = kIdentity3};
    QCOMPARE(g.toLps({239, 239, 154}), (Vec3{239, 0, 154}));
    QCOMPARE(orientationCode(g), std::string("LPS"));
    QCOMPARE(g.voxelVolumeMl(), 0.001);
    QCOMPARE(g.offset(1, 2, 3), std::size_t(1 + 2 * 240 + 3 * 240 * 240));
    QVERIFY(g.contains({239, 239, 154}) && !g.contains({0, 0, 155}) && !g.contains({0, -1, 0}));
}

void TestGeometry::worldStepsFollowSpacingAndDirection()
{
    const Geometry g = permutedGeometry();  // i to anterior, j to superior, k to the right
    const Vec3 start = g.toLps({2, 3, 4});
    const Vec3 alongI = g.toLps({3, 3, 4}), alongJ = g.toLps({2, 4, 4}),
               alongK = g.toLps({2, 3, 5});
    QVERIFY(distance(alongI, {start[0], start[1] - 0.9, start[2]}) < 1e-12);
    QVERIFY(distance(alongJ, {start[0], start[1], start[2] + 1.2}) < 1e-12);
    QVERIFY(distance(alongK, {start[0] - 2.5, start[1], start[2]}) < 1e-12);
}

void TestGeometry::nearestVoxelRoundsHalfUpwardAndSurvivesNonsense()
{
    const Geometry g = obliqueGeometry();
    QCOMPARE(g.nearestVoxel(g.toLps({4.4, 7.6, -0.4})), (Index3{4, 8, 0}));
    QCOMPARE(g.nearestVoxel(g.toLps({-3.2, 40.7, 2})), (Index3{-3, 41, 2}));
    const double undefined = std::numeric_limits<double>::quiet_NaN();
    QVERIFY(!g.contains(g.nearestVoxel({undefined, 0, 0})));
    QVERIFY(!g.contains(g.nearestVoxel({1e300, 0, 0})));
}

void TestGeometry::everyAxisOrderIsNamedByItsLetters()
{
    std::set<std::string> codes;
    for (const NamedGeometry& order : allAxisOrders()) {
        QCOMPARE(orientationCode(order.geometry), order.name);
        codes.insert(order.name);
    }
    QCOMPARE(codes.size(), std::size_t(48));
}

void TestGeometry::obliqueAxesAreAssignedJointly()
{
    // Both i and j lean most towards L: taken one by one, both would claim it.
    Geometry g = anisotropicGeometry();
    g.direction = {{{0.72, 0.62, 0.31}, {-0.69, 0.60, 0.40}, {0.06, -0.5, 0.86}}};
    const AxisAssignment axes = closestWorldAxes(g);
    QCOMPARE(axes.axis, (std::array<int, 3>{0, 1, 2}));
    g.direction = {{{0.58, 0.81, 0.0}, {0.60, 0.43, 0.67}, {0.55, -0.39, -0.74}}};
    QCOMPARE(closestWorldAxes(g).axis, (std::array<int, 3>{1, 0, 2}));
    QCOMPARE(closestWorldAxes(g).flipped, (std::array<bool, 3>{false, false, true}));
}

void TestGeometry::everyRotationUsesEachAxisOnce()
{
    Random random(7);
    for (int trial = 0; trial < 2000; ++trial) {
        Geometry g = anisotropicGeometry();
        g.direction = rotation({random.uniform() - 0.5, random.uniform() - 0.5, random.uniform()},
                               360 * random.uniform());
        const AxisAssignment axes = closestWorldAxes(g);
        const std::set<int> used(axes.axis.begin(), axes.axis.end());
        QCOMPARE(used.size(), std::size_t(3));
        for (int w = 0; w < 3; ++w) {
            QCOMPARE(axes.flipped[w], g.direction[w][axes.axis[w]] < 0);
        }
    }
}

void TestGeometry::jitterIsTheSameGridAndAShiftIsNot()
{
    const Geometry g = obliqueGeometry();
    Geometry jittered = g;
    jittered.originLps[1] += 0.05;
    jittered.direction = rotation({1, 2, 3}, 25.0001);
    QVERIFY(samePhysicalGrid(g, g));
    QVERIFY(samePhysicalGrid(g, jittered) && samePhysicalGrid(jittered, g));

    Geometry shifted = g;
    shifted.originLps[1] += 0.1;  // the smallest edge is 0.9 mm
    QVERIFY(!samePhysicalGrid(g, shifted));
    QVERIFY(std::abs(maxCornerDisplacementMm(g, shifted) - 0.1) < 1e-9);

    Geometry mirrored = g;
    mirrored.originLps = g.toLps({19, 0, 0});
    for (int row = 0; row < 3; ++row) {
        mirrored.direction[row][0] *= -1;  // the same box in the world, voxels the other way round
    }
    QVERIFY(!samePhysicalGrid(g, mirrored));

    Geometry turned = g;
    turned.direction = rotation({1, 2, 3}, 26);
    QVERIFY(!samePhysicalGrid(g, turned));
}

void TestGeometry::tiltOfASingleSliceIsSeen()
{
    Geometry slice = anisotropicGeometry();
    slice.size = {1, 1, 1};
    Geometry thicker = slice;
    thicker.spacingMm[2] = 5;
    QVERIFY(!samePhysicalGrid(slice, thicker));
}

void TestGeometry::gridsOfOtherSizeAreInfinitelyApart()
{
    Geometry other = anisotropicGeometry();
    other.size[2] += 1;
    QVERIFY(std::isinf(maxCornerDisplacementMm(anisotropicGeometry(), other)));
    QVERIFY(!samePhysicalGrid(anisotropicGeometry(), other));
}

void TestGeometry::descriptionStatesSizeSpacingOrientationAndOrigin()
{
    const Geometry brats = {.size = {240, 240, 155},
                            .spacingMm = {1, 1, 1},
                            .originLps = {-0.0, -239, 0},
                            .direction = kIdentity3};
    QCOMPARE(describe(brats),
             std::string("240x240x155 voxels of 1x1x1 mm, LPS, from (0, -239, 0)"));
    QCOMPARE(describe(permutedGeometry()),
             std::string("20x25x14 voxels of 0.9x1.2x2.5 mm, ASR, from (-31.5, 12.25, 40.75)"));
}

void TestGeometry::inverseUndoesAMatrix()
{
    const Mat3 m = {{{2, -1, 0.5}, {0.25, 3, 1}, {-1, 0.75, 4}}};
    const Mat3 back = inverse(m);
    for (int c = 0; c < 3; ++c) {
        Vec3 unit{};
        unit[c] = 1;
        QVERIFY(distance(multiply(back, multiply(m, unit)), unit) < 1e-12);
    }
    QVERIFY(std::abs(determinant(back) * determinant(m) - 1) < 1e-12);
}

void TestGeometry::voxelVolumeIgnoresMirroring()
{
    QVERIFY(determinant(mirroredGeometry().direction) < 0);
    QVERIFY(std::abs(mirroredGeometry().voxelVolumeMl() - 0.0027) < 1e-12);
}

QTEST_APPLESS_MAIN(TestGeometry)
#include "test_geometry.moc"
