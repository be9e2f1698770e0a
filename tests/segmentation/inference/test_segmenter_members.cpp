// A model of several networks: their mean, some of them alone, and progress over all.

#include "segmentation/inference/segmenter.h"
#include "segmentation/networks/architectures/network.h"
#include "segmentation/networks/files/model_file.h"
#include "segmentation/system/error.h"
#include "tests/support/segmented_head.h"

#include <ATen/Parallel.h>

#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace glioscope;
using namespace glioscope::test;

namespace {

/// Random weights, the same each time, in three members.
std::shared_ptr<Model> modelOfThree()
{
    auto model = seededModel();
    model->contract.formatVersion = kFormatWithMembers;
    for (const char* name : {"one", "two", "three"}) {
        model->contract.members.push_back({name, {}, {}});
        model->members.push_back(makeNetwork(model->contract.network));
        model->members.back()->eval();
    }
    model->network.reset();
    return model;
}

/// One of its members as a model of a single network.
std::shared_ptr<Model> aloneOf(const Model& model,
                               const std::shared_ptr<SegmentationNetwork>& network)
{
    auto alone = std::make_shared<Model>(model);
    alone->contract.members.clear();
    alone->members.clear();
    alone->network = network;
    return alone;
}

}  // namespace

class TestSegmenterMembers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { at::set_num_threads(1); }
    void membersAreAveragedAndTimed();
    void theDeviationIsThatOfAllPassesOfAllMembers();
    void aSubsetOfTheMembersRunsAlone();
    void progressCountsOverAllMembersAndCancelsBetweenThem();
};

void TestSegmenterMembers::membersAreAveragedAndTimed()
{
    const auto folds = modelOfThree();
    folds->contract.mirrorAveraging = true;  // of each member
    const Segmentation mean = segmentOn(canonicalGrid(), folds);
    std::vector<Segmentation> single;
    for (const auto& network : folds->members) {
        single.push_back(segmentOn(canonicalGrid(), aloneOf(*folds, network)));
        QVERIFY(single.back().members.empty());
    }
    double networkVoxels = 0;
    for (const Segmentation& one : single) {
        networkVoxels += one.networkVoxels;
        QVERIFY(meanDifference(one.probabilities[0], mean.probabilities[0]) > 0.5);
    }
    QCOMPARE(mean.networkVoxels, networkVoxels);
    for (std::size_t c = 0; c < 3; ++c) {
        for (std::size_t v = 0; v < mean.probabilities[c].voxels.size(); ++v) {
            double sum = 0;
            for (const Segmentation& one : single) {
                sum += one.probabilities[c].voxels[v];
            }
            // Each is rounded to a byte.
            QVERIFY(std::abs(mean.probabilities[c].voxels[v] - sum / 3) <= 1.001);
        }
    }
    QCOMPARE(mean.members.size(), std::size_t{3});
    double seconds = 0;
    for (std::size_t n = 0; n < 3; ++n) {
        QCOMPARE(mean.members[n].name, folds->contract.members[n].name);
        QVERIFY(mean.members[n].seconds > 0);
        seconds += mean.members[n].seconds;
    }
    QVERIFY(std::abs(mean.networkSeconds - seconds) < 1e-9);
}

void TestSegmenterMembers::theDeviationIsThatOfAllPassesOfAllMembers()
{
    const auto folds = modelOfThree();
    for (const bool mirrored : {false, true}) {
        folds->contract.mirrorAveraging = mirrored;
        const Segmentation all = segmentOn(canonicalGrid(), folds);
        QVERIFY(all.deviation.has_value());
        std::vector<std::vector<ProbabilityMap>> passes;
        for (const auto& network : folds->members) {
            const auto alone = aloneOf(*folds, network);
            const std::vector<ProbabilityMap> mean =
                segmentOn(canonicalGrid(), alone).probabilities;
            alone->contract.mirrorAveraging = false;
            passes.push_back(segmentOn(canonicalGrid(), alone).probabilities);
            if (mirrored) {  // the other pass lies as far on the mean's other side
                passes.push_back(mean);
                for (std::size_t c = 0; c < mean.size(); ++c) {
                    for (std::size_t v = 0; v < mean[c].voxels.size(); ++v) {
                        const int other =
                            2 * mean[c].voxels[v] - passes[passes.size() - 2][c].voxels[v];
                        passes.back()[c].voxels[v] =
                            static_cast<std::uint8_t>(std::clamp(other, 0, 255));
                    }
                }
            }
        }
        double largest = 0;
        for (std::size_t v = 0; v < all.deviation->voxels.size(); ++v) {
            double expected = 0;
            for (std::size_t c = 0; c < 3; ++c) {
                double sum = 0, squares = 0;
                for (const auto& pass : passes) {
                    const double p = pass[c].voxels[v] / 255.0;
                    sum += p / double(passes.size());
                    squares += p * p / double(passes.size());
                }
                expected = std::max(expected, std::sqrt(std::max(0.0, squares - sum * sum)));
            }
            largest = std::max(largest, expected);
            // Everything was rounded to bytes.
            QVERIFY(std::abs(all.deviation->voxels[v] / 510.0 - expected) < 0.012);
        }
        QVERIFY(largest > 0.03);
    }
}

void TestSegmenterMembers::aSubsetOfTheMembersRunsAlone()
{
    const auto folds = modelOfThree();
    SegmenterOptions options = cpuFloat32();
    options.keepProbabilities = true;
    const Segmentation second = Segmenter(folds, options).segment(caseOn(canonicalGrid()), {}, {1});
    QCOMPARE(second.members.size(), std::size_t{1});
    QCOMPARE(second.members[0].name, "two");
    const Segmentation alone = segmentOn(canonicalGrid(), aloneOf(*folds, folds->members[1]));
    QCOMPARE(second.labels.voxels, alone.labels.voxels);
    QCOMPARE(second.probabilities[2].voxels, alone.probabilities[2].voxels);
}

void TestSegmenterMembers::progressCountsOverAllMembersAndCancelsBetweenThem()
{
    Segmenter segmenter(modelOfThree(), cpuFloat32());
    const ToldProgress told = toldProgress(segmenter);
    QVERIFY(!told.goesBack && !told.changesTotal);
    QVERIFY(told.last > 0.9 * told.total && told.last <= told.total);
    double stoppedAt = 0;
    QVERIFY_THROWS_EXCEPTION(
        Cancelled, (void)segmenter.segment(caseOn(canonicalGrid()), [&](double done, double total) {
            stoppedAt = done / total;
            return stoppedAt < 1.0 / 3;
        }));
    QVERIFY2(std::abs(stoppedAt - 1.0 / 3) < 1e-9, qPrintable(QString::number(stoppedAt)));
}

QTEST_APPLESS_MAIN(TestSegmenterMembers)
#include "test_segmenter_members.moc"
