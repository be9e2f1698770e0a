#include "segmentation/preparation/intensity.h"

#include "tests/support/synthetic_volume.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <vector>

using namespace glioscope;

namespace {

/// Background `b` with a block of brain in the middle whose values are b + 1, b + 2, ...
Image blockIn(float b)
{
    Image image(Geometry{.size = {6, 7, 8}}, b);
    float next = b;
    for (int k = 2; k < 6; ++k) {
        for (int j = 2; j < 5; ++j) {
            for (int i = 2; i < 4; ++i) {
                image.at(i, j, k) = ++next;
            }
        }
    }
    return image;
}

/// A cube of tissue, 200 to 700, in a background `b`.
Image headIn(float b)
{
    Image image(Geometry{.size = {40, 40, 40}}, b);
    test::Random random(2);
    for (int k = 8; k < 32; ++k) {
        for (int j = 8; j < 32; ++j) {
            for (int i = 8; i < 32; ++i) {
                image.at(i, j, k) = static_cast<float>(200 + random.below(500));
            }
        }
    }
    return image;
}

}  // namespace

class TestIntensity : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void soundImagesKeepEveryBit();
    void noiseBecomesOneValue();
    void aBackgroundFarFromTheHeadBecomesAUsualOne();
    void brainValuesAreNoBackground();
    void singleVoxelsBeyondTissueAreBroughtNear();
    void onlyImagesThatChangeAreCopied();
    void volumesWithoutBackgroundHaveNone();
    void brainGetsMeanZeroAndUnitDeviation();
    void slopeAndInterceptDoNotMatter();
    void flatAndBrokenVolumesBecomeZero();
    void airDoesNotChangeWhatBrightTissueBecomes();
};

void TestIntensity::soundImagesKeepEveryBit()
{
    for (const float background : {0.0F, 3.5F, -12.0F}) {
        Image image = blockIn(background);
        image.at(2, 2, 2) = background + 80;  // a bright vessel
        const std::vector<float> before = image.voxels;
        QCOMPARE(settleBackground(image), std::optional(background));
        QCOMPARE(image.voxels, before);
    }
}

void TestIntensity::noiseBecomesOneValue()
{
    Image image = headIn(0);
    const Image sound = image;
    test::Random random(1);
    for (float& v : image.voxels) {
        v = v == 0 ? static_cast<float>(1e-3 * (random.uniform() - 0.5)) : v;
    }
    const float value = settleBackground(image).value();
    QVERIFY(std::abs(value) < 1e-3F);
    for (std::size_t v = 0; v < image.voxels.size(); ++v) {
        QCOMPARE(image.voxels[v], sound.voxels[v] == 0 ? value : sound.voxels[v]);
    }
}

void TestIntensity::aBackgroundFarFromTheHeadBecomesAUsualOne()
{
    const Image sound = headIn(0);
    for (const float far : {-1024.0F, -32768.0F, 65535.0F, -3e38F}) {
        Image image = headIn(far);
        QCOMPARE(settleBackground(image), std::optional(0.0F));
        QCOMPARE(image.voxels, sound.voxels);
    }
}

/// Where 0 is a value of the head, or far from all of them, the background goes just below them.
void TestIntensity::brainValuesAreNoBackground()
{
    for (const float shift : {-400.0F, 90000.0F}) {
        Image image = headIn(-32768);
        std::size_t brain = 0;
        for (float& v : image.voxels) {
            if (v != -32768) {
                v += shift;
                ++brain;
            }
        }
        const float value = settleBackground(image).value();
        QVERIFY2(value > 200 + shift - 200 && value < 200 + shift,
                 qPrintable(QString::number(value)));
        QCOMPARE(
            image.voxels.size() - static_cast<std::size_t>(std::ranges::count(image.voxels, value)),
            brain);
    }
}

void TestIntensity::singleVoxelsBeyondTissueAreBroughtNear()
{
    Image image = headIn(0);
    image.at(20, 20, 20) = 3e38F;
    image.at(21, 20, 20) = -3e38F;
    QCOMPARE(settleBackground(image), std::optional(0.0F));
    QVERIFY(image.at(20, 20, 20) > 700 && image.at(20, 20, 20) < 4000);
    QVERIFY(image.at(21, 20, 20) < 200 && image.at(21, 20, 20) > -4000);
    Image plain = headIn(0);
    normaliseOverBrain(image, 0.0F);
    normaliseOverBrain(plain, 0.0F);
    QVERIFY(std::abs(image.at(15, 15, 15) - plain.at(15, 15, 15)) < 0.05F);
}

void TestIntensity::onlyImagesThatChangeAreCopied()
{
    const auto sound = std::make_shared<const Image>(headIn(0));
    QVERIFY(settled(sound).image == sound);
    QCOMPARE(settled(sound).background, std::optional(0.0F));
    std::vector<Image> others = {headIn(-32768), headIn(0), headIn(0), headIn(0)};
    others[1].at(20, 20, 20) = 3e38F;
    others[2].at(39, 39, 38) = -3e38F;
    test::Random random(1);
    for (float& v : others[3].voxels) {
        v = v == 0 ? static_cast<float>(1e-3 * (random.uniform() - 0.5)) : v;
    }
    for (const Image& other : others) {
        Image changed = other;
        const std::optional<float> background = settleBackground(changed);
        const SettledImage result = settled(std::make_shared<const Image>(other));
        QVERIFY(changed.voxels != other.voxels);
        QCOMPARE(result.image->voxels, changed.voxels);
        QCOMPARE(result.background, background);
    }
}

void TestIntensity::volumesWithoutBackgroundHaveNone()
{
    Image image(Geometry{.size = {5, 5, 5}});
    for (std::size_t v = 0; v < image.voxels.size(); ++v) {
        image.voxels[v] = static_cast<float>(v);
    }
    QVERIFY(!settleBackground(image));
    normaliseOverBrain(image, std::nullopt);
    QVERIFY(std::abs(image.voxels.front() + image.voxels.back()) < 1e-5F);
    QVERIFY(image.voxels.front() < -1.5F);
}

void TestIntensity::brainGetsMeanZeroAndUnitDeviation()
{
    Image image = blockIn(9);
    normaliseOverBrain(image, 9.0F);
    QCOMPARE(image.at(0, 0, 0), 0.0F);
    // 1..24 has mean 12.5 and population deviation sqrt((24^2 - 1) / 12).
    const double deviation = std::sqrt((24.0 * 24.0 - 1) / 12);
    QVERIFY(std::abs(image.at(2, 2, 2) - (1 - 12.5) / deviation) < 1e-5);
    QVERIFY(std::abs(image.at(3, 4, 5) - (24 - 12.5) / deviation) < 1e-5);
}

void TestIntensity::slopeAndInterceptDoNotMatter()
{
    Image plain = blockIn(0);
    Image scaled = plain;
    for (float& v : scaled.voxels) {
        v = 4 * v - 1000;
    }
    normaliseOverBrain(plain, settleBackground(plain));
    normaliseOverBrain(scaled, settleBackground(scaled));
    for (std::size_t v = 0; v < plain.voxels.size(); ++v) {
        QVERIFY(std::abs(plain.voxels[v] - scaled.voxels[v]) < 1e-5F);
    }
}

void TestIntensity::flatAndBrokenVolumesBecomeZero()
{
    Image flat(Geometry{.size = {4, 4, 4}}, 3.3F);
    normaliseOverBrain(flat, std::nullopt);
    QCOMPARE(flat.voxels, std::vector<float>(64, 0.0F));
    Image broken = blockIn(0);
    broken.at(3, 3, 3) = std::numeric_limits<float>::infinity();
    broken.at(2, 3, 3) = std::numeric_limits<float>::quiet_NaN();
    normaliseOverBrain(broken, 0.0F);
    QCOMPARE(broken.at(3, 3, 3), 0.0F);
    QVERIFY(std::ranges::all_of(broken.voxels, [](float v) { return std::isfinite(v); }));
}

void TestIntensity::airDoesNotChangeWhatBrightTissueBecomes()
{
    for (const std::size_t air : {std::size_t{2000}, std::size_t{20000}}) {
        std::vector<float> values(air, 40.0F);
        for (int n = 0; n < 1000; ++n) {
            values.push_back(540.0F + static_cast<float>(n % 500));
        }
        values.back() = std::numeric_limits<float>::quiet_NaN();
        values.front() = 1e6F;  // a single voxel that is no tissue
        normaliseByPercentiles(values);
        QCOMPARE(values[1], 0.0F);
        QCOMPARE(values.front(), 2.0F);
        QCOMPARE(values.back(), 0.0F);
        QVERIFY(std::abs(values[air + 499] - 1) < 0.03F);
        QVERIFY(std::abs(values[air] - 0.5F) < 0.03F);
    }
    std::vector<float> flat(50, 7.0F);
    normaliseByPercentiles(flat);
    QCOMPARE(flat, std::vector<float>(50, 0.0F));
}

QTEST_APPLESS_MAIN(TestIntensity)
#include "test_intensity.moc"
