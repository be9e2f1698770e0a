#include "segmentation/metrics/distance_transform.h"

#include "tests/support/synthetic_volume.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <limits>

using namespace glioscope;
using namespace glioscope::test;

namespace {

Geometry gridOf(const Index3& size, const Vec3& spacingMm)
{
    return {.size = size, .spacingMm = spacingMm, .originLps = {5, 6, 7}, .direction = kIdentity3};
}

std::vector<double> bruteForce(const Mask& mask)
{
    const Geometry& g = mask.geometry;
    std::vector<double> squared(g.voxelCount(), std::numeric_limits<double>::infinity());
    const auto index = [&](std::size_t v) {
        const int n = static_cast<int>(v);
        return Index3{n % g.size[0], n / g.size[0] % g.size[1], n / (g.size[0] * g.size[1])};
    };
    for (std::size_t v = 0; v < squared.size(); ++v) {
        for (std::size_t s = 0; s < squared.size(); ++s) {
            if (mask.voxels[s]) {
                double sum = 0;
                for (int c = 0; c < 3; ++c) {
                    sum += std::pow((index(v)[c] - index(s)[c]) * g.spacingMm[c], 2);
                }
                squared[v] = std::min(squared[v], sum);
            }
        }
    }
    return squared;
}

}  // namespace

class TestDistanceTransform : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithBruteForceOnRandomMasks();
    void singleVoxelGivesDistancesInMillimetres();
    void withoutVoxelsEverythingIsInfinitelyFar();
};

void TestDistanceTransform::agreesWithBruteForceOnRandomMasks()
{
    Random random(3);
    for (int trial = 0; trial < 60; ++trial) {
        const Geometry g = gridOf({1 + random.below(11), 1 + random.below(9), 1 + random.below(7)},
                                  {0.3 + random.uniform(), 0.5 + 2 * random.uniform(), 1.7});
        Mask mask(g);
        const int voxelCount = 1 + random.below(12);
        for (int s = 0; s < voxelCount; ++s) {
            mask.voxels[static_cast<std::size_t>(random.below(static_cast<int>(g.voxelCount())))] =
                1;
        }
        const std::vector<double> expected = bruteForce(mask), found = squaredDistancesMm(mask);
        for (std::size_t v = 0; v < expected.size(); ++v) {
            QVERIFY(std::abs(expected[v] - found[v]) < 1e-9);
        }
    }
}

void TestDistanceTransform::singleVoxelGivesDistancesInMillimetres()
{
    Mask mask(gridOf({7, 5, 4}, {0.5, 2, 3}));
    mask.at(1, 4, 0) = 1;
    const std::vector<double> squared = squaredDistancesMm(mask);
    QCOMPARE(squared[mask.geometry.offset(1, 4, 0)], 0.0);
    QCOMPARE(squared[mask.geometry.offset(6, 4, 0)], 6.25);
    QCOMPARE(squared[mask.geometry.offset(1, 1, 0)], 36.0);
    QCOMPARE(squared[mask.geometry.offset(6, 1, 3)], 6.25 + 36 + 81);
}

void TestDistanceTransform::withoutVoxelsEverythingIsInfinitelyFar()
{
    const std::vector<double> squared = squaredDistancesMm(Mask(gridOf({3, 4, 5}, {1, 1, 1})));
    QCOMPARE(squared.size(), std::size_t(60));
    QVERIFY(std::all_of(squared.begin(), squared.end(), [](double v) { return std::isinf(v); }));
}

QTEST_APPLESS_MAIN(TestDistanceTransform)
#include "test_distance_transform.moc"
