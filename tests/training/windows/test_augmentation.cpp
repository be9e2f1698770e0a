#include "tests/support/tiny_cases.h"
#include "training/windows/augmentation.h"
#include "training/windows/intensity_augmentation.h"

#include <QtTest>

#include <future>

using namespace glioscope;

namespace {

TrainingSample windowOf(const PatchCase& patch, const WindowOptions& options, std::uint64_t index)
{
    return sampleWindow(patch, indexTumour(patch), options, RandomStream(7, 1, index));
}

}  // namespace

class TestAugmentation : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sameStreamGivesSameWindowOnAnyThread()
    {
        const PatchCase patch = test::tinyCase();
        const WindowOptions options{.size = {16, 20, 16}};
        std::vector<std::future<TrainingSample>> windows;
        for (int n = 0; n < 4; ++n) {
            windows.push_back(
                std::async(std::launch::async, [&] { return windowOf(patch, options, 3); }));
        }
        const TrainingSample here = windowOf(patch, options, 3);
        for (auto& window : windows) {
            const TrainingSample there = window.get();
            QVERIFY(there.images == here.images);
            QVERIFY(there.regions == here.regions);
        }
        QVERIFY(windowOf(patch, options, 4).images != here.images);
    }

    void plainWindowShowsTheVoxelsThemselves()
    {
        const PatchCase patch = test::tinyCase();
        WindowOptions options{.size = {24, 26, 28}};
        options.augmentation.enabled = false;
        const TrainingSample window = windowOf(patch, options, 1);
        std::size_t moved = 0, inside = 0;
        for (const float value : window.images) {
            const double eighths =
                value * 8;  // every intensity of a tiny case is a whole number of them
            moved += eighths != std::floor(eighths);
            inside += value != 0;
        }
        QCOMPARE(moved, std::size_t{0});
        QVERIFY(inside > 10000);
    }

    void regionsMoveWithTheImages()
    {
        const PatchCase patch = test::tinyCase();
        WindowOptions options{.size = {20, 20, 20}, .foregroundShare = 1};
        AugmentationOptions& a = options.augmentation;  // geometry only
        a.brightness = a.gammaChance = a.noiseChance = a.blurChance = a.biasFieldChance = 0;
        a.lowResolutionChance = 0;
        a.smallestContrast = a.largestContrast = 1;
        a.flipChance = {1, 1, 0};
        const TrainingSample window = windowOf(patch, options, 2);
        std::size_t tumour = 0;
        for (std::size_t v = 0; v < window.regions.size() / 3; ++v) {
            const bool surely = window.regions[3 * v] == 1;
            tumour += surely;
            if (surely) {  // labels are 1 to 3 there, tissue is 0: no wholly inner voxel may look
                           // like tissue
                QVERIFY(window.images[4 * v] > 1);
            }
            QVERIFY(window.regions[3 * v] >= window.regions[3 * v + 1] - 1e-6F);
            QVERIFY(window.regions[3 * v + 1] >= window.regions[3 * v + 2] - 1e-6F);
        }
        QVERIFY(tumour > 50);
    }

    void backgroundStaysZero()
    {
        PatchCase patch = test::tinyCase();
        WindowOptions options{.size = {48, 48, 48}};  // twice the case: the corners are outside it
        options.augmentation.noiseChance = 1;
        options.augmentation.blurChance = 1;
        options.augmentation.gammaChance = 1;
        options.augmentation.biasFieldChance = 1;
        const TrainingSample window = windowOf(patch, options, 5);
        for (std::size_t c = 0; c < 4; ++c) {
            QCOMPARE(window.images[c], 0.0F);
            QCOMPARE(window.images[window.images.size() - 4 + c], 0.0F);
        }
        QVERIFY(std::all_of(window.images.begin(), window.images.end(),
                            [](float v) { return std::isfinite(v); }));
    }

    void lowResolutionKeepsRampsAndLosesDetail()
    {
        AugmentationOptions options;
        options.brightness = options.gammaChance = options.noiseChance = options.blurChance =
            options.biasFieldChance = 0;
        options.smallestContrast = options.largestContrast = options.lowResolutionChance = 1;
        const Index3 size = {20, 22, 24};
        const std::size_t voxels = 20 * 22 * 24;
        const std::vector<float> brain(voxels, 1);
        TrainingSample window{.size = size, .images = {}, .regions = {}};
        for (std::size_t v = 0; v < voxels; ++v) {
            const auto i = static_cast<float>(v / (22 * 24)), j = static_cast<float>(v / 24 % 22),
                       k = static_cast<float>(v % 24);
            const float checkers = static_cast<int>(i + j + k) % 2 ? 1.0F : -1.0F;
            window.images.insert(window.images.end(), {0.5F, i + 2 * j - k, checkers, checkers});
        }
        const TrainingSample before = window;
        RandomStream random(1, 2, 3), again(1, 2, 3);
        augmentIntensities(window, brain, options, random);
        double ramp = 0, detail = 0;
        for (std::size_t v = 0; v < voxels; ++v) {
            QCOMPARE(window.images[4 * v], 0.5F);
            ramp = std::max(ramp,
                            std::abs(double(window.images[4 * v + 1]) - before.images[4 * v + 1]));
            detail += std::abs(window.images[4 * v + 2]) / double(voxels);
        }
        QVERIFY2(ramp > 0 && ramp <= 4.01, qPrintable(QString::number(ramp)));  // a voxel an axis
        QVERIFY2(detail < 0.9, qPrintable(QString::number(detail)));
        TrainingSample other = before;
        augmentIntensities(other, brain, options, again);
        QVERIFY(other.images == window.images);
    }

    void foregroundWindowsHoldTumour()
    {
        const PatchCase patch = test::tinyCase({.edge = 64, .tumour = {20, 20, 20}, .radius = 4});
        WindowOptions options{.size = {16, 16, 16}, .foregroundShare = 1};
        for (std::uint64_t n = 0; n < 10; ++n) {
            const TrainingSample window = windowOf(patch, options, n);
            QVERIFY(*std::max_element(window.regions.begin(), window.regions.end()) > 0.5F);
        }
    }
};

QTEST_APPLESS_MAIN(TestAugmentation)
#include "test_augmentation.moc"
