// What a registration sees of an image.

#include "segmentation/registration/smoothing.h"
#include "tests/support/oriented_grids.h"

#include <QTest>

using namespace glioscope;
using namespace glioscope::test;

class TestSmoothing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// A ramp keeps its values in the world, whatever the grid's order and turn.
    void blocksLieWhereTheirVoxelsDo()
    {
        const auto ramp = [](const Vec3& p) { return float(3 * p[0] - p[1] + 2 * p[2]); };
        const Geometry fine = turned(reordered({.size = {31, 24, 10}, .spacingMm = {0.3, 0.5, 2}},
                                               {2, 0, 1}, {true, false, true}),
                                     20, 10);
        const Image blocks = coarsened(fromWorld<float>(fine, ramp), 1);
        QCOMPARE(blocks.geometry.size, (Index3{10, 10, 12}));
        QVERIFY(std::abs(blocks.geometry.spacingMm[1] - 0.9) < 1e-9);
        const Image meant = fromWorld<float>(blocks.geometry, ramp);
        for (std::size_t v = 0; v < meant.voxels.size(); ++v) {
            QVERIFY(std::abs(meant.voxels[v] - blocks.voxels[v]) < 1e-3F);
        }
    }

    void voxelsThatAreNotFineStay()
    {
        const Image image = fromWorld<float>(lpsGrid(), [](const Vec3& p) { return float(p[0]); });
        const Image same = coarsened(image, 1);
        QVERIFY(same.geometry == image.geometry);
        QVERIFY(same.voxels == image.voxels);
    }
};

QTEST_GUILESS_MAIN(TestSmoothing)
#include "test_smoothing.moc"
