#include "segmentation/volume/nearest_frame.h"

#include "tests/support/synthetic_volume.h"

#include <QTest>

#include <cmath>

using namespace glioscope;

namespace {

double distance(const Mat3& a, const Mat3& b)
{
    double sum = 0;
    for (std::size_t r = 0; r < 3; ++r) {
        for (std::size_t c = 0; c < 3; ++c) {
            sum += (a[r][c] - b[r][c]) * (a[r][c] - b[r][c]);
        }
    }
    return sum;
}

double farthestFromRightAngles(const Mat3& m)
{
    double largest = 0;
    for (std::size_t a = 0; a < 3; ++a) {
        for (std::size_t b = 0; b < 3; ++b) {
            double product = 0;
            for (std::size_t row = 0; row < 3; ++row) {
                product += m[row][a] * m[row][b];
            }
            largest = std::max(largest, std::abs(product - (a == b ? 1 : 0)));
        }
    }
    return largest;
}

/// The second axis leans by an angle towards the first.
Geometry sheared(Geometry grid, double degrees)
{
    const double lean = degrees * M_PI / 180;
    for (std::size_t row = 0; row < 3; ++row) {
        grid.direction[row][1] =
            std::cos(lean) * grid.direction[row][1] + std::sin(lean) * grid.direction[row][0];
    }
    return grid;
}

}  // namespace

class TestNearestFrame : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void noFrameIsCloser()
    {
        test::Random random(3);
        for (const test::NamedGeometry& named : test::trickyGeometries()) {
            const Mat3 lean = sheared(named.geometry, 17).direction;
            const Mat3 nearest = nearestOrthonormal(lean);
            QVERIFY(farthestFromRightAngles(nearest) < 1e-12);
            // A mirrored grid stays mirrored.
            QVERIFY(determinant(nearest) * determinant(lean) > 0);
            for (int trial = 0; trial < 300; ++trial) {
                const Mat3 turn = test::rotation(
                    {random.uniform() - 0.5, random.uniform() - 0.5, random.uniform() - 0.5},
                    4 * random.uniform());
                Mat3 other{};
                for (std::size_t c = 0; c < 3; ++c) {
                    const Vec3 axis = multiply(turn, {nearest[0][c], nearest[1][c], nearest[2][c]});
                    for (std::size_t row = 0; row < 3; ++row) {
                        other[row][c] = axis[row];
                    }
                }
                QVERIFY(distance(lean, other) >= distance(lean, nearest) - 1e-12);
            }
        }
    }

    void aStraightGridStaysWhereItIs()
    {
        for (const test::NamedGeometry& named : test::trickyGeometries()) {
            const Straightened same = straightened(named.geometry);
            QVERIFY(same.movedMm < 1e-9);
            QVERIFY(maxCornerDisplacementMm(same.grid, named.geometry) < 1e-9);
        }
    }

    void theMiddleStaysAndTheFarthestCornerIsTold()
    {
        for (const test::NamedGeometry& named : test::trickyGeometries()) {
            const Geometry lean = sheared(named.geometry, 9);
            const Straightened straight = straightened(lean);
            const Vec3 a = lean.centreLps(), b = straight.grid.centreLps();
            QVERIFY(std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]) < 1e-9);
            QVERIFY(straight.grid.spacingMm == lean.spacingMm && straight.grid.size == lean.size);
            QVERIFY(straight.movedMm > 1);
            QVERIFY(std::abs(straight.movedMm - maxCornerDisplacementMm(lean, straight.grid)) <
                    1e-12);
        }
    }
};

QTEST_APPLESS_MAIN(TestNearestFrame)
#include "test_nearest_frame.moc"
