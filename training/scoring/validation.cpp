#include "training/scoring/validation.h"

#include "segmentation/inference/window_runner.h"
#include "segmentation/metrics/evaluation.h"
#include "segmentation/metrics/hausdorff.h"
#include "segmentation/metrics/overlap.h"
#include "segmentation/networks/architectures/network.h"
#include "segmentation/preparation/postprocess.h"
#include "segmentation/volume/components.h"
#include "segmentation/volume/holes.h"
#include "segmentation/volume/resample.h"
#include "training/learning/losses.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

namespace glioscope {
namespace {

/// Channels [first, first + count) of a patch as [count, i, j, k] on its memory.
at::Tensor channelsOf(const PatchCase& patch, int first, int count)
{
    const Index3& n = patch.grid.size;
    const at::Tensor voxels = at::from_blob(const_cast<float*>(patch.voxels.data()),
                                            {n[0], n[1], n[2], PatchCase::kChannels}, at::kFloat);
    return voxels.slice(3, first, first + count).permute({3, 0, 1, 2});
}

RunnerOptions runnerOptions(const NetworkConfig& network, const ForwardOptions& options)
{
    RunnerOptions runner;
    runner.compute = {.device = options.device, .bfloat16 = options.bfloat16, .notices = {}};
    runner.limits = limitsOf(network);
    runner.limits.largest = options.largestWindow;
    runner.mirrorAveraging = options.mirrorAveraging;
    return runner;
}

at::Tensor predict(WindowRunner& runner, const PatchCase& patch)
{
    return runner.run(channelsOf(patch, 0, PatchCase::kImages), {});
}

/// One region's probabilities as an image, i fastest.
Image asImage(const at::Tensor& channel, const Geometry& grid)
{
    const at::Tensor fastestFirst = channel.permute({2, 1, 0}).contiguous();
    const float* first = fastestFirst.data_ptr<float>();
    return {grid, std::vector<float>(first, first + fastestFirst.numel())};
}

/// Replaces the scores of others' cases, which are zeros here, by theirs.
void shareScores(std::vector<CaseScore>& scores, const Peers& peers)
{
    if (peers.count() == 1 || scores.empty()) {
        return;
    }
    constexpr std::int64_t kFigures = kAllRegions.size() + 3;
    at::Tensor table = at::zeros({static_cast<std::int64_t>(scores.size()), kFigures}, at::kDouble);
    const auto rows = table.accessor<double, 2>();
    for (std::size_t n = 0; n < scores.size(); ++n) {
        const CaseScore& s = scores[n];
        double* row =
            std::ranges::copy(s.regionDice, rows[static_cast<std::int64_t>(n)].data()).out;
        std::ranges::copy(std::array{s.hd95WtMm, s.loss, static_cast<double>(s.enhancingVoxels)},
                          row);
    }
    peers.sumAll({table});
    for (std::size_t n = 0; n < scores.size(); ++n) {
        const double* row = rows[static_cast<std::int64_t>(n)].data();
        CaseScore& s = scores[n];
        std::copy_n(row, kAllRegions.size(), s.regionDice.begin());
        row += kAllRegions.size();
        s.hd95WtMm = row[0];
        s.loss = row[1];
        s.enhancingVoxels = static_cast<std::int64_t>(row[2]);
    }
}

ValidationScore summaryOf(std::vector<CaseScore> cases)
{
    ValidationScore total;
    const auto count = static_cast<double>(cases.size());
    double enhancing = 0, finite = 0, distances = 0;
    for (const CaseScore& one : cases) {
        total.loss += one.loss / count;
        for (const Region region : {Region::WholeTumour, Region::TumourCore}) {
            total.regionDice[region] += one.regionDice[region] / count;
        }
        if (one.enhancingVoxels >= kSmallestEnhancing) {
            total.regionDice[Region::EnhancingTumour] += one.regionDice[Region::EnhancingTumour];
            ++enhancing;
        }
        if (std::isfinite(one.hd95WtMm)) {
            distances += one.hd95WtMm;
            ++finite;
        }
    }
    double& ofEnhancing = total.regionDice[Region::EnhancingTumour];
    ofEnhancing = enhancing > 0 ? ofEnhancing / enhancing : -1;
    total.hd95WtMm = finite > 0 ? distances / finite : -1;
    total.cases = std::move(cases);
    return total;
}

struct ScoredCase {
    CaseScore score;
    LabelMap prediction;
};

ScoredCase scoreWhole(WindowRunner& runner, const PatchCase& patch, const ForwardOptions& options,
                      LossKind loss)
{
    const at::Tensor probabilities = predict(runner, patch);
    LabelMap prediction =
        labelsFromProbabilities(probabilities, patch, options.smallestPart, options.fillCore);
    CaseScore one = score(prediction, patch);
    one.loss = lossOfProbabilities(loss, probabilities,
                                   channelsOf(patch, PatchCase::kImages, PatchCase::kRegions));
    return {std::move(one), std::move(prediction)};
}

}  // namespace

at::Tensor predictWhole(const SegmentationNetwork& network, const PatchCase& patch,
                        const ForwardOptions& options)
{
    WindowRunner runner(network, runnerOptions(network.config(), options));
    return predict(runner, patch);
}

LabelMap labelsFromProbabilities(const at::Tensor& probabilities, const PatchCase& patch,
                                 double smallestPart, bool fillHoles)
{
    const Geometry& grid = patch.reference.geometry;
    std::vector<Image> regions;
    for (std::int64_t region = 0; region < probabilities.size(0); ++region) {
        regions.push_back(asImage(probabilities[region], patch.grid));
        if (!(patch.grid == grid)) {
            regions.back() = resampleLinear(regions.back(), grid);
        }
    }
    std::vector<std::span<const float>> values;
    std::ranges::transform(regions, std::back_inserter(values), &Image::voxels);
    LabelMap labels(grid, labelsOf(ModelContract(), values));
    dropSmallParts(labels, smallestPart);
    if (fillHoles) {
        fillCore(labels);
    }
    return labels;
}

CaseScore score(const LabelMap& prediction, const PatchCase& patch)
{
    CaseScore result{.name = patch.name};
    const Mask predicted = regionMask(prediction, Region::WholeTumour);
    const Mask expected = regionMask(patch.reference, Region::WholeTumour);
    result.regionDice[Region::WholeTumour] = dice(compareMasks(predicted.voxels, expected.voxels));
    result.hd95WtMm = hausdorff95Mm(predicted, expected);
    for (const Region region : {Region::TumourCore, Region::EnhancingTumour}) {
        result.regionDice[region] = dice(compareMasks(regionMask(prediction, region).voxels,
                                                      regionMask(patch.reference, region).voxels));
    }
    result.enhancingVoxels =
        std::count(patch.reference.voxels.begin(), patch.reference.voxels.end(), Label::Enhancing);
    return result;
}

ValidationScore validate(const SegmentationNetwork& network, const std::vector<PatchCase>& cases,
                         const ForwardOptions& options, LossKind loss, const Peers& peers)
{
    WindowRunner runner(network, runnerOptions(network.config(), options));
    std::vector<CaseScore> scores;
    LabelMap firstPrediction;
    for (std::size_t n = 0; n < cases.size(); ++n) {
        if (static_cast<int>(n) % peers.count() != peers.rank()) {
            scores.push_back({.name = cases[n].name});
            continue;
        }
        ScoredCase scored = scoreWhole(runner, cases[n], options, loss);
        scores.push_back(std::move(scored.score));
        if (n == 0) {
            firstPrediction = std::move(scored.prediction);
        }
    }
    shareScores(scores, peers);
    ValidationScore total = summaryOf(std::move(scores));
    total.firstPrediction = std::move(firstPrediction);
    return total;
}

}  // namespace glioscope
