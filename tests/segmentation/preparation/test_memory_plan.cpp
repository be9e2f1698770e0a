#include "segmentation/preparation/memory_plan.h"

#include "segmentation/preparation/windows.h"
#include "tests/support/test_data.h"

#include <QtTest>

#include <fstream>

using namespace glioscope;

namespace {

double voxels(const WindowPlan& plan)
{
    return static_cast<double>(plan.window[0]) * plan.window[1] * plan.window[2];
}

}  // namespace

class TestMemoryPlan : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void enoughMemoryMeansOneWindow();
    void littleMemoryMeansWindowsThatFit();
    void theLadderEndsAndNeverGrows();
    void fixedWindowsStay();
    void windowsStayAsTrainedWhileMemoryAllows();
    void halfPrecisionNeedsAboutHalf();
    void theMachineHasSomeMemory();
    void cachedFilesOfAControlGroupCountAsFree();
};

void TestMemoryPlan::enoughMemoryMeansOneWindow()
{
    const WindowPlan plan = largestPlan({140, 172, 139}, {.multiple = 16}, 500, 1e12);
    QCOMPARE(plan.parts, (Index3{1, 1, 1}));
    QCOMPARE(plan.window, (Index3{144, 176, 144}));
}

void TestMemoryPlan::littleMemoryMeansWindowsThatFit()
{
    for (const double budget : {2e9, 5e8, 1e8, 3e7}) {
        const WindowPlan plan = largestPlan({140, 172, 139}, {}, 500, budget);
        QVERIFY(voxels(plan) * 500 <= budget);
        QVERIFY(voxels(plan) * 500 > budget / 4);
        for (std::size_t axis = 0; axis < 3; ++axis) {
            const auto starts = windowStarts(plan.volume[axis], plan.window[axis], 0.25);
            QVERIFY(static_cast<int>(starts.size()) <= plan.parts[axis]);
        }
    }
}

void TestMemoryPlan::theLadderEndsAndNeverGrows()
{
    WindowPlan plan = largestPlan({140, 172, 139}, {}, 500, 1e12);
    plan.batch = 6;
    int steps = 0;
    for (auto next = smallerPlan(plan, {}); next; next = smallerPlan(plan, {})) {
        QVERIFY(voxels(*next) * next->batch < voxels(plan) * plan.batch);
        plan = *next;
        QVERIFY(++steps < 100);
    }
    QCOMPARE(plan.batch, 1);
    QVERIFY(std::ranges::all_of(plan.window, [](int n) { return n <= 32; }));
}

void TestMemoryPlan::fixedWindowsStay()
{
    const WindowLimits limits{.fixed = {160, 160, 16}};
    WindowPlan plan = largestPlan({140, 172, 139}, limits, 500, 1);
    QCOMPARE(plan.window, (Index3{160, 160, 16}));
    QVERIFY(!smallerPlan(plan, limits));
}

void TestMemoryPlan::windowsStayAsTrainedWhileMemoryAllows()
{
    const WindowLimits limits{.multiple = 16, .largest = {64, 80, 64}};
    const WindowPlan plan = largestPlan({95, 60, 140}, limits, 500, 1e12);
    QCOMPARE(plan.window, (Index3{64, 64, 64}));  // j: all of the volume, no more
    QCOMPARE(plan.parts, (Index3{2, 1, 3}));
    WindowPlan small = largestPlan({95, 60, 140}, limits, 500, 5e7);
    QVERIFY(voxels(small) * 500 <= 5e7);
    for (auto next = smallerPlan(small, limits); next; next = smallerPlan(small, limits)) {
        QVERIFY(voxels(*next) < voxels(small));
        small = *next;
    }
    QCOMPARE(small.window, (Index3{32, 32, 32}));
}

void TestMemoryPlan::halfPrecisionNeedsAboutHalf()
{
    for (const NetworkKind kind : kAllNetworks) {
        const NetworkConfig config = publishedNetwork(kind);
        const double ratio =
            bytesPerVoxel(config, {.bfloat16 = true}) / bytesPerVoxel(config, {.bfloat16 = false});
        QVERIFY(ratio > 0.45 && ratio < 0.65);
        QVERIFY(bytesPerVoxel(config, {.fusedUpsampling = false}) >= bytesPerVoxel(config, {}));
    }
}

void TestMemoryPlan::theMachineHasSomeMemory()
{
    QVERIFY(freeMemoryBytes() > (std::size_t{64} << 20));
    QVERIFY(freeMemoryBytes() < (std::size_t{1} << 50));
}

void TestMemoryPlan::cachedFilesOfAControlGroupCountAsFree()
{
    const test::TemporaryFolder group;
    const auto write = [&](const char* name, const char* text) {
        std::ofstream(group.path() / name) << text;
    };
    write("memory.max", "100000000\n");
    write("memory.current", "99000000\n");
    QCOMPARE(freeMemoryBytes(group.path()), std::size_t{1'000'000});
    write("memory.stat", "anon 9000000\nfile 90000000\nkernel 5\nshmem 20000000\n");
    QCOMPARE(freeMemoryBytes(group.path()), std::size_t{71'000'000});
    write("memory.max", "max\n");
    QCOMPARE(freeMemoryBytes(group.path()), freeMemoryBytes(group.path() / "absent"));
}

QTEST_APPLESS_MAIN(TestMemoryPlan)
#include "test_memory_plan.moc"
