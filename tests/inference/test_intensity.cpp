#include "segmentation/inference/intensity.h"

#include <QtTest>

#include <cmath>
#include <limits>

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

}  // namespace

class TestIntensity : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void backgroundIsWhatTheCornersShare();
    void fewOddCornersDoNotMatter();
    void facesDecideWhereCornersDisagree();
    void volumesWithoutBackgroundHaveNone();
    void brainGetsMeanZeroAndUnitDeviation();
    void slopeAndInterceptDoNotMatter();
    void flatAndBrokenVolumesBecomeZero();
};

void TestIntensity::backgroundIsWhatTheCornersShare()
{
    for (const float value : {0.0F, -1024.0F, 3.5F}) {
        QCOMPARE(backgroundValue(blockIn(value)).value(), value);
    }
}

void TestIntensity::fewOddCornersDoNotMatter()
{
    Image image = blockIn(0);
    image.at(0, 0, 0) = 50;
    image.at(5, 0, 0) = 60;
    image.at(0, 6, 7) = std::numeric_limits<float>::quiet_NaN();
    QCOMPARE(backgroundValue(image).value(), 0.0F);
}

void TestIntensity::facesDecideWhereCornersDisagree()
{
    Image image = blockIn(-7);
    float odd = 100;
    for (const int i : {0, 5}) {
        for (const int j : {0, 6}) {
            for (const int k : {0, 7}) {
                image.at(i, j, k) = ++odd;
            }
        }
    }
    QCOMPARE(backgroundValue(image).value(), -7.0F);
}

void TestIntensity::volumesWithoutBackgroundHaveNone()
{
    Image image(Geometry{.size = {5, 5, 5}});
    for (std::size_t v = 0; v < image.voxels.size(); ++v) {
        image.voxels[v] = static_cast<float>(v);
    }
    QVERIFY(!backgroundValue(image));
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
    normaliseOverBrain(plain, backgroundValue(plain));
    normaliseOverBrain(scaled, backgroundValue(scaled));
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

QTEST_APPLESS_MAIN(TestIntensity)
#include "test_intensity.moc"
