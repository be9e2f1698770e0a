// The grid of frames of which empty ones are left out.

#include "segmentation/dicom/seg_grid.h"
#include "segmentation/system/error.h"
#include "tests/support/synthetic_volume.h"

#include <QTest>

#include <algorithm>

using namespace glioscope;
using namespace glioscope::test;

namespace {

std::vector<SegPlane> planesAt(const Geometry& grid, const std::vector<int>& slices)
{
    std::vector<SegPlane> planes;
    for (const int k : slices) {
        SegPlane plane;
        plane.positionLps = grid.toLps({0, 0, double(k)});
        for (std::size_t r = 0; r < 3; ++r) {
            plane.rowDirection[r] = grid.direction[r][0];
            plane.columnDirection[r] = grid.direction[r][1];
        }
        plane.spacingMm = {grid.spacingMm[0], grid.spacingMm[1]};
        planes.push_back(plane);
    }
    return planes;
}

Geometry gridOfSlices(const std::vector<SegPlane>& planes)
{
    const Geometry grid = obliqueGeometry();
    return segGrid(planes, {grid.size[0], grid.size[1], 0}, "seg.dcm");
}

}  // namespace

class TestSegGrid : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void distanceIsWhatAllPlacesAreMultiplesOf()
    {
        const Geometry grid = obliqueGeometry();
        for (const auto& slices : {std::vector{2, 3, 7}, {7, 3, 2}, {4, 6, 9}, {1, 1, 4, 6}}) {
            const Geometry found = gridOfSlices(planesAt(grid, slices));
            const auto [low, high] = std::ranges::minmax(slices);
            QVERIFY(std::abs(found.spacingMm[2] - grid.spacingMm[2]) < 1e-6);
            QCOMPARE(found.size[2], high - low + 1);
            const Vec3 first = grid.toLps({0, 0, double(low)});
            for (std::size_t c = 0; c < 3; ++c) {
                QVERIFY(std::abs(found.originLps[c] - first[c]) < 1e-6);
            }
        }
    }

    void statedDistanceCountsWhereItFits()
    {
        const Geometry grid = obliqueGeometry();
        auto planes = planesAt(grid, {2, 6});
        QVERIFY(std::abs(gridOfSlices(planes).spacingMm[2] - 4 * grid.spacingMm[2]) < 1e-6);
        planes.front().sliceDistanceMm = grid.spacingMm[2];
        QVERIFY(std::abs(gridOfSlices(planes).spacingMm[2] - grid.spacingMm[2]) < 1e-6);
        planes.front().sliceDistanceMm = 1.7 * grid.spacingMm[2];
        QVERIFY(std::abs(gridOfSlices(planes).spacingMm[2] - 4 * grid.spacingMm[2]) < 1e-6);
        auto single = planesAt(grid, {5});
        single.front().thicknessMm = 3.5;
        QCOMPARE(gridOfSlices(single).spacingMm[2], 3.5);
    }

    void whatMakesNoVolumeIsASentence()
    {
        const Geometry grid = obliqueGeometry();
        auto shifted = planesAt(grid, {2, 3});
        shifted[1].positionLps = grid.toLps({0.5, 0, 3});
        auto turned = planesAt(grid, {2, 3});
        std::swap(turned[1].rowDirection, turned[1].columnDirection);
        auto uneven = planesAt(grid, {2, 3, 5});
        uneven[2].positionLps = grid.toLps({0, 0, 4.4});
        auto none = planesAt(grid, {2});
        none[0].columnDirection = none[0].rowDirection;
        for (const auto& planes : {shifted, turned, uneven, none}) {
            QVERIFY_THROWS_EXCEPTION(Error, (void)gridOfSlices(planes));
        }
    }
};

QTEST_GUILESS_MAIN(TestSegGrid)
#include "test_seg_grid.moc"
