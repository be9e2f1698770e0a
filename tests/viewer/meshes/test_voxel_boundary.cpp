#include "viewer/meshes/voxel_boundary.h"

#include "tests/support/mesh_checks.h"
#include "tests/support/oriented_grids.h"

#include <QTest>

#include <random>

using namespace glioscope;
using namespace glioscope::test;

namespace {

LabelMap noise(const Geometry& grid, unsigned seed, double share)
{
    std::mt19937 random(seed);
    std::bernoulli_distribution marked(share);
    LabelMap map(grid);
    for (Label& label : map.voxels) {
        label = marked(random) ? Label::Necrosis : Label::Background;
    }
    return map;
}

const PerLabel<bool> kNecrosis = labelsIn(Structure::Necrosis);

}  // namespace

class TestVoxelBoundary : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isClosedAndOneSurfaceAtEveryPointWhateverTouches();
    void voxelsThatTouchAtAnEdgeAloneStayApart();
    void enclosesTheVoxelsInAnyOrderOfVoxels();
    void reachesAcrossTheVolumesRim();
    void nothingMarkedIsNothing();
    void everyFaceIsCountedOnce();
};

void TestVoxelBoundary::isClosedAndOneSurfaceAtEveryPointWhateverTouches()
{
    for (unsigned seed = 1; seed <= 30; ++seed) {
        const double share = 0.1 + 0.027 * seed;
        const LabelMap map = noise({.size = {9, 8, 7}}, seed, share);
        const TriangleMesh mesh = voxelBoundary(maskOf(map, kNecrosis));
        QVERIFY2(isClosed(mesh), qPrintable(QString::number(seed)));
        QVERIFY2(hasOneRingAPoint(mesh), qPrintable(QString::number(seed)));
        const double expected =
            counted(map, [](Label label) { return label == Label::Necrosis; }).mm3;
        QVERIFY(std::abs(enclosedBy(mesh).mm3 - expected) < 1e-6 * expected);
    }
}

void TestVoxelBoundary::voxelsThatTouchAtAnEdgeAloneStayApart()
{
    LabelMap map(Geometry{.size = {4, 4, 4}});
    map.at(1, 1, 1) = map.at(2, 2, 1) = Label::Necrosis;
    const TriangleMesh apart = voxelBoundary(maskOf(map, kNecrosis));
    QCOMPARE(connectedParts(apart).count, 2U);
    // A bridge below joins them; the edge at which they touch still has two triangles a side.
    map.at(1, 1, 0) = map.at(2, 1, 0) = map.at(2, 2, 0) = map.at(1, 2, 0) = Label::Necrosis;
    map.at(1, 1, 2) = map.at(2, 1, 2) = map.at(2, 2, 2) = map.at(1, 2, 2) = Label::Necrosis;
    const TriangleMesh bridged = voxelBoundary(maskOf(map, kNecrosis));
    QCOMPARE(connectedParts(bridged).count, 1U);
    QVERIFY(isClosed(bridged) && hasOneRingAPoint(bridged));
}

void TestVoxelBoundary::enclosesTheVoxelsInAnyOrderOfVoxels()
{
    const Geometry straight{
        .size = {7, 9, 5}, .spacingMm = {1, 0.75, 2.5}, .originLps = {-110, 40, 300}};
    for (const Geometry& order : allOrders(straight)) {
        const Geometry grid = turned(order, 24, -15);
        const LabelMap map = noise(grid, 3, 0.4);
        const TriangleMesh mesh = voxelBoundary(maskOf(map, kNecrosis));
        const CountedVoxels expected =
            counted(map, [](Label label) { return label == Label::Necrosis; });
        const EnclosedVolume found = enclosedBy(mesh);
        QVERIFY(std::abs(found.mm3 - expected.mm3) < 1e-6 * expected.mm3);
        QVERIFY(distanceMm(found.centroidLps, expected.centroidLps) < 1e-6);
        QVERIFY(isClosed(mesh));
    }
}

void TestVoxelBoundary::reachesAcrossTheVolumesRim()
{
    const LabelMap map(Geometry{.size = {3, 4, 5}}, Label::Necrosis);
    const TriangleMesh mesh = voxelBoundary(maskOf(map, kNecrosis));
    QVERIFY(isClosed(mesh));
    QVERIFY(std::abs(enclosedBy(mesh).mm3 - 60) < 1e-9);
    QCOMPARE(mesh.triangles.size(), 2U * 2 * (12 + 15 + 20));
}

void TestVoxelBoundary::nothingMarkedIsNothing()
{
    const LabelMap map(Geometry{.size = {3, 4, 5}}, Label::Oedema);
    QVERIFY(maskOf(map, kNecrosis).empty());
    QVERIFY(voxelBoundary(maskOf(map, kNecrosis)).empty());
    QCOMPARE(enclosedBy({}).mm3, 0.0);
}

void TestVoxelBoundary::everyFaceIsCountedOnce()
{
    LabelMap map(Geometry{.size = {6, 4, 4}});
    map.at(1, 1, 1) = map.at(2, 1, 1) = map.at(4, 1, 1) = Label::Necrosis;
    QCOMPARE(faceCount(maskOf(map, kNecrosis)), std::size_t{10 + 6});
}

QTEST_APPLESS_MAIN(TestVoxelBoundary)
#include "test_voxel_boundary.moc"
