// The grid of a stack from the positions of its frames: headers alone, made here.

#include "segmentation/dicom/slice_grid.h"

#include "tests/support/synthetic_volume.h"

#include <QTest>

using namespace glioscope;

namespace {

using Places = std::vector<Vec3>;

/// Slices of a grid, each where the grid has it and then moved by what `moved` says.
std::vector<DicomInstance> slicesOf(const Geometry& grid,
                                    const std::function<Vec3(int)>& moved = {})
{
    std::vector<DicomInstance> instances;
    for (int k = 0; k < grid.size[2]; ++k) {
        DicomInstance one;
        one.file = "/study/slice" + std::to_string(k);
        one.pixels.columns = grid.size[0];
        one.pixels.rows = grid.size[1];
        DicomFrame frame;
        frame.positionLps = grid.toLps({0, 0, double(k)});
        const Vec3 by = moved ? moved(k) : Vec3{0, 0, 0};
        for (std::size_t axis = 0; axis < 3; ++axis) {
            frame.positionLps[axis] += by[axis];
            frame.rowDirection[axis] = grid.direction[axis][0];
            frame.columnDirection[axis] = grid.direction[axis][1];
        }
        frame.spacingMm = {grid.spacingMm[0], grid.spacingMm[1]};
        frame.sliceDistanceMm = 99;  // headers are not believed where positions tell
        frame.instanceNumber = k + 1;
        one.frames = {frame};
        instances.push_back(one);
    }
    return instances;
}

SliceGrid gridFrom(const std::vector<DicomInstance>& instances)
{
    const auto stacks = splitIntoStacks(instances);
    return stacks.size() == 1 ? gridOf(stacks[0], instances) : SliceGrid{};
}

Geometry axial(int slices)
{
    return {.size = {9, 8, slices},
            .spacingMm = {1, 1, 5},
            .originLps = {-4, -3, 20},
            .direction = kIdentity3};
}

std::vector<DicomInstance> without(std::vector<DicomInstance> instances,
                                   std::initializer_list<int> slices)
{
    std::erase_if(instances, [&](const DicomInstance& one) {
        return std::ranges::find(slices, one.frames[0].instanceNumber - 1) != slices.end();
    });
    return instances;
}

}  // namespace

class TestSliceGrid : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theGridIsWhereThePositionsSayInEveryOrientation()
    {
        int tried = 0;
        for (const auto& list : {test::allAxisOrders(), test::trickyGeometries()}) {
            for (const auto& [name, geometry] : list) {
                if (determinant(geometry.direction) < 0) {
                    continue;  // rows, columns and the normal are right-handed
                }
                const SliceGrid grid = gridFrom(slicesOf(geometry));
                QVERIFY2(grid.problem.empty() && grid.notices.empty(), name.c_str());
                QVERIFY2(maxCornerDisplacementMm(grid.geometry, geometry) < 1e-9, name.c_str());
                QCOMPARE(grid.slices.size(), std::size_t(geometry.size[2]));
                ++tried;
            }
        }
        QVERIFY(tried >= 26);
    }

    void jitterOfPositionsIsSilent()
    {
        const SliceGrid grid = gridFrom(
            slicesOf(axial(20), [](int k) { return Vec3{1e-3 * (k % 2), 0, 1e-3 * (k % 3)}; }));
        QVERIFY(grid.problem.empty() && grid.notices.empty());
        QVERIFY(maxCornerDisplacementMm(grid.geometry, axial(20)) < 3e-3);
    }

    void aMissingSliceIsNamedAndInterpolated()
    {
        const auto instances = without(slicesOf(axial(20)), {7});
        const SliceGrid grid = gridFrom(instances);
        QVERIFY2(grid.problem.empty(), grid.problem.text().c_str());
        QCOMPARE(grid.geometry.size[2], 20);
        QVERIFY(maxCornerDisplacementMm(grid.geometry, axial(20)) < 1e-9);
        QCOMPARE(grid.slices[7].weight, 0.5);
        QCOMPARE(grid.notices.size(), std::size_t{1});
        const std::string said = grid.notices[0].text();
        QVERIFY2(said.find(
                     "1 of 20 slices is missing: slice6 and slice8 are 10.000 mm apart where 5.000 "
                     "mm is usual") == 0,
                 said.c_str());
    }

    void tooManyMissingSlicesMakeNoVolume()
    {
        const SliceGrid grid = gridFrom(without(slicesOf(axial(20)), {5, 6, 7}));
        QVERIFY2(grid.problem.text().find(
                     "3 of 20 slices are missing: slice4 and slice8 are 20.000 mm apart") == 0,
                 grid.problem.text().c_str());
    }

    void unevenSlicesMakeNoVolume()
    {
        const SliceGrid grid =
            gridFrom(slicesOf(axial(10), [](int k) { return Vec3{0, 0, k > 5 ? 2.0 : 0.0}; }));
        QVERIFY2(grid.problem.text().find(
                     "not evenly spaced: slice5 and slice6 are 7.000 mm apart where 5.000 "
                     "mm is usual") != std::string::npos,
                 grid.problem.text().c_str());
    }

    void slightlyUnevenSlicesAreTakenAsEvenAndSaid()
    {
        const SliceGrid grid =
            gridFrom(slicesOf(axial(10), [](int k) { return Vec3{0, 0, k == 5 ? 0.2 : 0.0}; }));
        QVERIFY(grid.problem.empty());
        QCOMPARE(grid.notices.size(), std::size_t{1});
        QVERIFY2(grid.notices[0].text().find(
                     "slice4 and slice5 are 5.200 mm apart where 5.000 mm") != std::string::npos,
                 grid.notices[0].text().c_str());
    }

    void aTiltedStackIsNamedWithItsAngle()
    {
        const SliceGrid grid =
            gridFrom(slicesOf(axial(10), [](int k) { return Vec3{0, 0.5 * k, 0}; }));
        QVERIFY2(grid.problem.text().find("tilted: slice9 lies 4.50 mm aside") != std::string::npos,
                 grid.problem.text().c_str());
        QVERIFY2(grid.problem.text().find("slice0, at 45.00 mm along the stack (5.7 degrees)") !=
                     std::string::npos,
                 grid.problem.text().c_str());
    }

    void aSingleSliceHasTheDistanceThatItsHeaderStates()
    {
        const SliceGrid grid = gridFrom(slicesOf(axial(1)));
        QCOMPARE(grid.geometry.spacingMm[2], 99.0);
        QCOMPARE(grid.slices.size(), std::size_t{1});
    }
};

QTEST_GUILESS_MAIN(TestSliceGrid)
#include "test_slice_grid.moc"
