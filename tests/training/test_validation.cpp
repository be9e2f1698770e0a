#include "tests/training/tiny_cases.h"
#include "training/validation.h"

#include <QtTest>

using namespace glioscope;

namespace {

/// The patch's own region channels as a network would give them.
at::Tensor truth(const PatchCase& patch)
{
    const Index3& n = patch.grid.size;
    return at::from_blob(const_cast<float*>(patch.voxels.data()),
                         {n[0], n[1], n[2], PatchCase::kChannels})
        .slice(3, PatchCase::kImages, PatchCase::kImages + PatchCase::kRegions)
        .permute({3, 0, 1, 2})
        .clone();
}

}  // namespace

class TestValidation : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theTruthScoresOne()
    {
        const PatchCase patch = test::tinyCase();
        const LabelMap labels = labelsFromProbabilities(truth(patch), patch);
        QVERIFY(labels.voxels == patch.reference.voxels);
        const CaseScore perfect = score(labels, patch);
        QCOMPARE(perfect.diceWt, 1.0);
        QCOMPARE(perfect.diceTc, 1.0);
        QCOMPARE(perfect.diceEt, 1.0);
    }

    void probabilitiesReachTheExpertsGrid()
    {
        PatchCase patch = test::tinyCase({.edge = 48, .tumour = {22, 24, 26}, .radius = 11});
        const at::Tensor probabilities = truth(patch);
        // The expert's grid: half as fine, starting a voxel further in.
        const Geometry fine = patch.grid;
        Geometry coarse = fine;
        coarse.size = {22, 23, 24};
        coarse.spacingMm = {3, 3, 3};
        coarse.originLps = fine.toLps({1, 1, 1});
        LabelMap expert(coarse);
        for (int k = 0; k < 24; ++k) {
            for (int j = 0; j < 23; ++j) {
                for (int i = 0; i < 22; ++i) {
                    expert.at(i, j, k) = patch.reference.at(1 + 2 * i, 1 + 2 * j, 1 + 2 * k);
                }
            }
        }
        patch.reference = expert;
        QVERIFY(score(labelsFromProbabilities(probabilities, patch), patch).diceWt > 0.99);
    }

    void smallEnhancingTumourLeavesTheMean()
    {
        torch::manual_seed(3);
        const auto network = makeNetwork({.kind = NetworkKind::VNet, .baseWidth = 2});
        const PatchCase large =
            test::tinyCase({.name = "large", .edge = 32, .tumour = {15, 16, 17}, .radius = 9});
        const PatchCase small = test::tinyCase({.name = "small"});
        const ValidationScore both = validate(*network, {large, small}, {});
        QVERIFY(both.cases[0].enhancingVoxels >= kSmallestEnhancing);
        QVERIFY(both.cases[1].enhancingVoxels < kSmallestEnhancing);
        QCOMPARE(both.diceEt, both.cases[0].diceEt);
        QCOMPARE(both.diceWt, (both.cases[0].diceWt + both.cases[1].diceWt) / 2);
    }

    void mirrorAveragingIsSymmetric()
    {
        torch::manual_seed(3);
        const auto network = makeNetwork({.kind = NetworkKind::VNet, .baseWidth = 2});
        PatchCase patch = test::tinyCase();
        const at::Tensor result = predictWhole(*network, patch, {.mirrorAveraging = true});
        const std::size_t plane =
            patch.voxels.size() / static_cast<std::size_t>(patch.grid.size[0]);
        for (std::size_t i = 0; i < static_cast<std::size_t>(patch.grid.size[0]) / 2; ++i) {
            const std::size_t other = static_cast<std::size_t>(patch.grid.size[0]) - 1 - i;
            std::swap_ranges(patch.voxels.begin() + static_cast<std::ptrdiff_t>(i * plane),
                             patch.voxels.begin() + static_cast<std::ptrdiff_t>((i + 1) * plane),
                             patch.voxels.begin() + static_cast<std::ptrdiff_t>(other * plane));
        }
        const at::Tensor mirrored = predictWhole(*network, patch, {.mirrorAveraging = true});
        QVERIFY(at::allclose(result, mirrored.flip({1}), 1e-4, 1e-5));
    }
};

QTEST_APPLESS_MAIN(TestValidation)
#include "test_validation.moc"
