#include "segmentation/volume/grid_relation.h"

#include "tests/support/oriented_grids.h"
#include "tests/support/synthetic_volume.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace glioscope;
using test::lpsGrid;
using test::turned;

namespace {

/// Moved by so many mm along a direction that is none of its axes.
Geometry shifted(Geometry grid, double mm)
{
    grid.originLps[0] += 0.6 * mm;
    grid.originLps[2] += 0.8 * mm;
    return grid;
}

/// With index axis c running the other way, the first voxel where it was.
Geometry turnedAroundFirst(Geometry grid, std::size_t c)
{
    for (std::size_t row = 0; row < 3; ++row) {
        grid.direction[row][c] = -grid.direction[row][c];
    }
    return grid;
}

}  // namespace

class TestGridRelation : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyOrderOfOneGridIsTheSame()
    {
        for (const double degrees : {0.0, 17.0, 45.0}) {
            const Geometry grid = turned(lpsGrid(), degrees, degrees / 2);
            for (const Geometry& order : test::allOrders(grid)) {
                const GridComparison compared = compareGrids(grid, order);
                QCOMPARE(compared.relation, GridRelation::Same);
                QCOMPARE(compared.reordered, !(order == grid));
                QVERIFY(compared.displacementMm < kRoundingMm);
                QVERIFY(!compared.mirrored);
            }
        }
    }

    void jitterIsToldInMillimetresAndAShiftIsAnotherGrid()
    {
        for (const Geometry& order : test::allOrders(turned(lpsGrid(), 23, -40))) {
            const Geometry& grid = turned(lpsGrid(), 23, -40);
            const GridComparison jitter = compareGrids(grid, shifted(order, 0.03));
            QCOMPARE(jitter.relation, GridRelation::Snapped);
            QVERIFY(std::abs(jitter.displacementMm - 0.03) < 1e-6);
            const GridComparison shift = compareGrids(grid, shifted(order, 0.4));
            QCOMPARE(shift.relation, GridRelation::Resampled);
            QVERIFY(std::abs(shift.displacementMm - 0.4) < 1e-6);
        }
    }

    void theHeadersOfOneCaseThatDifferInTheFourthDigitAreJitter()
    {
        const Geometry grid{.size = {512, 512, 24},
                            .spacingMm = {0.457199, 0.457199, 6},
                            .originLps = {-117, -117, 0}};
        Geometry other = grid;
        other.spacingMm = {0.457249, 0.457249, 6};
        const GridComparison compared = compareGrids(grid, other);
        QCOMPARE(compared.relation, GridRelation::Snapped);
        QVERIFY(compared.displacementMm > 0.02 && compared.displacementMm < 0.04);
    }

    void aFlippedAxisWithItsFirstVoxelInPlaceIsSuspected()
    {
        for (const double degrees : {0.0, 31.0}) {
            const Geometry grid = turned(lpsGrid(), degrees, 12);
            for (const Geometry& order : test::allOrders(grid)) {
                for (std::size_t axis = 0; axis < 3; ++axis) {
                    const Geometry wrong = turnedAroundFirst(order, axis);
                    const GridComparison compared = compareGrids(grid, wrong);
                    QCOMPARE(compared.relation, GridRelation::MirrorSuspect);
                    QVERIFY(compared.mirrored.has_value());
                    QCOMPARE(compareGrids(grid, *compared.mirrored).relation, GridRelation::Same);
                }
            }
        }
    }

    void leftTakenForRightIsSuspected()
    {
        Geometry wrong = turned(lpsGrid(), 31, 12);  // RAS numbers taken for LPS
        for (std::size_t w = 0; w < 2; ++w) {
            wrong.originLps[w] = -wrong.originLps[w];
            for (double& cosine : wrong.direction[w]) {
                cosine = -cosine;
            }
        }
        const GridComparison compared = compareGrids(turned(lpsGrid(), 31, 12), wrong);
        QCOMPARE(compared.relation, GridRelation::MirrorSuspect);
    }

    void anotherSizeIsAnotherGridAndItsCornersAreMeasured()
    {
        Geometry half = lpsGrid();  // the same box, in voxels of twice the length
        half.size[1] /= 2;
        half.spacingMm[1] *= 2;
        half.originLps[1] += 0.5;
        const GridComparison same = compareGrids(lpsGrid(), half);
        QCOMPARE(same.relation, GridRelation::Resampled);
        QVERIFY(same.displacementMm < 1e-9);
        Geometry longer = lpsGrid();
        longer.size[2] += 2;
        const GridComparison padded = compareGrids(lpsGrid(), longer);
        QCOMPARE(padded.relation, GridRelation::Resampled);
        QVERIFY(std::abs(padded.displacementMm - 6) < 1e-9);
    }

    void aCroppedGridIsAPartInEveryOrder()
    {
        const Geometry grid = turned(lpsGrid(), 23, -40);
        const VoxelBox box = {{2, 5, 1}, {9, 18, 8}};
        for (const Geometry& order : test::allOrders(croppedGeometry(grid, box))) {
            const GridComparison compared = compareGrids(grid, shifted(order, 0.05));
            QCOMPARE(compared.relation, GridRelation::Part);
            QVERIFY(std::abs(compared.displacementMm - 0.05) < 1e-6);
            QVERIFY(liesOn(grid, order));
            QVERIFY(!liesOn(grid, shifted(order, 0.4)));
        }
        QVERIFY(!liesOn(croppedGeometry(grid, box), grid));
    }

    void mirroredGridsAllMirrorAndAreAllDifferent()
    {
        const Geometry grid = turned(lpsGrid(), 20, 10);
        const std::vector<Geometry> grids = mirroredGrids(grid);
        for (auto one = grids.begin(); one != grids.end(); ++one) {
            QVERIFY(!(*one == grid));
            QCOMPARE(std::count(grids.begin(), grids.end(), *one), std::ptrdiff_t(1));
            QVERIFY(one->size == grid.size && one->spacingMm == grid.spacingMm);
        }
    }

    void axesThatRunTheOtherWayDifferByAFlip()
    {
        const Geometry grid = turned(lpsGrid(), 20, 10);
        QVERIFY(!differByFlip(grid, grid));
        QVERIFY(!differByFlip(grid, turned(lpsGrid(), 28, 10)));
        QVERIFY(!differByFlip(grid, turned(lpsGrid(), 80, 10)));
        for (std::size_t axis = 0; axis < 3; ++axis) {
            QVERIFY(differByFlip(grid, turnedAroundFirst(grid, axis)));
            QVERIFY(differByFlip(turned(lpsGrid(), 24, 10), turnedAroundFirst(grid, axis)));
        }
    }
};

QTEST_APPLESS_MAIN(TestGridRelation)
#include "test_grid_relation.moc"
