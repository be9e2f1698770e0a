#include "segmentation/metrics/hausdorff.h"

#include "segmentation/system/error.h"
#include "tests/support/synthetic_volume.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <vector>

// Expected values: MONAI's tests/metrics/test_hausdorff_distance.py and deepmind's
// surface_distance_test.py where both definitions agree.

using namespace glioscope;
using namespace glioscope::test;

namespace {

Geometry gridOf(int edge, const Vec3& spacingMm)
{
    return {.size = {edge, edge, edge},
            .spacingMm = spacingMm,
            .originLps = {0, 0, 0},
            .direction = kIdentity3};
}

/// Voxels with (x - c)^2 <= r^2, all in mm.
Mask sphere(const Geometry& g, double radius, const Vec3& centreMm)
{
    Mask mask(g);
    for (int k = 0; k < g.size[2]; ++k) {
        for (int j = 0; j < g.size[1]; ++j) {
            for (int i = 0; i < g.size[0]; ++i) {
                const double x = i * g.spacingMm[0] - centreMm[0];
                const double y = j * g.spacingMm[1] - centreMm[1];
                const double z = k * g.spacingMm[2] - centreMm[2];
                mask.at(i, j, k) = x * x + y * y + z * z <= radius * radius;
            }
        }
    }
    return mask;
}

Mask randomMask(const Geometry& g, Random& random, double density)
{
    Mask mask(g);
    for (std::uint8_t& voxel : mask.voxels) {
        voxel = random.uniform() < density;
    }
    return mask;
}

std::vector<Vec3> edgePointsMm(const Mask& mask)
{
    const Geometry& g = mask.geometry;
    const auto inside = [&](int i, int j, int k) {
        return g.contains({i, j, k}) && mask.at(i, j, k);
    };
    std::vector<Vec3> points;
    for (int k = 0; k < g.size[2]; ++k) {
        for (int j = 0; j < g.size[1]; ++j) {
            for (int i = 0; i < g.size[0]; ++i) {
                const bool inner = inside(i - 1, j, k) && inside(i + 1, j, k) &&
                                   inside(i, j - 1, k) && inside(i, j + 1, k) &&
                                   inside(i, j, k - 1) && inside(i, j, k + 1);
                if (inside(i, j, k) && !inner) {
                    points.push_back({i * g.spacingMm[0], j * g.spacingMm[1], k * g.spacingMm[2]});
                }
            }
        }
    }
    return points;
}

double bruteForceDirected(const Mask& from, const Mask& to, double percentile)
{
    std::vector<double> distances;
    for (const Vec3& a : edgePointsMm(from)) {
        double nearest = 1e30;
        for (const Vec3& b : edgePointsMm(to)) {
            nearest = std::min(nearest, std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]));
        }
        distances.push_back(nearest);
    }
    std::sort(distances.begin(), distances.end());
    const double position = percentile / 100 * static_cast<double>(distances.size() - 1);
    const auto lower = static_cast<std::size_t>(position);
    const auto upper = std::min(lower + 1, distances.size() - 1);
    return distances[lower] +
           (position - std::floor(position)) * (distances[upper] - distances[lower]);
}

bool close(double a, double b, double tolerance = 1e-9)
{
    return std::abs(a - b) < tolerance;
}

constexpr Vec3 kUnit = {1, 1, 1};
constexpr Vec3 kMonaiSpacing = {0.85, 1.2, 0.9};

}  // namespace

class TestHausdorff : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void spheresOfTwoSizesGiveMonaisValues();
    void shiftedSpheresGiveMonaisValues();
    void anisotropicSpheresGiveMonaisValues();
    void voxelsApartGiveDeepmindsValues();
    void bordersOfTheVolumeAreEdges();
    void agreesWithBruteForceOnRandomMasks();
    void emptyMasksFollowTheStatedRule();
    void identicalMasksAreAtDistanceZero();
    void masksOnOtherGridsAreRefused();
};

void TestHausdorff::spheresOfTwoSizesGiveMonaisValues()
{
    const Geometry g = gridOf(99, kUnit);
    const Mask small = sphere(g, 20, {20, 33, 22}), large = sphere(g, 40, {20, 33, 22});
    QVERIFY(close(directedHausdorffMm(small, large, 100), 20.09975124224178));
    QVERIFY(close(directedHausdorffMm(large, small, 100), 20.223748416156685));
    QVERIFY(close(directedHausdorffMm(small, large, 95), 19.924858845171276));
    QVERIFY(close(hausdorff95Mm(small, large), 20.09975124224178));
    QVERIFY(close(hausdorff95Mm(large, small), 20.09975124224178));
}

void TestHausdorff::shiftedSpheresGiveMonaisValues()
{
    const Geometry g = gridOf(99, kUnit);
    const Mask a = sphere(g, 33, {19, 33, 22}), b = sphere(g, 33, {20, 33, 22});
    QVERIFY(close(directedHausdorffMm(a, b, 100), 1) && close(hausdorff95Mm(a, b), 1));
    const Mask c = sphere(g, 20, {20, 20, 20}), d = sphere(g, 20, {19, 19, 19});
    QVERIFY(close(directedHausdorffMm(c, d, 100), std::sqrt(3.0)));
    QVERIFY(close(directedHausdorffMm(d, c, 100), std::sqrt(3.0)));
}

void TestHausdorff::anisotropicSpheresGiveMonaisValues()
{
    const Geometry g = gridOf(99, kMonaiSpacing);
    const Mask a = sphere(g, 20, {20, 20, 20}), b = sphere(g, 20, {19, 19, 19});
    const double there = directedHausdorffMm(a, b, 100), back = directedHausdorffMm(b, a, 100);
    QVERIFY(close(there, 2.0808651, 1e-6));
    QVERIFY(close(std::max(there, back), 2.2671568, 1e-6));
    const Mask c = sphere(g, 15, {20, 33, 22}), d = sphere(g, 30, {20, 33, 22});
    const double outward = directedHausdorffMm(c, d, 100), inward = directedHausdorffMm(d, c, 100);
    QVERIFY(close(outward, 15.4396410, 1e-6));
    QVERIFY(close(std::max(outward, inward), 15.62594, 1e-4));
}

void TestHausdorff::voxelsApartGiveDeepmindsValues()
{
    Mask a(gridOf(128, {3, 2, 1})), b(a.geometry);
    a.at(50, 60, 70) = 1;
    b.at(50, 60, 72) = 1;
    QCOMPARE(hausdorff95Mm(a, b), 2.0);
    Mask c(a.geometry);
    c.at(51, 61, 70) = 1;
    QVERIFY(close(hausdorff95Mm(a, c), std::sqrt(13.0)));
}

void TestHausdorff::bordersOfTheVolumeAreEdges()
{
    // Slabs [0:50] and [0:51] of 100^3: with the volume's faces as edges most distances are 0, and
    // the percentile falls on them only because the differing face is a minority of the edges.
    const Geometry g = gridOf(20, {2, 1, 1});
    Mask a(g), whole(g, 1);
    for (int k = 0; k < 20; ++k) {
        for (int j = 0; j < 20; ++j) {
            std::fill_n(&a.at(0, j, k), 10, std::uint8_t{1});
        }
    }
    QVERIFY(close(directedHausdorffMm(a, whole, 100), bruteForceDirected(a, whole, 100)));
    QCOMPARE(directedHausdorffMm(whole, whole, 100), 0.0);
    Mask inner(g);
    inner.at(10, 10, 10) = 1;
    QVERIFY(close(directedHausdorffMm(inner, whole, 100), 9));  // to the face at j or k = 19
}

void TestHausdorff::agreesWithBruteForceOnRandomMasks()
{
    Random random(11);
    for (int trial = 0; trial < 40; ++trial) {
        const Geometry g = {.size = {4 + random.below(6), 3 + random.below(6), 2 + random.below(6)},
                            .spacingMm = {0.5 + random.uniform(), 1.2, 0.4 + 2 * random.uniform()},
                            .originLps = {1, 2, 3},
                            .direction = kIdentity3};
        Mask a = randomMask(g, random, 0.1 + 0.7 * random.uniform());
        Mask b = randomMask(g, random, 0.1 + 0.7 * random.uniform());
        a.voxels[0] = b.voxels.back() = 1;  // never empty
        for (const double percentile : {50.0, 95.0, 100.0}) {
            QVERIFY(
                close(directedHausdorffMm(a, b, percentile), bruteForceDirected(a, b, percentile)));
        }
        QVERIFY(close(hausdorff95Mm(a, b),
                      std::max(bruteForceDirected(a, b, 95), bruteForceDirected(b, a, 95))));
    }
}

void TestHausdorff::emptyMasksFollowTheStatedRule()
{
    const Mask none(gridOf(8, kUnit));
    Mask one = none;
    one.at(4, 4, 4) = 1;
    QCOMPARE(hausdorff95Mm(none, none), 0.0);
    QVERIFY(std::isinf(hausdorff95Mm(one, none)) && std::isinf(hausdorff95Mm(none, one)));
    QVERIFY(std::isinf(directedHausdorffMm(none, one, 95)));
}

void TestHausdorff::identicalMasksAreAtDistanceZero()
{
    Random random(5);
    const Mask mask = randomMask(gridOf(12, kMonaiSpacing), random, 0.3);
    QCOMPARE(hausdorff95Mm(mask, mask), 0.0);
}

void TestHausdorff::masksOnOtherGridsAreRefused()
{
    QVERIFY_THROWS_EXCEPTION(Error,
                             (void)hausdorff95Mm(Mask(gridOf(8, kUnit)), Mask(gridOf(9, kUnit))));
}

QTEST_APPLESS_MAIN(TestHausdorff)
#include "test_hausdorff.moc"
