#include "segmentation/measurement/region_values.h"

#include "segmentation/volume/vectors.h"
#include "tests/support/oriented_grids.h"
#include "tests/support/synthetic_volume.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace glioscope;

namespace {

Vec3 column(const Geometry& grid, std::size_t axis)
{
    return {grid.direction[0][axis], grid.direction[1][axis], grid.direction[2][axis]};
}

/// Around voxel (9, 12, 7) of anisotropicGeometry()'s size, so many mm to each side along i and j.
Measurement region(MeasureKind kind, const Geometry& grid, double halfI, double halfJ)
{
    const Vec3 centre = grid.toLps({9, 12, 7});
    return {.kind = kind,
            .points = {centre, sum(centre, scaled(column(grid, 0), halfI)),
                       sum(centre, scaled(column(grid, 1), halfJ))},
            .normalLps = column(grid, 2)};
}

}  // namespace

class TestRegionValues : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aBoxHoldsTheVoxelsOfItsSliceAndNoOthers()
    {
        for (const auto& [name, grid] : test::trickyGeometries()) {
            if (grid.size != test::anisotropicGeometry().size) {
                continue;
            }
            const Image image = test::uniqueImage(grid);
            // 3 voxels to each side along i, 2 along j.
            const auto box =
                region(MeasureKind::Box, grid, 3.4 * grid.spacingMm[0], 2.4 * grid.spacingMm[1]);
            std::vector<float> expected;
            for (int j = 10; j <= 14; ++j) {
                for (int i = 6; i <= 12; ++i) {
                    expected.push_back(image.at(i, j, 7));
                }
            }
            std::vector<float> found = valuesWithin(box, image);
            std::ranges::sort(found);
            std::ranges::sort(expected);
            QVERIFY2(found == expected, name.c_str());
        }
    }

    void anEllipseHoldsTheVoxelsWithinItsLine()
    {
        const Geometry grid = test::obliqueGeometry();
        const Image image = test::uniqueImage(grid);
        const double a = 6.3, b = 8.1;
        std::vector<float> expected;
        for (int j = 0; j < grid.size[1]; ++j) {
            for (int i = 0; i < grid.size[0]; ++i) {
                const double x = (i - 9) * grid.spacingMm[0] / a;
                const double y = (j - 12) * grid.spacingMm[1] / b;
                if (x * x + y * y <= 1) {
                    expected.push_back(image.at(i, j, 7));
                }
            }
        }
        std::vector<float> found = valuesWithin(region(MeasureKind::Ellipse, grid, a, b), image);
        std::ranges::sort(found);
        QCOMPARE(found, expected);
        QVERIFY(expected.size() > 100);
    }

    void figuresAreThoseOfTheValues()
    {
        const Geometry grid = test::obliqueGeometry();
        // A ramp along i: the mean within a region around a voxel is that voxel's value.
        const Vec3 along = column(grid, 0);
        const Image ramp = test::rampImage(grid, scaled(along, 10), 500);
        const auto found = statisticsWithin(region(MeasureKind::Ellipse, grid, 5, 5), ramp);
        QVERIFY(std::abs(found->mean - ramp.at(9, 12, 7)) < 1e-2);
        QVERIFY(std::abs(found->median - ramp.at(9, 12, 7)) < 1e-2);
        QVERIFY(found->largest - found->smallest > 70 && found->largest - found->smallest <= 100);
    }

    void onAnotherGridItIsTheLayerUnderThePlane()
    {
        // The same place of a world that is a ramp, on a coarser grid that is turned by itself.
        const Geometry drawn = test::obliqueGeometry();
        const Geometry other = test::turned(test::lpsGrid(), 0, 0);
        Geometry coarse = other;
        coarse.originLps =
            difference(drawn.centreLps(), difference(other.centreLps(), other.originLps));
        const Image ramp = test::rampImage(coarse, {3, -2, 5}, 100);
        Measurement box = region(MeasureKind::Box, drawn, 6, 6);
        box = movedBy(box, difference(drawn.centreLps(), box.points[0]));
        const auto found = statisticsWithin(box, ramp);
        QVERIFY(found.has_value());
        const Vec3 centre = box.points[0];
        const double atCentre = 3 * centre[0] - 2 * centre[1] + 5 * centre[2] + 100;
        QVERIFY2(std::abs(found->mean - atCentre) < 10, qPrintable(QString::number(found->mean)));
    }

    void ofTwoSlicesAtOneDistanceOneCounts()
    {
        Geometry grid = {.size = {5, 5, 4}};
        const Image image = test::uniqueImage(grid);
        const Measurement between = {.kind = MeasureKind::Box,
                                     .points = {{2, 2, 1.5}, {4, 2, 1.5}, {2, 4, 1.5}}};
        QCOMPARE(valuesWithin(between, image).size(), std::size_t{25});
    }

    void besideTheGridOrBetweenVoxelsThereIsNothing()
    {
        const Image image = test::uniqueImage({.size = {5, 5, 4}});
        const Measurement beside = {.kind = MeasureKind::Box,
                                    .points = {{40, 2, 1}, {42, 2, 1}, {40, 4, 1}}};
        QVERIFY(!statisticsWithin(beside, image));
        const Measurement between = {.kind = MeasureKind::Ellipse,
                                     .points = {{2.5, 2.5, 1}, {2.7, 2.5, 1}, {2.5, 2.7, 1}}};
        QVERIFY(!statisticsWithin(between, image));
    }

    void whatIsNoNumberIsLeftOut()
    {
        Image image = test::uniqueImage({.size = {5, 5, 4}});
        image.at(2, 2, 1) = std::numeric_limits<float>::quiet_NaN();
        const Measurement box = {.kind = MeasureKind::Box,
                                 .points = {{2, 2, 1}, {3.2, 2, 1}, {2, 3.2, 1}}};
        QCOMPARE(valuesWithin(box, image).size(), std::size_t{8});
    }
};

QTEST_APPLESS_MAIN(TestRegionValues)
#include "test_region_values.moc"
