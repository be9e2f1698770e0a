#include "segmentation/preparation/brain_input.h"

#include "segmentation/preparation/postprocess.h"
#include "segmentation/volume/resample.h"
#include "tests/support/synthetic_volume.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

using namespace glioscope;

namespace {

/// A ramp along i within a box of brain, 0 around it.
std::shared_ptr<const Image> ramp(double spacingMm)
{
    Image image({.size = {155, 20, 20}, .spacingMm = {spacingMm, 0.75, 0.75}});
    for (int k = 4; k < 16; ++k) {
        for (int j = 4; j < 16; ++j) {
            for (int i = 20; i < 130; ++i) {
                image.at(i, j, k) = static_cast<float>(100 + 10 * i);
            }
        }
    }
    return std::make_shared<const Image>(std::move(image));
}

/// Probabilities that fall off from `middle` (shares of the grid's edges), each region's faster.
std::vector<Image> threeBalls(const Geometry& grid, const Vec3& middle)
{
    std::vector<Image> balls;
    for (const double radius : {9.0, 6.0, 4.0}) {
        Image ball(grid);
        for (int k = 0; k < grid.size[2]; ++k) {
            for (int j = 0; j < grid.size[1]; ++j) {
                for (int i = 0; i < grid.size[0]; ++i) {
                    const double distance =
                        std::hypot(i - middle[0] * grid.size[0], j - middle[1] * grid.size[1],
                                   k - middle[2] * grid.size[2]);
                    ball.at(i, j, k) = static_cast<float>(std::exp(-distance / radius));
                }
            }
        }
        balls.push_back(std::move(ball));
    }
    return balls;
}

}  // namespace

class TestBrainInput : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void gridsThatDifferByRoundingAreResampledOntoOne()
    {
        ModelContract contract;
        contract.inputs = {Sequence::Flair, Sequence::T1};
        contract.spacingMm = {1.5, 1.5, 1.5};  // half of 155 voxels are 77.5: a matter of rounding
        SequenceImages images;
        images[Sequence::Flair] = ramp(0.75);
        images[Sequence::T1] = ramp(0.7499999);
        const BrainInput input = prepareBrain(contract, images);
        QVERIFY(input.channels[0].geometry == input.channels[1].geometry);
        const auto& flair = input.channels[0].voxels;
        const auto& t1 = input.channels[1].voxels;
        float largest = 0;
        for (std::size_t v = 0; v < flair.size(); ++v) {
            largest = std::max(largest, std::abs(flair[v] - t1[v]));
        }
        QVERIFY2(largest < 1e-3F, qPrintable(QString::number(largest)));  // half a voxel is 0.02
    }

    /// Two orders are equally near to the world's axes there, and each header leans to another.
    void headersThatDifferByRoundingDoNotTurnAChannelOfAGridTiltedBy45Degrees()
    {
        ModelContract contract;
        contract.inputs = {Sequence::Flair, Sequence::T1};
        contract.spacingMm = {0.75, 0.75, 0.75};
        SequenceImages images;
        for (const Sequence sequence : contract.inputs) {
            Image image = *ramp(0.75);
            const double lean = sequence == Sequence::Flair ? -0.01 : 0.01;
            image.geometry.direction = test::rotation({0, 0, 1}, 45 + lean);
            images[sequence] = std::make_shared<const Image>(std::move(image));
        }
        const Geometry& flair = images[Sequence::Flair]->geometry;
        const Geometry& t1 = images[Sequence::T1]->geometry;
        QVERIFY(samePhysicalGrid(flair, t1));
        QVERIFY(!(closestWorldAxes(flair) == closestWorldAxes(t1)));
        const BrainInput input = prepareBrain(contract, images);
        QCOMPARE(input.channels[1].geometry.size, input.channels[0].geometry.size);
        QCOMPARE(input.channels[1].voxels, input.channels[0].voxels);
    }

    void labelsAreTheThresholdsOfWholeProbabilities_data()
    {
        QTest::addColumn<int>("index");
        int index = 0;
        for (const test::NamedGeometry& named : test::trickyGeometries()) {
            QTest::newRow(named.name.c_str()) << index++;
        }
    }

    /// On grids of any orientation, for tumours in the middle and at the border of the box.
    void labelsAreTheThresholdsOfWholeProbabilities()
    {
        QFETCH(int, index);
        ModelContract contract;
        contract.outputs[1].threshold = 0.3;
        BrainInput input;
        input.caseGrid = test::trickyGeometries()[static_cast<std::size_t>(index)].geometry;
        const Geometry lps = reorientedToLps(input.caseGrid);
        for (const Vec3& spacing : {Vec3{1.5, 1.5, 1.5}, lps.spacingMm}) {
            input.workGrid = withSpacing(lps, spacing);
            const Index3& size = input.workGrid.size;
            input.box = {{1, 2, 0}, {size[0] - 2, size[1], size[2] - 1}};
            for (const Vec3& middle : {Vec3{0.5, 0.4, 0.6}, Vec3{0, 1, 0}, Vec3{9, 9, 9}}) {
                const auto probabilities =
                    threeBalls(croppedGeometry(input.workGrid, input.box), middle);
                std::vector<Image> whole;
                for (const Image& probability : probabilities) {
                    whole.push_back(restoreProbability(input, probability));
                }
                const LabelMap labels = restoreLabels(contract, input, probabilities);
                QCOMPARE(labels.geometry, input.caseGrid);
                QVERIFY(labels.voxels ==
                        labelsOf(contract, {whole[0].voxels, whole[1].voxels, whole[2].voxels}));
                const bool any = std::ranges::any_of(
                    labels.voxels, [](Label label) { return label != Label::Background; });
                QCOMPARE(any, middle[0] < 1);  // the farthest lies outside
            }
        }
    }

    void aSecondStageIsAPartOfWhatIsPrepared()
    {
        ModelContract plain;
        plain.inputs = {Sequence::Flair};
        plain.spacingMm = {1.5, 1.5, 1.5};
        ModelContract staged = plain, finer = plain;
        staged.secondStage = {.spacingMm = {1, 1, 1}};
        finer.secondStage = {.spacingMm = {0.8, 0.8, 0.8}};
        QVERIFY(!preparesAlike(plain, staged) && !preparesAlike(staged, plain));
        QVERIFY(!preparesAlike(staged, finer));
        finer.secondStage = {.spacingMm = {1, 1, 1}, .windowVoxels = {32, 32, 32}};
        QVERIFY(preparesAlike(staged, finer));
        const SequenceImages images = {{Sequence::Flair, ramp(0.75)}};
        QVERIFY(!prepareBrain(plain, images).secondStage);
        const BrainInput both = prepareBrain(staged, images);
        QVERIFY(both.secondStage);
        QCOMPARE(both.secondStage->channels[0].geometry.spacingMm, (Vec3{1, 1, 1}));
    }

    void theValueOfTheBackgroundDoesNotReachTheNetwork()
    {
        const auto channelWith = [](const auto& background) {
            ModelContract contract;
            contract.inputs = {Sequence::Flair};
            contract.spacingMm = {1.5, 1.5, 1.5};
            Image image = *ramp(0.75);
            for (std::size_t v = 0; v < image.voxels.size(); ++v) {
                image.voxels[v] = image.voxels[v] == 0 ? background(v) : image.voxels[v];
            }
            return prepareBrain(contract,
                                {{Sequence::Flair, std::make_shared<const Image>(image)}});
        };
        const BrainInput sound = channelWith([](std::size_t) { return 0.0F; });
        for (const float value : {-1024.0F, -32768.0F, 9e6F}) {
            const BrainInput other = channelWith([=](std::size_t) { return value; });
            QCOMPARE(other.box, sound.box);
            QCOMPARE(other.channels[0].voxels, sound.channels[0].voxels);
        }
        const BrainInput noisy = channelWith([](std::size_t v) { return 1e-5F * float(v % 89); });
        QCOMPARE(noisy.box, sound.box);
        for (std::size_t v = 0; v < sound.channels[0].voxels.size(); ++v) {
            QVERIFY(std::abs(noisy.channels[0].voxels[v] - sound.channels[0].voxels[v]) < 1e-4F);
        }
    }
};

QTEST_APPLESS_MAIN(TestBrainInput)
#include "test_brain_input.moc"
