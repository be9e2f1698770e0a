#include "segmentation/session/value_counts.h"

#include "tests/support/synthetic_volume.h"

#include <QTest>

#include <algorithm>

using namespace glioscope;

namespace {

Volume<std::uint8_t> everyValue()
{
    Volume<std::uint8_t> volume(test::obliqueGeometry());
    for (std::size_t v = 0; v < volume.voxels.size(); ++v) {
        volume.voxels[v] = static_cast<std::uint8_t>(v * v);
    }
    return volume;
}

}  // namespace

class TestValueCounts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void volumeAboveAThresholdIsThatOfItsVoxels()
    {
        const Volume<std::uint8_t> volume = everyValue();
        const ValueCounts counts = countValues(volume);
        for (int percent = 0; percent <= 100; ++percent) {
            const double threshold = percent / 100.0;
            const auto above = std::ranges::count_if(
                volume.voxels, [&](int value) { return value * 100 > percent * 255; });
            QCOMPARE(counts.mlAbove(threshold, 1.0 / 255),
                     double(above) * volume.geometry.voxelVolumeMl());
        }
    }

    void aHalfInEightBitsIsAboveAHalfAsItWasBeforeRounding()
    {
        // 0.5 becomes 128, and what is a little less 127.
        QCOMPARE(*leastAbove(0.5, 1.0 / 255), std::uint8_t{128});
    }

    void aValueIsNotAboveItself()
    {
        for (int value = 0; value < 255; ++value) {
            QCOMPARE(int(*leastAbove(value * (1.0 / 255), 1.0 / 255)), value + 1);
        }
        QVERIFY(!leastAbove(1, 1.0 / 255));
    }
};

QTEST_APPLESS_MAIN(TestValueCounts)
#include "test_value_counts.moc"
