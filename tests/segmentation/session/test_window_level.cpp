#include "segmentation/session/window_level.h"

#include "tests/support/oriented_grids.h"

#include <QElapsedTimer>
#include <QTest>

#include <limits>

using namespace glioscope;
using namespace glioscope::test;

namespace {

/// Background 0 around a box of the values 1 to 1000 in turn.
Image brain(float background = 0)
{
    Image image(Geometry{.size = {40, 40, 40}}, background);
    int value = 0;
    for (int k = 10; k < 30; ++k) {
        for (int j = 10; j < 30; ++j) {
            for (int i = 10; i < 30; ++i) {
                image.at(i, j, k) = static_cast<float>(value++ % 1000 + 1);
            }
        }
    }
    return image;
}

}  // namespace

class TestWindowLevel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void spansThePercentilesOfTheBrain();
    void backgroundNeedNotBeZero();
    void ignoresWhatIsNotANumber();
    void oneValueStillHasAWindow();
    void boxUsesItsOwnVoxelsWhateverTheOrderOfItsCorners();
    void aBoxOfBackgroundOrOneValueHasNoWindow();
    void fullGridTakesMilliseconds();
    void contentIsTheSmallestBox();
    void noiseAroundTheHeadIsNoContent();
};

void TestWindowLevel::spansThePercentilesOfTheBrain()
{
    const WindowLevel found = automaticWindowLevel(brain());
    QVERIFY(std::abs(found.lower() - 10) < 2);
    QVERIFY(std::abs(found.upper() - 995) < 2);
}

void TestWindowLevel::backgroundNeedNotBeZero()
{
    const WindowLevel found = automaticWindowLevel(brain(-1024));
    QVERIFY(std::abs(found.lower() - 10) < 2);
    QVERIFY(std::abs(found.upper() - 995) < 2);
}

void TestWindowLevel::ignoresWhatIsNotANumber()
{
    Image image = brain();
    for (int i = 10; i < 30; ++i) {
        image.at(i, 15, 15) = std::numeric_limits<float>::quiet_NaN();
        image.at(i, 16, 15) = std::numeric_limits<float>::infinity();
    }
    const WindowLevel found = automaticWindowLevel(image);
    QVERIFY(std::abs(found.lower() - 10) < 3);
    QVERIFY(std::abs(found.upper() - 995) < 3);
}

void TestWindowLevel::oneValueStillHasAWindow()
{
    const WindowLevel empty = automaticWindowLevel(Image(Geometry{.size = {4, 4, 4}}, 7.F));
    QCOMPARE(empty, (WindowLevel{.window = 1, .level = 7}));
    Image flat(Geometry{.size = {8, 8, 8}}, 0.F);
    flat.at(4, 4, 4) = 300;
    QCOMPARE(automaticWindowLevel(flat), (WindowLevel{.window = 1, .level = 300}));
    QVERIFY(automaticWindowLevel(Image{}).window > 0);
}

void TestWindowLevel::boxUsesItsOwnVoxelsWhateverTheOrderOfItsCorners()
{
    Image image = brain();
    for (int i = 20; i <= 24; ++i) {
        image.at(i, 20, 20) = static_cast<float>(5000 + i);
    }
    const auto found = windowLevelWithin(image, {24, 20, 20}, {20, 20, 20});
    QVERIFY(found.has_value());
    QVERIFY(found == windowLevelWithin(image, {20, 20, 20}, {24, 20, 20}));
    QCOMPARE(*found, (WindowLevel{.window = 4, .level = 5022}));
    // Beyond the grid it is clipped.
    QCOMPARE(windowLevelWithin(image, {-50, -50, -50}, {90, 90, 90}).value(),
             automaticWindowLevel(image));
}

void TestWindowLevel::aBoxOfBackgroundOrOneValueHasNoWindow()
{
    Image image = brain(-1024);
    QVERIFY(!windowLevelWithin(image, {0, 0, 0}, {5, 5, 5}));
    QVERIFY(!windowLevelWithin(image, {-9, -9, -9}, {-2, -2, -2}));
    for (int i = 20; i <= 24; ++i) {
        image.at(i, 20, 20) = 700;
    }
    QVERIFY(!windowLevelWithin(image, {20, 20, 20}, {24, 20, 20}));
    QVERIFY(!windowLevelWithin(Image{}, {0, 0, 0}, {1, 1, 1}));
}

void TestWindowLevel::fullGridTakesMilliseconds()
{
    Image image(Geometry{.size = {240, 240, 155}}, 0.F);
    for (std::size_t v = 2'000'000; v < 6'000'000; ++v) {
        image.voxels[v] = static_cast<float>(v % 997 + 1);
    }
    QElapsedTimer timer;
    timer.start();
    const WindowLevel found = automaticWindowLevel(image);
    QVERIFY2(timer.elapsed() < 200, "Sampling has become slow; some 5 ms are usual.");
    QVERIFY(std::abs(found.upper() - 992) < 5);
}

void TestWindowLevel::contentIsTheSmallestBox()
{
    const auto boxOf = [](const Image& image) { return contentBox(image, findBackground(image)); };
    QCOMPARE(boxOf(brain()), (VoxelBox{{10, 10, 10}, {30, 30, 30}}));
    QCOMPARE(boxOf(brain(-1024)), (VoxelBox{{10, 10, 10}, {30, 30, 30}}));
    QCOMPARE(boxOf(Image(Geometry{.size = {4, 5, 6}}, 7.F)), (VoxelBox{{0, 0, 0}, {4, 5, 6}}));
}

void TestWindowLevel::noiseAroundTheHeadIsNoContent()
{
    Image image = brain();
    float noise = 0.001F;
    for (float& v : image.voxels) {
        noise = noise > 0.1F ? 0.001F : 1.07F * noise;
        v = v == 0 ? noise : v;
    }
    QCOMPARE(contentBox(image, findBackground(image)), (VoxelBox{{10, 10, 10}, {30, 30, 30}}));
    QVERIFY(automaticWindowLevel(image).lower() > 9);
}

QTEST_APPLESS_MAIN(TestWindowLevel)
#include "test_window_level.moc"
