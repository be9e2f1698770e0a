#include "viewer/space/label_surfaces.h"

#include "tests/support/oriented_grids.h"

#include <QElapsedTimer>
#include <QTest>

#include <thread>

using namespace glioscope;
using namespace glioscope::test;

namespace {

constexpr Vec3 kCentre = {4, -20, 30};
constexpr Vec3 kRadiiMm = {12, 9, 15};

bool inside(const Vec3& lps, double scale)
{
    double sum = 0;
    for (std::size_t w = 0; w < 3; ++w) {
        sum += std::pow((lps[w] - kCentre[w]) / (scale * kRadiiMm[w]), 2);
    }
    return sum < 1;
}

/// An ellipsoid of Oedema with one of Enhancing within it.
std::shared_ptr<const LabelMap> ellipsoids(const Geometry& grid)
{
    return std::make_shared<const LabelMap>(fromWorld<Label>(grid, [](const Vec3& lps) {
        return inside(lps, 0.5) ? Label::Enhancing
               : inside(lps, 1) ? Label::Oedema
                                : Label::Background;
    }));
}

Geometry around()
{
    Geometry grid{.size = {40, 48, 26}, .spacingMm = {1, 0.75, 1.6}};
    const Vec3 middle = grid.centreLps();
    grid.originLps = {kCentre[0] - middle[0], kCentre[1] - middle[1], kCentre[2] - middle[2]};
    return grid;
}

struct Counted {
    double volumeMl;
    Vec3 centroidLps;
};
Counted count(const LabelMap& map, Label label)
{
    Counted result{0, {0, 0, 0}};
    double voxels = 0;
    for (int k = 0; k < map.geometry.size[2]; ++k) {
        for (int j = 0; j < map.geometry.size[1]; ++j) {
            for (int i = 0; i < map.geometry.size[0]; ++i) {
                if (map.at(i, j, k) == label) {
                    const Vec3 lps = map.geometry.toLps({double(i), double(j), double(k)});
                    for (std::size_t w = 0; w < 3; ++w) {
                        result.centroidLps[w] += lps[w];
                    }
                    ++voxels;
                }
            }
        }
    }
    for (double& w : result.centroidLps) {
        w /= voxels;
    }
    result.volumeMl = voxels * map.geometry.voxelVolumeMl();
    return result;
}

}  // namespace

class TestLabelSurfaces : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void encloseTheLabelsVolumeAtItsPlaceInAnyOrderOfVoxels();
    void smoothingKeepsSmallLesions();
    void closeAtTheGridsBorder();
    void thinnedLargeSurfacesKeepVolumeAndPlace();
    void flatSurfacesAreThinnedAsFastAsRoundOnes();
    void singleVoxelHasASurface();
    void absentLabelsHaveNone();
    void regionsJoinTheirLabels();
    void theCavityHasASurfaceOfItsOwnAndChangesNoRegion();
    void stopsOnRequest();
    void stopsInTheMiddleOfALargeMesh();
    void fragmentedMapsHaveNoneAndSaySo();
    void threadsDoNotDisturbEachOther();
};

void TestLabelSurfaces::encloseTheLabelsVolumeAtItsPlaceInAnyOrderOfVoxels()
{
    // Both hands: half of the orders mirror the grid, and normals must look outwards all the same.
    for (const Geometry& straight : {around(), reordered(around(), {2, 0, 1}, {false, true, false}),
                                     reordered(around(), {0, 1, 2}, {true, false, false})}) {
        const auto map = ellipsoids(turned(straight, 24, -15));
        const auto surfaces = makeLabelSurfaces(map);
        for (Label label : {Label::Enhancing, Label::Oedema}) {
            const Counted expected = count(*map, label);
            const LabelSurfaces::Enclosed found = surfaces->enclosed(label);
            QVERIFY(distanceMm(found.centroidLps, expected.centroidLps) < 0.15);
            QVERIFY2(std::abs(found.volumeMl / expected.volumeMl - 1) < 0.02,
                     qPrintable(QString::number(found.volumeMl / expected.volumeMl)));
        }
    }
}

void TestLabelSurfaces::smoothingKeepsSmallLesions()
{
    const auto ball = std::make_shared<const LabelMap>(
        fromWorld<Label>(Geometry{.size = {10, 10, 10}}, [](const Vec3& lps) {
            return distanceMm(lps, {4.5, 4.5, 4.5}) < 2 ? Label::Enhancing : Label::Background;
        }));
    QCOMPARE(count(*ball, Label::Enhancing).volumeMl, 0.032);
    QVERIFY(makeLabelSurfaces(ball)->enclosed(Label::Enhancing).volumeMl > 0.9 * 0.032);
}

void TestLabelSurfaces::closeAtTheGridsBorder()
{
    const auto map =
        std::make_shared<const LabelMap>(Geometry{.size = {10, 12, 14}}, Label::Necrosis);
    const LabelSurfaces::Enclosed found = makeLabelSurfaces(map)->enclosed(Label::Necrosis);
    QVERIFY(std::abs(found.volumeMl / 1.68 - 1) < 0.03);  // less its rounded edges
    QVERIFY(distanceMm(found.centroidLps, {4.5, 5.5, 6.5}) < 0.05);
}

void TestLabelSurfaces::thinnedLargeSurfacesKeepVolumeAndPlace()
{
    const Vec3 centre = {40, 41, 42};
    const auto ball = std::make_shared<const LabelMap>(
        fromWorld<Label>(Geometry{.size = {84, 84, 84}}, [&](const Vec3& lps) {
            return distanceMm(lps, centre) < 36 ? Label::Necrosis : Label::Background;
        }));
    const auto surfaces = makeLabelSurfaces(ball);
    // Every face of a voxel on the surface makes two triangles; a ball has about 6 pi r^2 faces.
    QVERIFY(surfaces->triangleCount(Label::Necrosis) < 0.5 * 2 * 6 * 3.14159 * 36 * 36);
    const LabelSurfaces::Enclosed found = surfaces->enclosed(Label::Necrosis);
    const Counted expected = count(*ball, Label::Necrosis);
    QVERIFY(std::abs(found.volumeMl / expected.volumeMl - 1) < 0.02);
    QVERIFY(distanceMm(found.centroidLps, expected.centroidLps) < 0.15);
}

void TestLabelSurfaces::flatSurfacesAreThinnedAsFastAsRoundOnes()
{
    const Geometry grid{.size = {84, 84, 84}};
    const auto ball = fromWorld<Label>(grid, [](const Vec3& lps) {
        return distanceMm(lps, {40, 41, 42}) < 39 ? Label::Necrosis : Label::Background;
    });
    const auto plates = fromWorld<Label>(grid, [](const Vec3& lps) {
        return std::lround(lps[2]) / 20 % 2 ? Label::Necrosis : Label::Background;
    });
    const auto msPerTriangle = [](const LabelMap& map) {
        const auto shared = std::make_shared<const LabelMap>(map);
        QElapsedTimer since;
        since.start();
        const auto surfaces = makeLabelSurfaces(shared);
        return double(since.elapsed()) / double(surfaces->triangleCount(Label::Necrosis));
    };
    const double round = msPerTriangle(ball), flat = msPerTriangle(plates);
    QVERIFY2(flat < 3 * round, qPrintable(QString::number(flat / round)));
}

void TestLabelSurfaces::singleVoxelHasASurface()
{
    LabelMap map(Geometry{.size = {5, 5, 5}});
    map.at(2, 3, 1) = Label::Enhancing;
    const auto surfaces = makeLabelSurfaces(std::make_shared<const LabelMap>(map));
    QVERIFY(surfaces->triangleCount(Label::Enhancing) > 0);
    QVERIFY(surfaces->enclosed(Label::Enhancing).volumeMl > 0);
    QVERIFY(distanceMm(surfaces->enclosed(Label::Enhancing).centroidLps, {2, 3, 1}) < 0.05);
}

void TestLabelSurfaces::absentLabelsHaveNone()
{
    const auto surfaces = makeLabelSurfaces(std::make_shared<const LabelMap>(around()));
    for (Label label : kTumourLabels) {
        QCOMPARE(surfaces->triangleCount(label), 0U);
        QCOMPARE(surfaces->enclosed(label).volumeMl, 0.0);
    }
}

void TestLabelSurfaces::regionsJoinTheirLabels()
{
    const auto surfaces = makeLabelSurfaces(ellipsoids(around()));
    // Oedema has an inner surface too, the whole tumour only the outer one.
    QVERIFY(surfaces->triangleCount(Region::WholeTumour) > 0);
    QVERIFY(surfaces->triangleCount(Region::WholeTumour) < surfaces->triangleCount(Label::Oedema));
    QCOMPARE(surfaces->triangleCount(Region::EnhancingTumour),
             surfaces->triangleCount(Label::Enhancing));
}

void TestLabelSurfaces::theCavityHasASurfaceOfItsOwnAndChangesNoRegion()
{
    const auto without = ellipsoids(around());
    LabelMap map = *without;
    for (int k = 1; k < 5; ++k) {
        for (int j = 1; j < 9; ++j) {
            for (int i = 1; i < 9; ++i) {
                map.at(i, j, k) = Label::ResectionCavity;
            }
        }
    }
    const double expectedMl = count(map, Label::ResectionCavity).volumeMl;
    const auto surfaces = makeLabelSurfaces(std::make_shared<const LabelMap>(std::move(map)));
    const auto plain = makeLabelSurfaces(without);
    QCOMPARE(plain->triangleCount(Label::ResectionCavity), 0U);
    QVERIFY(std::abs(surfaces->enclosed(Label::ResectionCavity).volumeMl - expectedMl) <
            0.25 * expectedMl);
    for (const Region region : kAllRegions) {
        QCOMPARE(surfaces->triangleCount(region), plain->triangleCount(region));
    }
}

void TestLabelSurfaces::stopsOnRequest()
{
    QVERIFY(!makeLabelSurfaces(ellipsoids(around()), [] { return true; }));
    int asked = 0;
    QVERIFY(!makeLabelSurfaces(ellipsoids(around()), [&asked] { return ++asked == 3; }));
    QCOMPARE(asked, 3);
}

void TestLabelSurfaces::stopsInTheMiddleOfALargeMesh()
{
    const auto ball = std::make_shared<const LabelMap>(
        fromWorld<Label>(Geometry{.size = {84, 84, 84}}, [&](const Vec3& lps) {
            return distanceMm(lps, {40, 41, 42}) < 36 ? Label::Necrosis : Label::Background;
        }));
    int asked = 0;
    QVERIFY(makeLabelSurfaces(ball, [&asked] { return ++asked < 0; }));
    const int inAll = asked;
    QVERIFY2(inAll > 12, qPrintable(QString::number(inAll)));
    asked = 0;
    QVERIFY(!makeLabelSurfaces(ball, [&] { return ++asked == inAll / 6; }));
    QCOMPARE(asked, inAll / 6);
}

void TestLabelSurfaces::fragmentedMapsHaveNoneAndSaySo()
{
    LabelMap map(Geometry{.size = {60, 60, 60}});
    for (std::size_t n = 0; n < map.voxels.size(); ++n) {
        map.voxels[n] = (n + n / 60 + n / 3600) % 2 ? Label::Oedema : Label::Background;
    }
    const auto surfaces = makeLabelSurfaces(std::make_shared<const LabelMap>(map));
    QVERIFY(surfaces->tooFragmented());
    QCOMPARE(surfaces->triangleCount(Label::Oedema), 0U);
    QVERIFY(!makeLabelSurfaces(ellipsoids(around()))->tooFragmented());
}

void TestLabelSurfaces::threadsDoNotDisturbEachOther()
{
    const auto map = ellipsoids(around());
    const auto expected = makeLabelSurfaces(map);
    std::array<std::shared_ptr<const LabelSurfaces>, 3> made;
    {
        std::vector<std::jthread> threads;
        for (auto& each : made) {
            threads.emplace_back([&each, &map] { each = makeLabelSurfaces(map); });
        }
    }
    for (const auto& each : made) {
        QCOMPARE(each->triangleCount(Label::Oedema), expected->triangleCount(Label::Oedema));
        QVERIFY(distanceMm(each->enclosed(Label::Oedema).centroidLps,
                           expected->enclosed(Label::Oedema).centroidLps) < 1e-4);
    }
}

QTEST_APPLESS_MAIN(TestLabelSurfaces)
#include "test_label_surfaces.moc"
