#include "segmentation/volume/voxel_order.h"

#include "tests/support/oriented_grids.h"
#include "tests/support/synthetic_volume.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace glioscope;

namespace {

/// As a header of single precision states it.
Geometry rounded(Geometry grid)
{
    const auto single = [](double value) { return static_cast<double>(static_cast<float>(value)); };
    for (std::size_t row = 0; row < 3; ++row) {
        grid.originLps[row] = single(grid.originLps[row]);
        for (std::size_t c = 0; c < 3; ++c) {
            grid.direction[row][c] =
                single(grid.direction[row][c] * grid.spacingMm[c]) / grid.spacingMm[c];
        }
    }
    return grid;
}

/// Whether each voxel of `taken` has the value that `stored` has at its place in the world.
bool sameInTheWorld(const Image& taken, const Image& stored, double withinMm)
{
    const Geometry& grid = taken.geometry;
    for (int k = 0; k < grid.size[2]; ++k) {
        for (int j = 0; j < grid.size[1]; ++j) {
            for (int i = 0; i < grid.size[0]; ++i) {
                const Vec3 place = grid.toLps({double(i), double(j), double(k)});
                const Index3 from = stored.geometry.nearestVoxel(place);
                const Vec3 there =
                    stored.geometry.toLps({double(from[0]), double(from[1]), double(from[2])});
                const double distance =
                    std::hypot(place[0] - there[0], place[1] - there[1], place[2] - there[2]);
                if (!stored.geometry.contains(from) || distance > withinMm ||
                    taken.at(i, j, k) != stored.at(from[0], from[1], from[2])) {
                    return false;
                }
            }
        }
    }
    return true;
}

}  // namespace

class TestVoxelOrder : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyOrderOfOneGridIsPermutedInPlace_data()
    {
        QTest::addColumn<double>("aboutS");
        QTest::addColumn<double>("aboutL");
        QTest::newRow("straight") << 0.0 << 0.0;
        QTest::newRow("oblique") << 20.0 << -35.0;
        QTest::newRow("45 degrees about S") << 45.0 << 0.0;
        QTest::newRow("45 degrees about L") << 0.0 << 45.0;
        QTest::newRow("45 degrees about both") << 45.0 << -45.0;
        QTest::newRow("along the room's diagonal")
            << 45.0 << std::atan(1 / std::sqrt(2.0)) * 180 / M_PI;
    }
    void everyOrderOfOneGridIsPermutedInPlace()
    {
        QFETCH(const double, aboutS);
        QFETCH(const double, aboutL);
        const std::vector<Geometry> orders =
            test::allOrders(test::turned(test::lpsGrid(), aboutS, aboutL));
        const Geometry first = rounded(orders.front());
        for (const Geometry& exact : orders) {
            const Geometry order = rounded(exact);
            QVERIFY(sameGridInAnyOrder(first, order) && sameGridInAnyOrder(order, first));
            const Image stored = test::uniqueImage(order);
            const auto taken = permutedOnto(first, stored);
            QCOMPARE(taken.has_value(), !samePhysicalGrid(first, order));
            if (taken) {
                QCOMPARE(taken->geometry, first);
                QVERIFY(sameInTheWorld(*taken, stored, 1e-4));
            }
            const Image back = inOrderOf(order, inOrderOf(first, stored));
            QCOMPARE(back.voxels, stored.voxels);
            QVERIFY(sameInTheWorld(inOrderOf(first, stored), stored, 1e-9));
        }
    }

    void labelsAreTakenLikeImages()
    {
        const std::vector<Geometry> orders = test::allOrders(test::turned(test::lpsGrid(), 45, 0));
        const LabelMap labels = test::markerLabels(orders.back());
        const auto taken = permutedOnto(orders.front(), labels);
        QVERIFY(taken.has_value());
        const auto back = permutedOnto(orders.back(), *taken);
        QVERIFY(back.has_value());
        QVERIFY(back->voxels == labels.voxels);
    }

    void otherPlacesAreOtherGrids()
    {
        const Geometry grid = test::turned(test::lpsGrid(), 45, 0);
        Geometry shifted = grid;
        shifted.originLps[0] += 1;
        Geometry coarser = grid;
        coarser.spacingMm[1] *= 1.05;
        Geometry larger = grid;
        ++larger.size[2];
        for (const Geometry& other : {shifted, coarser, larger, test::turned(grid, 3, 0),
                                      test::turned(grid, 90, 0), test::lpsGrid()}) {
            for (const Geometry& order : test::allOrders(other)) {
                QVERIFY(!sameGridInAnyOrder(grid, order));
                QVERIFY(!permutedOnto(grid, Image(order)).has_value());
            }
        }
    }

    void cubeTurnedByARightAngleIsTheSameGrid()
    {
        Geometry cube = test::lpsGrid();
        cube.size = {10, 10, 10};
        cube.spacingMm = {2, 2, 2};
        const Geometry turned = test::turned(cube, 90, 0);
        QVERIFY(sameGridInAnyOrder(cube, turned));
        const Image stored = test::uniqueImage(turned);
        QVERIFY(sameInTheWorld(permutedOnto(cube, stored).value(), stored, 1e-6));
    }
};

QTEST_APPLESS_MAIN(TestVoxelOrder)
#include "test_voxel_order.moc"
