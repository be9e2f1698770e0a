#include "segmentation/session/mask_margin.h"

#include "tests/support/oriented_grids.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace glioscope;
using namespace glioscope::test;

namespace {

Mask ball(const Geometry& grid, const Vec3& centre, double radius)
{
    return fromWorld<std::uint8_t>(grid, [&](const Vec3& p) {
        return std::hypot(p[0] - centre[0], p[1] - centre[1], p[2] - centre[2]) <= radius;
    });
}

Geometry anisotropicGrid()
{
    return turned({.size = {60, 60, 30}, .spacingMm = {1, 1, 2}, .originLps = {-30, -30, -30}}, 20,
                  10);
}

}  // namespace

class TestMaskMargin : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// In millimetres of the world, on an oblique grid of oblong voxels.
    void aBallGrowsAndShrinksByMillimetres()
    {
        const Geometry grid = anisotropicGrid();
        const Vec3 centre = grid.centreLps();
        const Mask mask = ball(grid, centre, 15);
        for (const double mm : {3.0, -3.0}) {
            const Mask changed = grown(mask, mm);
            QVERIFY(changed.geometry == grid);
            const Mask surely = ball(grid, centre, 15 + mm - 2),
                       atMost = ball(grid, centre, 17 + mm);
            for (std::size_t v = 0; v < mask.voxels.size(); ++v) {
                QVERIFY(changed.voxels[v] >= surely.voxels[v]);
                QVERIFY(changed.voxels[v] <= atMost.voxels[v]);
            }
        }
    }

    void aSingleVoxelGrowsByItsNeighbours()
    {
        Mask mask(Geometry{.size = {5, 5, 5}, .spacingMm = {1, 2, 3}});
        mask.at(2, 2, 2) = 1;
        const Mask two = grown(mask, 2);
        QCOMPARE(std::ranges::count(two.voxels, 1), 7);  // two along i, one along j, both ways
        QVERIFY(two.at(0, 2, 2) == 1 && two.at(2, 1, 2) == 1 && two.at(2, 2, 1) == 0);
    }

    void nothingChangesBy0()
    {
        const Mask mask = ball(anisotropicGrid(), {0, 0, 0}, 9);
        QVERIFY(grown(mask, 0).voxels == mask.voxels);
    }

    /// A brain that the image cuts off is not eaten from there.
    void theGridsEdgeIsNoBorder()
    {
        const Mask all(Geometry{.size = {6, 6, 6}}, 1);
        QVERIFY(grown(all, -2).voxels == all.voxels);
    }

    void nothingOfNothingGrows()
    {
        const Mask none(Geometry{.size = {6, 6, 6}});
        QVERIFY(grown(none, 4).voxels == none.voxels);
    }
};

QTEST_GUILESS_MAIN(TestMaskMargin)
#include "test_mask_margin.moc"
