// Where the voxels of a training window come from: cases whose channels hold their own place.

#include "tests/support/tiny_cases.h"
#include "training/windows/augmentation.h"

#include <QtTest>

#include <cmath>
#include <numbers>

using namespace glioscope;

namespace {

constexpr int kWindows = 200;

/// Channels 0 to 2 hold i, j and k, channel 3 is 1 inside the case.
PatchCase placeCase(const Vec3& spacingMm)
{
    PatchCase patch = test::tinyCase({.edge = 40, .tumour = {20, 21, 22}});
    patch.grid.spacingMm = spacingMm;
    float* voxel = patch.voxels.data();
    for (int i = 0; i < patch.grid.size[0]; ++i) {
        for (int j = 0; j < patch.grid.size[1]; ++j) {
            for (int k = 0; k < patch.grid.size[2]; ++k, voxel += PatchCase::kChannels) {
                voxel[0] = static_cast<float>(i);
                voxel[1] = static_cast<float>(j);
                voxel[2] = static_cast<float>(k);
                voxel[3] = 1;
            }
        }
    }
    return patch;
}

WindowOptions geometryOnly()
{
    WindowOptions options{.size = {8, 10, 12}};
    AugmentationOptions& a = options.augmentation;
    a.brightness = a.gammaChance = a.noiseChance = a.blurChance = a.biasFieldChance = 0;
    a.lowResolutionChance = 0;
    a.smallestContrast = a.largestContrast = 1;
    a.smallestScale = a.largestScale = 1.2;
    return options;
}

TrainingSample windowOf(const PatchCase& patch, const WindowOptions& options, std::uint64_t index)
{
    return sampleWindow(patch, indexTumour(patch), options, RandomStream(7, 1, index));
}

const float* at(const TrainingSample& window, int i, int j, int k)
{
    const Index3& n = window.size;
    return window.images.data() +
           PatchCase::kImages * ((static_cast<std::size_t>(i) * n[1] + j) * n[2] + k);
}

/// Column a: how the place in the case, in mm, moves with a step along axis a of the window, in mm.
Mat3 matrixOf(const TrainingSample& window, const Vec3& spacingMm)
{
    const Index3 middle = {window.size[0] / 2, window.size[1] / 2, window.size[2] / 2};
    const float* here = at(window, middle[0], middle[1], middle[2]);
    Mat3 m;
    for (std::size_t a = 0; a < 3; ++a) {
        Index3 next = middle;
        ++next[a];
        const float* there = at(window, next[0], next[1], next[2]);
        for (std::size_t row = 0; row < 3; ++row) {
            m[row][a] = (there[row] - here[row]) * spacingMm[row] / spacingMm[a];
        }
    }
    return m;
}

double dot(const Mat3& m, std::size_t a, std::size_t b)
{
    return m[0][a] * m[0][b] + m[1][a] * m[1][b] + m[2][a] * m[2][b];
}

}  // namespace

class TestWindowGeometry : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPlainWindowIsABlockOfTheCase()
    {
        const PatchCase patch = placeCase({1.5, 1.5, 1.5});
        WindowOptions options{.size = {8, 10, 12}};
        options.augmentation.enabled = false;
        for (std::uint64_t n = 0; n < 20; ++n) {
            const TrainingSample window = windowOf(patch, options, n);
            const Index3 middle = {4, 5, 6};
            const float* place = at(window, 4, 5, 6);
            for (int i = 0; i < 8; ++i) {
                for (int j = 0; j < 10; ++j) {
                    for (int k = 0; k < 12; ++k) {
                        const float* voxel = at(window, i, j, k);
                        const Index3 offset = {i - middle[0], j - middle[1], k - middle[2]};
                        for (std::size_t c = 0; c < 3 && voxel[3] == 1; ++c) {
                            QCOMPARE(voxel[c], place[c] + static_cast<float>(offset[c]));
                        }
                    }
                }
            }
        }
    }

    void augmentedWindowsAreTurnedScaledAndFlippedInSpace_data()
    {
        QTest::addColumn<double>("kSpacing");
        QTest::newRow("cubes") << 1.5;
        QTest::newRow("oblong") << 4.0;
    }
    void augmentedWindowsAreTurnedScaledAndFlippedInSpace()
    {
        QFETCH(const double, kSpacing);
        const Vec3 spacing = {1.5, 1.5, kSpacing};
        const PatchCase patch = placeCase(spacing);
        std::array<int, 3> flips = {0, 0, 0};
        double largestAngle = 0;
        for (std::uint64_t n = 0; n < kWindows; ++n) {
            const Mat3 m = matrixOf(windowOf(patch, geometryOnly(), n), spacing);
            double trace = 0;
            for (std::size_t a = 0; a < 3; ++a) {
                const double length = std::sqrt(dot(m, a, a));
                QVERIFY(length > 1 / (1.2 * 1.06) && length < 1 / (1.2 * 0.94));
                QVERIFY(std::abs(dot(m, a, (a + 1) % 3)) < 2e-3);
                flips[a] += m[a][a] < 0 ? 1 : 0;
                trace += std::abs(m[a][a]) / length;
            }
            const double angle = std::acos(std::clamp((trace - 1) / 2, -1.0, 1.0));
            largestAngle = std::max(largestAngle, angle * 180 / std::numbers::pi);
        }
        QVERIFY(flips[0] > 70 && flips[0] < 130);                                 // of 200, at 0.5
        QVERIFY(flips[1] > 5 && flips[1] < 45 && flips[2] > 5 && flips[2] < 45);  // at 0.1
        QVERIFY2(largestAngle > 10 && largestAngle < 27, qPrintable(QString::number(largestAngle)));
    }
};

QTEST_APPLESS_MAIN(TestWindowGeometry)
#include "test_window_geometry.moc"
