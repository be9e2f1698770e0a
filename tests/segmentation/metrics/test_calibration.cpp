#include "segmentation/metrics/calibration.h"

#include "segmentation/system/error.h"
#include "tests/support/synthetic_volume.h"

#include <QTest>

#include <cmath>

using namespace glioscope;
using namespace glioscope::test;

namespace {

const Geometry kGrid = {.size = {20, 10, 10}, .spacingMm = {1, 2, 0.5}, .originLps = {}};

bool close(double a, double b)
{
    return std::abs(a - b) < 1e-9;
}

}  // namespace

class TestCalibration : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCertainAndRightMapHasNoError()
    {
        Volume<std::uint8_t> map(kGrid);
        Mask marked(kGrid);
        map.voxels[3] = map.voxels[4] = 255;
        marked.voxels[3] = marked.voxels[4] = 1;
        const Calibration found = calibrationOf(map, marked);
        QCOMPARE(found.expectedError(), 0.0);
        QCOMPARE(found.entropy, 0.0);
        QCOMPARE(found.bins.back().voxels, 2);
        QVERIFY(close(found.volume.lowMl, 0.002) && close(found.volume.highMl, 0.002));
    }

    void theErrorIsWhatEachBinClaimsTooMuch()
    {
        // Ten voxels at 0.8 of which five are right, ten missed ones at 0.
        Volume<std::uint8_t> map(kGrid);
        Mask marked(kGrid);
        for (std::size_t v = 0; v < 10; ++v) {
            map.voxels[v] = 204;
            marked.voxels[v] = v < 5;
            marked.voxels[100 + v] = 1;
        }
        const Calibration found = calibrationOf(map, marked);
        QVERIFY(close(found.expectedError(), (3.0 + 10) / 20));
        QVERIFY(close(found.entropy, -0.8 * std::log2(0.8) - 0.2 * std::log2(0.2)));
        Calibration pooled = found;
        pooled.pool(found);
        QVERIFY(close(pooled.expectedError(), found.expectedError()));
        QCOMPARE(pooled.bins[8].voxels, 20);
    }

    void volumesLieBetweenTheThresholds()
    {
        Volume<std::uint8_t> map(kGrid);
        for (std::size_t v = 0; v < 256; ++v) {
            map.voxels[v] = static_cast<std::uint8_t>(v);
        }
        const Calibration found = calibrationOf(map, Mask(kGrid));
        QVERIFY(close(found.volume.lowMl, 0.077));   // 179 to 255
        QVERIFY(close(found.volume.ml, 0.128));      // 128 to 255
        QVERIFY(close(found.volume.highMl, 0.179));  // 77 to 255
    }

    void agreesWithADirectReferenceOnRandomMaps()
    {
        Random random(41);
        for (int trial = 0; trial < 20; ++trial) {
            Volume<std::uint8_t> map(kGrid);
            Mask marked(kGrid);
            std::array<double, 10> said = {}, right = {};
            double voxels = 0;
            for (std::size_t v = 0; v < map.voxels.size(); ++v) {
                map.voxels[v] = static_cast<std::uint8_t>(random.below(256) * random.below(2));
                marked.voxels[v] = random.uniform() < map.voxels[v] / 300.0;
                const double p = map.voxels[v] / 255.0;
                if (p > 0 || marked.voxels[v]) {
                    const auto bin = std::min(9, static_cast<int>(p * 10 + 1e-9));
                    said[std::size_t(bin)] += p;
                    right[std::size_t(bin)] += marked.voxels[v];
                    ++voxels;
                }
            }
            double expected = 0;
            for (std::size_t n = 0; n < 10; ++n) {
                expected += std::abs(said[n] - right[n]) / voxels;
            }
            QVERIFY(close(calibrationOf(map, marked).expectedError(), expected));
        }
    }

    void withoutVoxelsThereIsNoErrorAndOtherGridsAreRefused()
    {
        const Calibration found = calibrationOf(Volume<std::uint8_t>(kGrid), Mask(kGrid));
        QVERIFY(std::isnan(found.expectedError()));
        QCOMPARE(found.entropy, 0.0);
        Geometry other = kGrid;
        other.size[0] = 21;
        QVERIFY_THROWS_EXCEPTION(Error,
                                 (void)calibrationOf(Volume<std::uint8_t>(other), Mask(kGrid)));
    }
};

QTEST_APPLESS_MAIN(TestCalibration)
#include "test_calibration.moc"
