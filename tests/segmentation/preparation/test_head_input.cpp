#include "segmentation/preparation/head_input.h"

#include "tests/support/oriented_grids.h"

#include <QtTest>

using namespace glioscope;

namespace {

/// 120 mm along L and P, 140 along S; the voxels are oblong.
Geometry headGrid()
{
    return {.size = {60, 80, 28}, .spacingMm = {2, 1.5, 5}, .originLps = {-59, -60, -67}};
}

ModelContract brainContract()
{
    ModelContract contract;
    contract.network.inputChannels = contract.network.outputChannels = 1;
    contract.inputs.clear();
    contract.outputs.clear();
    contract.outputKind = OutputKind::Brain;
    contract.intensityNorm = IntensityNorm::Percentiles;
    contract.spacingMm = {2.5, 2.5, 2.5};
    return contract;
}

/// Not in the middle, nor the same along any two axes.
double outOfBrain(const Vec3& p)
{
    return std::hypot((p[0] - 6) / 30, (p[1] + 8) / 40, (p[2] - 12) / 35);
}

double diceOf(const Mask& a, const Mask& b)
{
    double both = 0, sum = 0;
    for (std::size_t v = 0; v < a.voxels.size(); ++v) {
        both += a.voxels[v] & b.voxels[v];
        sum += a.voxels[v] + b.voxels[v];
    }
    return 2 * both / sum;
}

}  // namespace

class TestHeadInput : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Else every third voxel of a fine image would stand for the others.
    void detailFinerThanTheGridIsAveraged()
    {
        const Geometry grid = {
            .size = {80, 80, 80}, .spacingMm = {1, 1, 1}, .originLps = {-39.5, -39.5, -39.5}};
        Image image(grid);
        for (int k = 0; k < 80; ++k) {
            for (int j = 0; j < 80; ++j) {
                for (int i = 0; i < 80; ++i) {
                    image.at(i, j, k) = k < 40 ? 0.0F : (i + j + k) % 2 ? 0.0F : 200.0F;
                }
            }
        }
        const Image input = headInput(brainContract(), image);
        const Index3& n = input.geometry.size;
        float least = 2, most = 0;
        for (int j = 1; j < n[1] - 1; ++j) {
            for (int i = 1; i < n[0] - 1; ++i) {
                least = std::min(least, input.at(i, j, n[2] - 4));
                most = std::max(most, input.at(i, j, n[2] - 4));
            }
        }
        QVERIFY2(most - least < 0.35F, qPrintable(QString::number(most - least)));
        QCOMPARE(input.at(8, 8, 3), 0.0F);
    }

    /// An image that shows its brain comes back as the mask of just that, however it is stored.
    void brainComesBackWhereItWas_data()
    {
        QTest::addColumn<double>("aboutS");
        QTest::newRow("straight") << 0.0;
        QTest::newRow("oblique") << 25.0;
    }
    void brainComesBackWhereItWas()
    {
        QFETCH(double, aboutS);
        for (const Geometry& stored : test::allOrders(headGrid())) {
            const Geometry grid = test::turned(stored, aboutS, aboutS / 2);
            const Image image = test::fromWorld<float>(
                grid, [](const Vec3& p) { return outOfBrain(p) < 1 ? 800.0F : 0.0F; });
            const Image input = headInput(brainContract(), image);
            for (std::size_t c = 0; c < 3; ++c) {
                QCOMPARE(input.geometry.spacingMm[c], 2.5);
            }
            const Image probability = test::fromWorld<float>(input.geometry, [](const Vec3& p) {
                return static_cast<float>(std::clamp(0.5 + 8 * (1 - outOfBrain(p)), 0.0, 1.0));
            });
            for (std::size_t v = 0; v < input.voxels.size(); ++v) {
                if (probability.voxels[v] == 1) {  // the input shows its brain there too
                    QVERIFY(input.voxels[v] > 0.7F);
                }
            }
            const Mask expected = test::fromWorld<std::uint8_t>(
                grid, [](const Vec3& p) -> std::uint8_t { return outOfBrain(p) < 1; });
            const Mask found = brainFrom(probability, grid);
            QVERIFY(found.geometry == grid);
            QVERIFY2(diceOf(found, expected) > 0.985,
                     qPrintable(QString::number(diceOf(found, expected))));
        }
    }

    void brainIsOnePieceWithoutHoles()
    {
        const Geometry grid = {.size = {30, 30, 30}, .spacingMm = {2.5, 2.5, 2.5}};
        Image probability(grid, 0.1F);
        for (int k = 5; k < 20; ++k) {
            for (int j = 5; j < 20; ++j) {
                for (int i = 5; i < 20; ++i) {
                    probability.at(i, j, k) = 0.9F;
                }
            }
        }
        probability.at(12, 12, 12) = 0.2F;
        probability.at(27, 27, 27) = 0.95F;
        const Mask brain = brainFrom(probability, grid);
        QCOMPARE(std::ranges::count(brain.voxels, 1), 15 * 15 * 15);
        QCOMPARE(int(brain.at(12, 12, 12)), 1);
        QCOMPARE(int(brain.at(27, 27, 27)), 0);
    }

    void nothingAboveTheThresholdIsNoBrain()
    {
        const Mask none = brainFrom(Image(Geometry{.size = {9, 9, 9}}, 0.4F), {.size = {9, 9, 9}});
        QCOMPARE(std::ranges::count(none.voxels, 1), 0);
    }

    void strippedImagesAreToldFromWholeHeads()
    {
        const auto image = [](double skull, float background) {
            return test::fromWorld<float>(headGrid(), [=](const Vec3& p) {
                const double out = outOfBrain(p);
                return out < 1                         ? background + 500.0F
                       : out > 1.15 && out < 1 + skull ? background + 300.0F
                                                       : background;
            });
        };
        const Mask brain = test::fromWorld<std::uint8_t>(
            headGrid(), [](const Vec3& p) -> std::uint8_t { return outOfBrain(p) < 1; });
        for (const float background : {0.0F, -1000.0F, 70.0F}) {
            const double stripped = brightShareOutside(image(0, background), brain);
            QCOMPARE(stripped, 0.0);
            QVERIFY(isStripped(stripped));
            const double whole = brightShareOutside(image(0.35, background), brain);
            QVERIFY2(whole > 0.25, qPrintable(QString::number(whole)));
            QVERIFY(!isStripped(whole));
        }
        // A mask that lacks a little of its brain leaves a stripped image one.
        const Mask smaller = test::fromWorld<std::uint8_t>(
            headGrid(), [](const Vec3& p) -> std::uint8_t { return outOfBrain(p) < 0.98; });
        QVERIFY(isStripped(brightShareOutside(image(0, 0), smaller)));
        QCOMPARE(brightShareOutside(image(0.35, 0), Mask(headGrid())), 0.0);
    }
};

QTEST_APPLESS_MAIN(TestHeadInput)
#include "test_head_input.moc"
