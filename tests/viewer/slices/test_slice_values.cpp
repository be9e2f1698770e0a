#include "viewer/slices/slice_values.h"

#include "tests/support/oriented_grids.h"

#include <QTest>

using namespace glioscope;
using namespace glioscope::test;

namespace {

constexpr std::array kPlanes = {SlicePlane::Axial, SlicePlane::Coronal, SlicePlane::Sagittal};

/// Linear in the world, so that trilinear interpolation is exact.
float ramp(const Vec3& lps)
{
    return static_cast<float>(100 + lps[0] + 10 * lps[1] - 3 * lps[2]);
}

}  // namespace

class TestSliceValues : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyOrderOfVoxelsGivesTheSameSlices();
    void valuesAreThoseOfTheWorldOnObliqueGrids();
    void anotherGridIsResampledThroughTheWorld();
    void labelsOfAnotherGridAreTakenFromTheNearestVoxel();
    void outsideAnotherGridIsNothing();
};

void TestSliceValues::everyOrderOfVoxelsGivesTheSameSlices()
{
    const Image straight = fromWorld<float>(lpsGrid(), ramp);
    for (const Geometry& grid : allOrders(lpsGrid())) {
        const Image image = fromWorld<float>(grid, ramp);
        for (SlicePlane plane : kPlanes) {
            const SliceFrame expected(straight.geometry, plane, Convention::Radiological);
            const SliceFrame frame(grid, plane, Convention::Radiological);
            QCOMPARE(sliceOf(image, frame, 5).values, sliceOf(straight, expected, 5).values);
        }
    }
}

void TestSliceValues::valuesAreThoseOfTheWorldOnObliqueGrids()
{
    const Geometry grid = turned(reordered(lpsGrid(), {2, 0, 1}, {true, false, true}), 25, 12);
    const Image image = fromWorld<float>(grid, ramp);
    for (SlicePlane plane : kPlanes) {
        const SliceFrame frame(grid, plane, Convention::Neurological);
        const SliceValues<float> slice = sliceOf(image, frame, 3);
        for (int r = 0; r < slice.rows; ++r) {
            for (int c = 0; c < slice.columns; ++c) {
                QVERIFY(std::abs(slice.row(r)[c] - ramp(frame.toLps({double(c), double(r), 3}))) <
                        1e-3);
            }
        }
    }
}

void TestSliceValues::anotherGridIsResampledThroughTheWorld()
{
    // Larger, turned and finer than the frame's grid, which lies well within it.
    Geometry other = lpsGrid();
    other.size = {60, 60, 60};
    other.spacingMm = {1.5, 1.5, 1.5};
    const Vec3 wanted = lpsGrid().centreLps(), middle = other.centreLps();
    for (std::size_t w = 0; w < 3; ++w) {
        other.originLps[w] += wanted[w] - middle[w];
    }
    const Image image = fromWorld<float>(turned(other, 33, 20), ramp);
    const SliceFrame frame(lpsGrid(), SlicePlane::Coronal, Convention::Radiological);
    const SliceValues<float> slice = sliceOf(image, frame, 11);
    for (int r = 0; r < slice.rows; ++r) {
        for (int c = 0; c < slice.columns; ++c) {
            QVERIFY(std::abs(slice.row(r)[c] - ramp(frame.toLps({double(c), double(r), 11}))) <
                    1e-2);
        }
    }
}

void TestSliceValues::labelsOfAnotherGridAreTakenFromTheNearestVoxel()
{
    const auto half = [](const Vec3& lps) { return lps[0] > 4 ? Label::Enhancing : Label::Oedema; };
    Geometry finer = lpsGrid();
    finer.size = {48, 20, 9};
    finer.spacingMm[0] = 0.5;
    finer.originLps[0] -= 0.75;
    const LabelMap labels = fromWorld<Label>(finer, half);
    const SliceFrame frame(lpsGrid(), SlicePlane::Axial, Convention::Radiological);
    const SliceValues<Label> slice = sliceOf(labels, frame, 2);
    for (int c = 0; c < slice.columns; ++c) {
        QCOMPARE(slice.row(7)[c], half(frame.toLps({double(c), 7, 2})));
    }
}

void TestSliceValues::outsideAnotherGridIsNothing()
{
    Geometry away = lpsGrid();
    away.originLps[0] += 12;  // half of the width
    const Image image(away, 7.F);
    const SliceFrame frame(lpsGrid(), SlicePlane::Axial, Convention::Radiological);
    const SliceValues<float> slice = sliceOf(image, frame, 4);
    QCOMPARE(slice.row(3)[0], 0.F);
    QCOMPARE(slice.row(3)[11], 7.F);
}

QTEST_APPLESS_MAIN(TestSliceValues)
#include "test_slice_values.moc"
