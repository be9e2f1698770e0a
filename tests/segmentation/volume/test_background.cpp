#include "segmentation/volume/background.h"

#include "tests/support/synthetic_volume.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

using namespace glioscope;

namespace {

/// Normally distributed, by Box and Muller.
float normal(test::Random& random, double deviation)
{
    const double radius = std::sqrt(-2 * std::log(1 - random.uniform()));
    return static_cast<float>(deviation * radius *
                              std::cos(2 * std::numbers::pi * random.uniform()));
}

bool inBall(int i, int j, int k)
{
    return std::hypot(i - 25, j - 30, k - 22) < 18;
}

/// A ball of tissue, 200 to 700, in the middle of 50x60x45 voxels of `around`.
Image ballIn(float around)
{
    Image image(Geometry{.size = {50, 60, 45}}, around);
    test::Random random(3);
    for (int k = 0; k < 45; ++k) {
        for (int j = 0; j < 60; ++j) {
            for (int i = 0; i < 50; ++i) {
                if (inBall(i, j, k)) {
                    image.at(i, j, k) = static_cast<float>(200 + random.below(500));
                }
            }
        }
    }
    return image;
}

std::size_t count(const Mask& mask)
{
    return static_cast<std::size_t>(std::ranges::count(mask.voxels, 1));
}

std::size_t ballVoxels()
{
    return static_cast<std::size_t>(
        std::ranges::count_if(ballIn(0).voxels, [](float v) { return v > 0; }));
}

}  // namespace

class TestBackground : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneExactValueIsTakenWithoutTolerance()
    {
        for (const float value : {0.0F, -1024.0F, 3.5F, -32768.0F, 1e30F}) {
            const auto found = findBackground(ballIn(value));
            QVERIFY(found);
            QCOMPARE(found->value, value);
            QCOMPARE(found->tolerance, 0.0F);
            QVERIFY(!found->isNoise());
            QCOMPARE(count(brainMask(ballIn(value), found)), ballVoxels());
        }
    }

    void fewOddCornersDoNotMatter()
    {
        Image image = ballIn(0);
        image.at(0, 0, 0) = 50;
        image.at(49, 0, 0) = 60;
        image.at(0, 59, 44) = std::numeric_limits<float>::quiet_NaN();
        QCOMPARE(findBackground(image)->value, 0.0F);
        QCOMPARE(findBackground(image)->tolerance, 0.0F);
    }

    void facesDecideWhereCornersDisagree()
    {
        Image image = ballIn(-7);
        float odd = 100;
        for (const int i : {0, 49}) {
            for (const int j : {0, 59}) {
                for (const int k : {0, 44}) {
                    image.at(i, j, k) = ++odd;
                }
            }
        }
        QCOMPARE(findBackground(image)->value, -7.0F);
        QCOMPARE(findBackground(image)->tolerance, 0.0F);
    }

    /// Standardised files hold brain on both sides of their background, and any value of it is
    /// brain.
    void brainMayCrossAnExactBackground()
    {
        Image image(Geometry{.size = {50, 60, 45}});
        test::Random random(4);
        std::size_t inside = 0;
        for (int k = 10; k < 35; ++k) {
            for (int j = 10; j < 50; ++j) {
                for (int i = 10; i < 40; ++i, ++inside) {
                    image.at(i, j, k) = normal(random, 1);
                }
            }
        }
        const auto found = findBackground(image);
        QCOMPARE(found->tolerance, 0.0F);
        QCOMPARE(count(brainMask(image, found)), inside);
    }

    /// What splines leave where zeros were, around a brain that keeps its darkest voxel.
    void noiseOfAnInterpolationIsBackgroundAndTheBrainIsWhole()
    {
        for (const double deviation : {1e-6, 1e-3, 0.3}) {
            Image image = ballIn(0);
            test::Random random(5);
            for (float& v : image.voxels) {
                v = v == 0 ? normal(random, deviation) : v;
            }
            const auto found = findBackground(image);
            QVERIFY(found && found->tolerance > 0 && !found->isNoise());
            QVERIFY(std::abs(found->value) < deviation);
            QCOMPARE(count(brainMask(image, found)), ballVoxels());
            QCOMPARE(brainBox(image, found), (VoxelBox{{8, 13, 5}, {43, 48, 40}}));
        }
    }

    void straysAroundAnExactBackgroundAreBackground()
    {
        const auto strayed = [](const auto& where) {
            Image image = ballIn(0);
            test::Random random(6);
            for (int k = 0; k < 45; ++k) {
                for (int j = 0; j < 60; ++j) {
                    for (int i = 0; i < 50; ++i) {
                        if (image.at(i, j, k) == 0 && where(i, j, k)) {
                            image.at(i, j, k) = normal(random, 1e-3);
                        }
                    }
                }
            }
            return image;
        };
        // A shell around the head as ringing leaves it, and noise along three of the faces.
        const Image shell =
            strayed([](int i, int j, int k) { return std::hypot(i - 25, j - 30, k - 22) < 21; });
        const Image faces = strayed([](int i, int j, int k) { return i < 3 || j < 3 || k < 3; });
        for (const Image& image : {shell, faces}) {
            const auto found = findBackground(image);
            QVERIFY(found && found->tolerance > 0);
            QCOMPARE(count(brainMask(image, found)), ballVoxels());
        }
    }

    void noiseOfAirIsBackgroundAndCalledNoise()
    {
        Image image = ballIn(0);
        test::Random random(7);
        for (float& v : image.voxels) {  // magnitudes, rounded as scanners do
            v = v == 0 ? std::round(std::hypot(normal(random, 5), normal(random, 5))) : v;
        }
        const auto found = findBackground(image);
        QVERIFY(found && found->isNoise());
        const std::size_t brain = count(brainMask(image, found));
        QVERIFY(brain >= ballVoxels() && brain < ballVoxels() + 10);  // a speck may touch it
    }

    void cornersOfNoiseThatAgreeByChanceAreNoValue()
    {
        Image image = ballIn(0);
        test::Random random(8);
        for (float& v : image.voxels) {
            v = v == 0 ? static_cast<float>(random.below(8)) : v;
        }
        for (const int i : {0, 49}) {
            for (const int j : {0, 59}) {
                image.at(i, j, 0) = 0;
                image.at(i, j, 44) = 0;
            }
        }
        const auto found = findBackground(image);
        QVERIFY(found && found->covers(0) && found->covers(7) && !found->covers(200));
    }

    void aBoxOfTissueHasNone()
    {
        test::Random random(9);
        Image box(Geometry{.size = {40, 40, 40}});
        for (int k = 0; k < 40; ++k) {
            for (int j = 0; j < 40; ++j) {
                for (int i = 0; i < 40; ++i) {
                    const bool tumour = std::hypot(i - 20, j - 20, k - 20) < 10;
                    box.at(i, j, k) = (tumour   ? 640.0F
                                       : i < 20 ? 280.0F
                                                : 330.0F) +
                                      normal(random, 12);
                }
            }
        }
        QVERIFY(!findBackground(box));
        QCOMPARE(count(brainMask(box, std::nullopt)), box.voxels.size());
        QCOMPARE(brainBox(box, std::nullopt), (VoxelBox{{0, 0, 0}, {40, 40, 40}}));
        QCOMPARE(backgroundShare(box, std::nullopt), 0.0);
        QVERIFY(!findBackground(test::uniqueImage(Geometry{.size = {5, 5, 5}})));
        QVERIFY(!findBackground(Image{}));
    }

    void oneOutlierDoesNotStretchTheTolerance()
    {
        Image image = ballIn(0);
        test::Random random(10);
        for (float& v : image.voxels) {
            v = v == 0 ? normal(random, 1e-3) : v;
        }
        image.at(25, 30, 22) = 3e38F;
        QCOMPARE(count(brainMask(image, findBackground(image))), ballVoxels());
    }

    void flatVolumesAreBackgroundAlone()
    {
        const Image flat(Geometry{.size = {6, 6, 6}}, 7);
        QCOMPARE(findBackground(flat)->value, 7.0F);
        QVERIFY(!brainBox(flat, findBackground(flat)));
        QCOMPARE(backgroundShare(flat, findBackground(flat)), 1.0);
    }

    void shareIsThatOfTheVoxels()
    {
        const Image image = ballIn(0);
        const double expected = 1 - double(ballVoxels()) / double(image.voxels.size());
        QVERIFY(std::abs(backgroundShare(image, findBackground(image)) - expected) < 0.01);
    }
};

QTEST_APPLESS_MAIN(TestBackground)
#include "test_background.moc"
