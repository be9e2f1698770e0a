#include "segmentation/metrics/surfaces.h"

#include "segmentation/metrics/surface_elements.h"
#include "segmentation/system/error.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>

// Expected values: surface_distance_test.py of surface-distance, which states three decimals, and
// test_hausdorff_distance.py, test_surface_distance.py and test_surface_dice.py of MONAI.

using namespace glioscope;

namespace {

Geometry gridOf(const Index3& size, const Vec3& spacingMm)
{
    return {.size = size, .spacingMm = spacingMm, .originLps = {0, 0, 0}, .direction = kIdentity3};
}

Mask box(const Geometry& g, const Index3& begin, const Index3& end)
{
    Mask mask(g);
    for (int k = begin[2]; k < end[2]; ++k) {
        for (int j = begin[1]; j < end[1]; ++j) {
            std::fill(&mask.at(begin[0], j, k), &mask.at(begin[0], j, k) + (end[0] - begin[0]), 1);
        }
    }
    return mask;
}

Mask sphere(double radius, const Index3& centre)
{
    Mask mask(gridOf({99, 99, 99}, {1, 1, 1}));
    for (int k = 0; k < 99; ++k) {
        for (int j = 0; j < 99; ++j) {
            for (int i = 0; i < 99; ++i) {
                const int x = i - centre[0], y = j - centre[1], z = k - centre[2];
                mask.at(i, j, k) = x * x + y * y + z * z <= radius * radius;
            }
        }
    }
    return mask;
}

double meanByArea(const SurfaceSide& side)
{
    return std::inner_product(side.distancesMm.begin(), side.distancesMm.end(),
                              side.areasMm2.begin(), 0.0) /
           std::accumulate(side.areasMm2.begin(), side.areasMm2.end(), 0.0);
}

double shareOf(const SurfaceSide& side, double toleranceMm)
{
    return shareWithin({.fromPrediction = side, .fromReference = {}}, toleranceMm);
}

double mean(const SurfaceSide& side)
{
    return meanDistanceMm({.fromPrediction = side, .fromReference = {}});
}

bool close(double a, double b, double tolerance)
{
    return std::abs(a - b) <= tolerance;
}

}  // namespace

class TestSurfaces : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void voxelsApartGiveSurfaceDistancesValues();
    void slabsGiveSurfaceDistancesValues();
    void aSliceGivesThePlanesValues();
    void aBoxHasTheAreaOfItsFaces();
    void spheresGiveMonaisMeanDistances();
    void planesGiveMonaisSurfaceDice();
    void withoutASurfaceThereIsNoDistance();
    void masksOfOtherSizesAreRefused();
};

void TestSurfaces::voxelsApartGiveSurfaceDistancesValues()
{
    Mask reference(gridOf({128, 128, 128}, {3, 2, 1})), prediction(reference.geometry);
    reference.at(50, 60, 70) = 1;
    prediction.at(50, 60, 72) = 1;
    const SurfaceDistances found = elementDistances(prediction, reference);
    QVERIFY(close(meanByArea(found.fromReference), 1.5, 1e-9));
    QVERIFY(close(meanByArea(found.fromPrediction), 1.5, 1e-9));
    QVERIFY(close(areaHausdorffMm(found, 100), 2, 1e-9));
    QVERIFY(close(areaHausdorffMm(found, 95), 2, 1e-9));
    QVERIFY(close(shareOf(found.fromReference, 1), 0.5, 1e-9));
    QVERIFY(close(shareOf(found.fromPrediction, 1), 0.5, 1e-9));
    QVERIFY(close(shareWithin(found, 1), 0.5, 1e-9));
}

void TestSurfaces::slabsGiveSurfaceDistancesValues()
{
    const Geometry g = gridOf({100, 100, 100}, {2, 1, 1});
    const SurfaceDistances found =
        elementDistances(box(g, {0, 0, 0}, {51, 100, 100}), box(g, {0, 0, 0}, {50, 100, 100}));
    QVERIFY(close(meanByArea(found.fromReference), 0.322, 5e-4));
    QVERIFY(close(meanByArea(found.fromPrediction), 0.339, 5e-4));
    QVERIFY(close(areaHausdorffMm(found, 100), 2, 1e-9));
    QVERIFY(close(areaHausdorffMm(found, 95), 2, 1e-9));
    QVERIFY(close(shareOf(found.fromReference, 1), 0.842, 5e-4));
    QVERIFY(close(shareOf(found.fromPrediction, 1), 0.830, 5e-4));
    QVERIFY(close(shareWithin(found, 1), 0.836145008498, 1e-9));
}

void TestSurfaces::aSliceGivesThePlanesValues()
{
    // Contours become a slice's walls: every distance comes twice, and areas are no lengths.
    Mask reference(gridOf({128, 128, 1}, {2, 1, 1})), prediction(reference.geometry);
    reference.at(50, 70, 0) = 1;
    prediction.at(50, 72, 0) = 1;
    const SurfaceDistances found = elementDistances(prediction, reference);
    std::vector<double> sorted = found.fromReference.distancesMm;
    std::ranges::sort(sorted);
    QCOMPARE(sorted, (std::vector<double>{1, 1, 1, 1, 2, 2, 2, 2}));
    QVERIFY(close(meanByArea(found.fromReference), 1.5, 1e-9));
    QVERIFY(close(areaHausdorffMm(found, 95), 2, 1e-9));
    QVERIFY(close(shareWithin(found, 1), 0.5, 1e-9));
}

void TestSurfaces::aBoxHasTheAreaOfItsFaces()
{
    // Flat corners of a face carry a whole face; edges and corners are cut by marching cubes.
    const Vec3 mm = {0.7, 1.1, 2.3};
    const SurfaceElementAreas areas = surfaceElementAreasMm2(mm);
    QVERIFY(close(areas[0b01010101], mm[1] * mm[2], 1e-12));  // the lower half along i
    QVERIFY(close(areas[0b00110011], mm[0] * mm[2], 1e-12));
    QVERIFY(close(areas[0b00001111], mm[0] * mm[1], 1e-12));
    const double corner = std::hypot(mm[1] * mm[2], mm[0] * mm[2], mm[0] * mm[1]) / 8;
    QVERIFY(close(areas[0b00000001], corner, 1e-12));
    QVERIFY(close(areas[0b10000001], 2 * corner, 1e-12));  // two corners that do not touch
    QVERIFY(close(areas[0b00000011], std::hypot(mm[0] * mm[2], mm[0] * mm[1]) / 2, 1e-12));
    for (std::size_t code = 0; code < 256; ++code) {
        QVERIFY(close(areas[code], areas[255 - code], 1e-12));
        QCOMPARE(areas[code] == 0, code == 0 || code == 255);
    }
}

void TestSurfaces::spheresGiveMonaisMeanDistances()
{
    const SurfaceDistances sizes =
        edgeDistances(sphere(20, {20, 33, 22}), sphere(40, {20, 33, 22}));
    QCOMPARE(sizes.fromPrediction.distancesMm.size(), std::size_t{4026});
    QCOMPARE(sizes.fromReference.distancesMm.size(), std::size_t{15614});
    QVERIFY(close(meanDistanceMm(sizes), 15.117741, 1e-5));
    QVERIFY(close(mean(sizes.fromPrediction), 12.040033513150455, 1e-9));
    const SurfaceDistances shift =
        edgeDistances(sphere(33, {19, 33, 22}), sphere(33, {20, 33, 22}));
    QVERIFY(close(meanDistanceMm(shift), 0.350217, 1e-5));
    QVERIFY(close(mean(shift.fromPrediction), 0.3483278807706289, 1e-9));
}

void TestSurfaces::planesGiveMonaisSurfaceDice()
{
    const Geometry g = gridOf({200, 110, 80}, {1, 1, 1});
    const SurfaceDistances found =
        edgeDistances(box(g, {0, 0, 20}, {200, 110, 80}), box(g, {0, 0, 30}, {200, 110, 80}));
    const double expected = 1 - (200. * 110 + 198 * 108 + 9 * 200 * 2 + 9 * 108 * 2) /
                                    (200. * 110 * 4 + (58 + 48) * 200 * 2 + (58 + 48) * 108 * 2);
    QVERIFY(close(shareWithin(found, 0), expected, 1e-12));
    QVERIFY(close(shareWithin(found, 10), 1, 1e-12));
}

void TestSurfaces::withoutASurfaceThereIsNoDistance()
{
    const Mask none(gridOf({6, 5, 4}, {1, 1, 1}));
    const Mask some = box(none.geometry, {1, 1, 1}, {3, 3, 3});
    for (const auto& [p, r] : {std::pair(&none, &some), {&some, &none}, {&none, &none}}) {
        for (const SurfaceDistances& found : {edgeDistances(*p, *r), elementDistances(*p, *r)}) {
            QVERIFY(found.fromPrediction.distancesMm.empty());
            QVERIFY(found.fromReference.distancesMm.empty());
            QVERIFY(std::isnan(hausdorffMm(found, 95)) && std::isnan(areaHausdorffMm(found, 95)));
            QVERIFY(std::isnan(meanDistanceMm(found)) && std::isnan(shareWithin(found, 1)));
        }
    }
}

void TestSurfaces::masksOfOtherSizesAreRefused()
{
    const Mask a(gridOf({6, 5, 4}, {1, 1, 1})), b(gridOf({6, 5, 5}, {1, 1, 1}));
    QVERIFY_THROWS_EXCEPTION(Error, (void)edgeDistances(a, b));
    QVERIFY_THROWS_EXCEPTION(Error, (void)elementDistances(a, b));
}

QTEST_APPLESS_MAIN(TestSurfaces)
#include "test_surfaces.moc"
