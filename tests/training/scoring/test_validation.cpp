#include "segmentation/networks/architectures/network.h"
#include "tests/support/tiny_cases.h"
#include "training/scoring/validation.h"

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>

#include <QtTest>

#include <cmath>

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

/// The first voxels along every axis.
PatchCase corner(const PatchCase& patch, const Index3& size)
{
    PatchCase result = patch;
    result.grid.size = size;
    result.voxels.clear();
    for (int i = 0; i < size[0]; ++i) {
        for (int j = 0; j < size[1]; ++j) {
            const auto line = static_cast<std::size_t>(i * patch.grid.size[1] + j) *
                              static_cast<std::size_t>(patch.grid.size[2]);
            const float* first = patch.voxels.data() + line * PatchCase::kChannels;
            result.voxels.insert(result.voxels.end(), first,
                                 first + size[2] * PatchCase::kChannels);
        }
    }
    return result;
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
        QCOMPARE(perfect.regionDice[Region::WholeTumour], 1.0);
        QCOMPARE(perfect.regionDice[Region::TumourCore], 1.0);
        QCOMPARE(perfect.regionDice[Region::EnhancingTumour], 1.0);
        QCOMPARE(perfect.hd95WtMm, 0.0);
    }

    void anIslandIsScoredAsTheProductDrawsIt()
    {
        const PatchCase patch = test::tinyCase();
        at::Tensor probabilities = truth(patch);
        probabilities[0][1][1][1] = 1;
        QVERIFY(score(labelsFromProbabilities(probabilities, patch), patch)
                    .regionDice[Region::WholeTumour] < 1);
        QCOMPARE(score(labelsFromProbabilities(probabilities, patch, 0.1), patch)
                     .regionDice[Region::WholeTumour],
                 1.0);
    }

    void distanceIsInMillimetresAndInfiniteWithoutTumour()
    {
        const PatchCase patch = test::tinyCase();
        LabelMap shifted(patch.reference.geometry);
        const Index3& n = shifted.geometry.size;
        for (int k = 0; k < n[2]; ++k) {
            for (int j = 0; j < n[1]; ++j) {
                for (int i = 2; i < n[0]; ++i) {
                    shifted.at(i, j, k) = patch.reference.at(i - 2, j, k);
                }
            }
        }
        // Two voxels of 1.5 mm; the 95th percentile of the nearest edges is at most that.
        const double distance = score(shifted, patch).hd95WtMm;
        QVERIFY2(distance > 1.5 && distance <= 3.0, qPrintable(QString::number(distance)));
        QVERIFY(std::isinf(score(LabelMap(patch.reference.geometry), patch).hd95WtMm));
    }

    void infiniteDistancesLeaveTheMean()
    {
        const auto network = makeNetwork({.kind = NetworkKind::VNet, .baseWidth = 2});
        for (auto& item : network->named_parameters()) {
            if (item.key().starts_with("head")) {
                const at::NoGradGuard noGradient;
                item.value().fill_(item.key() == "head.bias" ? -1 : 0);  // finds nothing anywhere
            }
        }
        PatchCase healthy = test::tinyCase({.name = "healthy", .radius = -1});
        const ValidationScore nowhere = validate(*network, {test::tinyCase()}, {});
        QVERIFY(std::isinf(nowhere.cases[0].hd95WtMm));
        QVERIFY(nowhere.hd95WtMm < 0);
        const ValidationScore both = validate(*network, {test::tinyCase(), healthy}, {});
        QCOMPARE(both.cases[1].regionDice[Region::WholeTumour], 1.0);
        QCOMPARE(both.hd95WtMm, 0.0);
    }

    void normalisationBySliceSeesWindowsOfItsLength()
    {
        at::manual_seed(3);
        const auto network = makeNetwork(
            {.kind = NetworkKind::VNet, .baseWidth = 2, .norm = FeatureNorm::BatchPerZ});
        const PatchCase patch = test::tinyCase();  // 28 slices: 0 to 15 and 12 to 27
        const at::Tensor all = predictWhole(*network, patch, {});
        QCOMPARE(all.size(3), std::int64_t{28});
        const at::Tensor first = predictWhole(*network, corner(patch, {24, 26, 16}), {});
        QVERIFY(at::allclose(first.narrow(3, 0, 12), all.narrow(3, 0, 12), 1e-4, 1e-5));
    }

    void windowsAreNoLargerThanTheNetworkWasTrainedOn()
    {
        at::manual_seed(3);
        const auto network = makeNetwork({.kind = NetworkKind::VNet, .baseWidth = 2});
        const PatchCase patch = test::tinyCase();  // 24x26x28: the first 8 voxels see one window
        const auto cornerOf = [](const at::Tensor& p) {
            return p.narrow(1, 0, 8).narrow(2, 0, 8).narrow(3, 0, 8);
        };
        const at::Tensor alone = predictWhole(*network, corner(patch, {16, 16, 16}), {});
        const at::Tensor inWindows = predictWhole(*network, patch, {.largestWindow = {16, 16, 16}});
        QCOMPARE(inWindows.sizes(), (at::IntArrayRef{3, 24, 26, 28}));
        QVERIFY(at::allclose(cornerOf(alone), cornerOf(inWindows), 1e-4, 1e-5));
        const at::Tensor atOnce = predictWhole(*network, patch, {});
        QVERIFY(!at::allclose(cornerOf(alone), cornerOf(atOnce), 1e-2, 1e-3));
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
        QVERIFY(score(labelsFromProbabilities(probabilities, patch), patch)
                    .regionDice[Region::WholeTumour] > 0.99);
    }

    void smallEnhancingTumourLeavesTheMean()
    {
        at::manual_seed(3);
        const auto network = makeNetwork({.kind = NetworkKind::VNet, .baseWidth = 2});
        const PatchCase large =
            test::tinyCase({.name = "large", .edge = 32, .tumour = {15, 16, 17}, .radius = 9});
        const PatchCase small = test::tinyCase({.name = "small"});
        const ValidationScore both = validate(*network, {large, small}, {});
        QVERIFY(both.cases[0].enhancingVoxels >= kSmallestEnhancing);
        QVERIFY(both.cases[1].enhancingVoxels < kSmallestEnhancing);
        QCOMPARE(both.regionDice[Region::EnhancingTumour],
                 both.cases[0].regionDice[Region::EnhancingTumour]);
        QCOMPARE(both.regionDice[Region::WholeTumour],
                 (both.cases[0].regionDice[Region::WholeTumour] +
                  both.cases[1].regionDice[Region::WholeTumour]) /
                     2);
    }

    void mirrorAveragingIsSymmetric()
    {
        at::manual_seed(3);
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
