#include "viewer/state/slice_frame.h"

#include "segmentation/volume/volume.h"
#include "tests/support/oriented_grids.h"

#include <QTest>

using namespace glioscope;
using namespace glioscope::test;

namespace {

constexpr std::array kPlanes = {SlicePlane::Axial, SlicePlane::Coronal, SlicePlane::Sagittal};

Vec3 step(const SliceFrame& frame, const Vec3& columnRowSlice)
{
    const Vec3 from = frame.toLps({0, 0, 0}), to = frame.toLps(columnRowSlice);
    return {to[0] - from[0], to[1] - from[1], to[2] - from[2]};
}

}  // namespace

class TestSliceFrame : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void lettersFollowTheConventionInAll48Orders();
    void directionsFollowTheConventionInAll48Orders();
    void neurologicalSwapsLeftAndRightOnly();
    void positionsRoundTripThroughObliqueGrids();
    void obliqueGridsNameTheDirectionTheyLeanTo();
    void headerJitterLeavesOneLetter();
    void noIndexAxisServesTwiceOnAGridTurnedBy45Degrees();
    void slicesAreClippedToTheGrid();
};

void TestSliceFrame::lettersFollowTheConventionInAll48Orders()
{
    const std::vector<Geometry> grids = allOrders(lpsGrid());
    QCOMPARE(grids.size(), 48U);
    for (const Geometry& grid : grids) {
        const auto letters = [&grid](SlicePlane plane) {
            return SliceFrame(grid, plane, Convention::Radiological).edgeLetters();
        };
        QCOMPARE(letters(SlicePlane::Axial), (EdgeLetters{"R", "L", "A", "P"}));
        QCOMPARE(letters(SlicePlane::Coronal), (EdgeLetters{"R", "L", "S", "I"}));
        QCOMPARE(letters(SlicePlane::Sagittal), (EdgeLetters{"A", "P", "S", "I"}));
    }
}

void TestSliceFrame::directionsFollowTheConventionInAll48Orders()
{
    for (const Geometry& grid : allOrders(lpsGrid())) {
        const SliceFrame axial(grid, SlicePlane::Axial, Convention::Radiological);
        QVERIFY(distanceMm(step(axial, {1, 0, 0}), {2, 0, 0}) < 1e-9);
        QVERIFY(distanceMm(step(axial, {0, 1, 0}), {0, 1, 0}) < 1e-9);
        QVERIFY(distanceMm(step(axial, {0, 0, 1}), {0, 0, 3}) < 1e-9);
        QCOMPARE(axial.columns(), 12);
        QCOMPARE(axial.rows(), 20);
        QCOMPARE(axial.slices(), 9);
        const SliceFrame coronal(grid, SlicePlane::Coronal, Convention::Radiological);
        QVERIFY(distanceMm(step(coronal, {1, 1, 1}), {2, -1, -3}) < 1e-9);
        QCOMPARE(coronal.slices(), 20);
        const SliceFrame sagittal(grid, SlicePlane::Sagittal, Convention::Radiological);
        QVERIFY(distanceMm(step(sagittal, {1, 1, 1}), {2, 1, -3}) < 1e-9);
        QCOMPARE(sagittal.spacingMm(), (Vec3{1, 3, 2}));
    }
}

void TestSliceFrame::neurologicalSwapsLeftAndRightOnly()
{
    const Geometry grid = lpsGrid();
    const auto letters = [&grid](SlicePlane plane) {
        return SliceFrame(grid, plane, Convention::Neurological).edgeLetters();
    };
    QCOMPARE(letters(SlicePlane::Axial), (EdgeLetters{"L", "R", "A", "P"}));
    QCOMPARE(letters(SlicePlane::Coronal), (EdgeLetters{"L", "R", "S", "I"}));
    QCOMPARE(letters(SlicePlane::Sagittal), (EdgeLetters{"A", "P", "S", "I"}));
}

void TestSliceFrame::positionsRoundTripThroughObliqueGrids()
{
    for (const Geometry& straight : allOrders(lpsGrid())) {
        const Geometry grid = turned(straight, 21, -17);
        for (SlicePlane plane : kPlanes) {
            const SliceFrame frame(grid, plane, Convention::Radiological);
            const Vec3 at = {3.25, 7.5, 2};
            QVERIFY(distanceMm(frame.fromLps(frame.toLps(at)), at) < 1e-9);
            // Whole positions are voxel centres.
            const Vec3 ijk = grid.toIjk(frame.toLps({1, 2, 3}));
            for (double index : ijk) {
                QVERIFY(std::abs(index - std::round(index)) < 1e-9);
            }
        }
    }
}

void TestSliceFrame::obliqueGridsNameTheDirectionTheyLeanTo()
{
    const SliceFrame slightly(turned(lpsGrid(), 10, 0), SlicePlane::Axial,
                              Convention::Radiological);
    QCOMPARE(slightly.edgeLetters(), (EdgeLetters{"R", "L", "A", "P"}));
    const SliceFrame clearly(turned(lpsGrid(), 30, 0), SlicePlane::Axial, Convention::Radiological);
    QCOMPARE(clearly.edgeLetters(), (EdgeLetters{"RA", "LP", "AL", "PR"}));
    const SliceFrame nodding(turned(lpsGrid(), 0, 30), SlicePlane::Sagittal,
                             Convention::Radiological);
    QCOMPARE(nodding.edgeLetters(), (EdgeLetters{"AI", "PS", "SA", "IP"}));
}

void TestSliceFrame::headerJitterLeavesOneLetter()
{
    QCOMPARE(directionLetters({0.9999, 0.01, -0.008}), std::string("L"));
    QCOMPARE(directionLetters({1e-7, -1, 1e-7}), std::string("A"));
}

void TestSliceFrame::noIndexAxisServesTwiceOnAGridTurnedBy45Degrees()
{
    for (SlicePlane plane : kPlanes) {
        for (const Geometry& straight : allOrders(lpsGrid())) {
            const SliceFrame frame(turned(straight, 45, 45), plane, Convention::Radiological);
            Index3 axes = frame.axes();
            std::sort(axes.begin(), axes.end());
            QCOMPARE(axes, (Index3{0, 1, 2}));
        }
    }
}

void TestSliceFrame::slicesAreClippedToTheGrid()
{
    const SliceFrame frame(lpsGrid(), SlicePlane::Axial, Convention::Radiological);
    QCOMPARE(frame.sliceAt({0, 0, 15 + 3 * 4 + 1.4}), 4);
    QCOMPARE(frame.sliceAt({0, 0, -1000}), 0);
    QCOMPARE(frame.sliceAt({0, 0, 1000}), 8);
}

QTEST_APPLESS_MAIN(TestSliceFrame)
#include "test_slice_frame.moc"
