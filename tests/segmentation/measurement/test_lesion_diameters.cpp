#include "segmentation/measurement/lesion_diameters.h"

#include "segmentation/statistics/diameter.h"
#include "segmentation/volume/vectors.h"
#include "tests/support/oriented_grids.h"
#include "tests/support/synthetic_volume.h"

#include <QTest>

#include <cmath>
#include <numbers>

using namespace glioscope;

namespace {

struct Axes {
    double longest = 0;
    double perpendicular = 0;
};

Axes measured(const LesionDiameters& found)
{
    return {length(difference(found.longestLps[1], found.longestLps[0])),
            length(difference(found.perpendicularLps[1], found.perpendicularLps[0]))};
}

/// An ellipsoid in the world with half axes along the grid's axial slice, turned in it, and across.
Mask ellipsoid(const Geometry& grid, double a, double b, double c, double degrees)
{
    const std::size_t axis = axialAxis(grid);
    const auto column = [&](std::size_t index) {
        return Vec3{grid.direction[0][index], grid.direction[1][index], grid.direction[2][index]};
    };
    const double turn = degrees * std::numbers::pi / 180;
    const Vec3 one = column((axis + 1) % 3), other = column((axis + 2) % 3);
    const Vec3 along = sum(scaled(one, std::cos(turn)), scaled(other, std::sin(turn)));
    const Vec3 beside = sum(scaled(one, -std::sin(turn)), scaled(other, std::cos(turn)));
    const Vec3 centre = grid.centreLps();
    return test::fromWorld<std::uint8_t>(grid, [&](const Vec3& lps) {
        const Vec3 way = difference(lps, centre);
        return std::hypot(dot(way, along) / a, dot(way, beside) / b, dot(way, column(axis)) / c) <=
                       1
                   ? 1
                   : 0;
    });
}

/// A ring between two radii on the middle slice.
Mask ring(const Geometry& grid, double inner, double outer)
{
    const Vec3 centre = grid.centreLps();
    return test::fromWorld<std::uint8_t>(grid, [&](const Vec3& lps) {
        const double radius = std::hypot(lps[0] - centre[0], lps[1] - centre[1]);
        return std::abs(lps[2] - centre[2]) < 0.6 * grid.spacingMm[2] && radius >= inner &&
                       radius <= outer
                   ? 1
                   : 0;
    });
}

}  // namespace

class TestLesionDiameters : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ellipsoidsHaveTheirAxes_data()
    {
        QTest::addColumn<double>("stepI");
        QTest::addColumn<double>("stepJ");
        QTest::addColumn<double>("stepK");
        QTest::addColumn<double>("aboutS");
        QTest::addColumn<double>("aboutL");
        QTest::newRow("isotropic") << 1.0 << 1.0 << 1.0 << 0.0 << 0.0;
        QTest::newRow("thick slices") << 1.0 << 1.0 << 5.0 << 0.0 << 0.0;
        QTest::newRow("oblique") << 0.9 << 0.9 << 2.0 << 17.0 << -12.0;
        QTest::newRow("unequal in the slice") << 0.5 << 1.5 << 3.0 << 25.0 << 20.0;
        QTest::newRow("slices along the first axis") << 4.0 << 1.0 << 1.0 << 0.0 << 0.0;
    }

    void ellipsoidsHaveTheirAxes()
    {
        QFETCH(const double, stepI);
        QFETCH(const double, stepJ);
        QFETCH(const double, stepK);
        QFETCH(const double, aboutS);
        QFETCH(const double, aboutL);
        Geometry lps = {.spacingMm = {stepI, stepJ, stepK}, .originLps = {3, -8, 21}};
        for (std::size_t axis = 0; axis < 3; ++axis) {
            lps.size[axis] = 2 * static_cast<int>(32 / lps.spacingMm[axis]) + 1;
        }
        Geometry grid =
            stepI == 4
                ? test::reordered(
                      {.size = {65, 65, 17}, .spacingMm = {1, 1, 4}, .originLps = {3, -8, 21}},
                      {2, 0, 1}, {true, false, true})
                : test::turned(lps, aboutS, aboutL);
        const double voxel = std::hypot(grid.spacingMm[(axialAxis(grid) + 1) % 3],
                                        grid.spacingMm[(axialAxis(grid) + 2) % 3]);
        for (const double degrees : {0.0, 30.0, 74.0}) {
            const Mask mask = ellipsoid(grid, 24, 14, 18, degrees);
            const LesionDiameters found = lesionDiameters(mask);
            const Axes axes = measured(found);
            QVERIFY2(axes.longest <= 48 + 1e-9 && axes.longest > 48 - voxel,
                     qPrintable(QString::number(axes.longest)));
            QVERIFY2(std::abs(axes.perpendicular - 28) < voxel,
                     qPrintable(QString::number(axes.perpendicular)));
            QVERIFY(axes.longest <= largestAxialDiameterMm(mask) + 1e-9);
            const Vec3 one = difference(found.longestLps[1], found.longestLps[0]);
            const Vec3 other = difference(found.perpendicularLps[1], found.perpendicularLps[0]);
            QVERIFY(std::abs(dot(one, other)) < 1e-6 * length(one) * length(other));
            QVERIFY(std::abs(dot(one, found.normalLps)) < 1e-6 * length(one));
            QCOMPARE(found.sliceDistanceMm, grid.spacingMm[axialAxis(grid)]);
            QCOMPARE(found.axialSlices, 2 * static_cast<int>(18 / found.sliceDistanceMm) + 1);
        }
    }

    void linesStayWithinARing()
    {
        const Geometry grid = {.size = {61, 61, 5}, .spacingMm = {1, 1, 3}};
        const Mask rim = ring(grid, 15, 25);
        const Mask filled = ring(grid, 0, 25);
        const Axes within = measured(lesionDiameters(rim));
        // The longest chord beside a hole touches it: 2 sqrt(25^2 - 15^2).
        QVERIFY2(std::abs(within.longest - 40) < 1.5, qPrintable(QString::number(within.longest)));
        QVERIFY2(std::abs(within.perpendicular - 40) < 1.5,
                 qPrintable(QString::number(within.perpendicular)));
        const Axes across = measured(lesionDiameters(filled));
        QVERIFY(std::abs(across.longest - 50) < 1.5 && std::abs(across.perpendicular - 50) < 1.5);
    }

    void theLongestOfAllPairsIsFoundInAnyShape()
    {
        test::Random random(5);
        Geometry grid = test::obliqueGeometry();
        grid.size = {11, 10, 5};
        for (int round = 0; round < 30; ++round) {
            Mask mask(grid);
            for (auto& voxel : mask.voxels) {
                voxel = random.uniform() < 0.75 ? 1 : 0;
            }
            const LesionDiameters found = lesionDiameters(mask);
            const std::size_t axis = axialAxis(grid);
            const int slice = grid.nearestVoxel(found.longestLps[0])[axis];
            QVERIFY(std::abs(measured(found).longest - longestOfAllPairs(mask, slice)) < 1e-9);
            for (int other = 0; other < grid.size[axis]; ++other) {
                const Mask alone = onlySlice(mask, axis, other);
                const Axes there = measured(lesionDiameters(alone));
                QVERIFY(there.longest * there.perpendicular <=
                        measured(found).longest * measured(found).perpendicular + 1e-9);
            }
        }
    }

    void aLongThinSheetDoesNotStandForALesion()
    {
        Mask mask({.size = {60, 40, 3}});
        for (int i = 0; i < 60; ++i) {
            mask.at(i, 20, 0) = 1;
        }
        for (int j = 10; j < 30; ++j) {
            for (int i = 10; i < 40; ++i) {
                mask.at(i, j, 1) = 1;
            }
        }
        const LesionDiameters found = lesionDiameters(mask);
        QVERIFY(std::abs(measured(found).longest - std::hypot(29, 19)) < 1e-9);
        QCOMPARE(found.longestLps[0][2], 1.0);
        QCOMPARE(found.axialSlices, 2);
    }

    void aVoxelHasNoDiameter()
    {
        Mask mask({.size = {3, 3, 3}});
        mask.at(1, 2, 1) = 1;
        const LesionDiameters found = lesionDiameters(mask);
        QCOMPARE(measured(found).longest, 0.0);
        QCOMPARE(found.longestLps[0], (Vec3{1, 2, 1}));
        QCOMPARE(found.axialSlices, 1);
        mask.at(0, 2, 1) = 1;  // a line of two
        QCOMPARE(measured(lesionDiameters(mask)).longest, 1.0);
        QCOMPARE(measured(lesionDiameters(mask)).perpendicular, 0.0);
    }

private:
    static Mask onlySlice(const Mask& mask, std::size_t axis, int slice)
    {
        Mask alone(mask.geometry);
        for (std::size_t v = 0; v < mask.voxels.size(); ++v) {
            alone.voxels[v] = indexOf(mask.geometry, v)[axis] == slice ? mask.voxels[v] : 0;
        }
        return alone;
    }

    /// Whether one of the four voxels beside it in its slice is none of the mask's.
    static bool isAtRim(const Mask& mask, const Index3& voxel, std::size_t a, std::size_t b)
    {
        for (const std::size_t axis : {a, b}) {
            for (const int step : {-1, 1}) {
                Index3 beside = voxel;
                beside[axis] += step;
                if (!mask.geometry.contains(beside) || !mask.at(beside[0], beside[1], beside[2])) {
                    return true;
                }
            }
        }
        return false;
    }

    /// By the definition: every pair at the rim of a slice whose line has no point nearest to a
    /// voxel outside.
    static double longestOfAllPairs(const Mask& mask, int slice)
    {
        const Geometry& grid = mask.geometry;
        const std::size_t axis = axialAxis(grid), a = (axis + 1) % 3, b = (axis + 2) % 3;
        double longest = 0;
        for (std::size_t p = 0; p < mask.voxels.size(); ++p) {
            for (std::size_t q = 0; q < p; ++q) {
                const Index3 from = indexOf(grid, p), to = indexOf(grid, q);
                if (!mask.voxels[p] || !mask.voxels[q] || from[axis] != slice ||
                    to[axis] != slice || !isAtRim(mask, from, a, b) || !isAtRim(mask, to, a, b)) {
                    continue;
                }
                const int steps =
                    4 * std::max(std::abs(to[a] - from[a]), std::abs(to[b] - from[b]));
                bool inside = true;
                for (int step = 0; step <= steps; ++step) {
                    Index3 at = from;
                    for (const std::size_t c : {a, b}) {
                        at[c] = static_cast<int>(std::floor(
                            double(from[c] * (steps - step) + to[c] * step) / steps + 0.5));
                    }
                    inside = inside && mask.at(at[0], at[1], at[2]);
                }
                const Vec3 one = {double(from[0]), double(from[1]), double(from[2])};
                const Vec3 other = {double(to[0]), double(to[1]), double(to[2])};
                if (inside) {
                    longest =
                        std::max(longest, test::distanceMm(grid.toLps(one), grid.toLps(other)));
                }
            }
        }
        return longest;
    }

    static Index3 indexOf(const Geometry& grid, std::size_t voxel)
    {
        const int v = static_cast<int>(voxel);
        return {v % grid.size[0], v / grid.size[0] % grid.size[1], v / grid.size[0] / grid.size[1]};
    }
};

QTEST_APPLESS_MAIN(TestLesionDiameters)
#include "test_lesion_diameters.moc"
