#include "segmentation/registration/rigid_transform.h"

#include "tests/support/oriented_grids.h"

#include <QTest>

using namespace glioscope;
using namespace glioscope::test;

namespace {

const Vec3 kCentre = {3, -20, 28};
const RigidTransform kMove = rigidAbout(kCentre, {0.1, -0.2, 0.3}, {4, 5, -6});

float ramp(const Vec3& p)
{
    return static_cast<float>(100 + p[0] - 2 * p[1] + 0.5 * p[2]);
}

}  // namespace

class TestRigidTransform : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void centreIsShiftedOnly()
    {
        QVERIFY(distanceMm(kMove.apply(kCentre), {7, -15, 22}) < 1e-9);
        const Vec3 a = {10, 20, 30}, b = {-7, 3, 50};
        QVERIFY(std::abs(distanceMm(kMove.apply(a), kMove.apply(b)) - distanceMm(a, b)) < 1e-9);
    }

    void turnsAreAboutLThenPThenS()
    {
        const RigidTransform turn = rigidAbout({0, 0, 0}, {M_PI / 2, 0, M_PI / 2}, {0, 0, 0});
        QVERIFY(distanceMm(turn.apply({0, 1, 0}), {0, 0, 1}) < 1e-9);  // P to S, where S stays
        QVERIFY(distanceMm(turn.apply({1, 0, 0}), {0, 1, 0}) < 1e-9);  // L stays, then to P
    }

    void inverseLeadsBack()
    {
        const Vec3 p = {10, 20, 30};
        QVERIFY(distanceMm(kMove.inverted().apply(kMove.apply(p)), p) < 1e-9);
        QVERIFY(RigidTransform{}.isIdentity());
        QVERIFY(!kMove.isIdentity());
    }

    void voxelsOfAMovedGridLieWhereTheTransformTakesThem()
    {
        const Geometry grid = turned(lpsGrid(), 20, -10);
        const Vec3 ijk = {3, 7, 2};
        QVERIFY(distanceMm(moved(grid, kMove).toLps(ijk), kMove.apply(grid.toLps(ijk))) < 1e-9);
    }

    void valuesComeFromWhereTheTransformPoints()
    {
        const Geometry large = {.size = {60, 70, 60}, .originLps = {-30, -50, -5}};
        const Image image = fromWorld<float>(large, ramp);
        for (const Geometry& stored : allOrders(lpsGrid())) {
            const Geometry grid = turned(stored, 15, 10);
            const Image result = onGrid(image, kMove, grid);
            QCOMPARE(result.geometry, grid);
            const Image expected =
                fromWorld<float>(grid, [](const Vec3& p) { return ramp(kMove.apply(p)); });
            for (std::size_t v = 0; v < result.voxels.size(); ++v) {
                QVERIFY(std::abs(result.voxels[v] - expected.voxels[v]) < 1e-3F);
            }
        }
    }

    void outsideTheImageIsNothing()
    {
        const Image image(lpsGrid(), 7.0F);
        const Geometry aside = {.size = {4, 4, 4}, .originLps = {500, 0, 0}};
        for (const float v : onGrid(image, kMove, aside).voxels) {
            QCOMPARE(v, 0.0F);
        }
    }
};

QTEST_GUILESS_MAIN(TestRigidTransform)
#include "test_rigid_transform.moc"
