#include "segmentation/inference/segmenter.h"

#include "segmentation/inference/runner_options.h"
#include "segmentation/inference/tensor_volume.h"
#include "segmentation/inference/window_runner.h"
#include "segmentation/networks/contract/contract_check.h"
#include "segmentation/networks/contract/model_purpose.h"
#include "segmentation/networks/files/model_file.h"
#include "segmentation/preparation/brain_input.h"
#include "segmentation/preparation/certainty.h"
#include "segmentation/preparation/postprocess.h"
#include "segmentation/preparation/second_stage.h"
#include "segmentation/system/error.h"
#include "segmentation/volume/reorient.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <iterator>
#include <numeric>
#include <utility>

namespace glioscope {
namespace {

std::shared_ptr<const Model> forTumours(std::shared_ptr<const Model> model)
{
    requireTumourModel(model->contract);
    return model;
}

/// Mean and variance, [outputs, i, j, k], of all passes so far, plain and mirrored, of all
/// networks; by Welford's updates.
class PassMoments {
public:
    PassMoments(std::int64_t outputs, bool withVariance)
        : m_outputs(outputs), m_withVariance(withVariance)
    {
    }

    /// What WindowRunner::run() gives for one network.
    void add(const at::Tensor& given)
    {
        const at::Tensor own = given.narrow(0, 0, m_outputs);
        ++m_count;
        const at::Tensor off = m_count > 1 ? own - m_mean : at::Tensor();
        m_mean = m_count > 1 ? m_mean.add_(off.div(double(m_count))) : own;
        if (m_withVariance) {
            const bool mirrored = given.size(0) > m_outputs;
            at::Tensor apart =
                mirrored ? given.narrow(0, m_outputs, m_outputs).square() : at::zeros_like(own);
            if (m_count > 1) {
                apart.add_(off.mul(own - m_mean));
            }
            m_squares = m_count > 1 ? m_squares.add_(apart) : apart;
        }
    }
    [[nodiscard]] const at::Tensor& mean() const { return m_mean; }
    [[nodiscard]] at::Tensor variance() const
    {
        return m_squares.div(double(m_count)).clamp_min(0).contiguous();
    }

private:
    std::int64_t m_outputs;
    bool m_withVariance;
    std::size_t m_count = 0;
    at::Tensor m_mean;
    at::Tensor m_squares;
};

StageAnswer answerOf(const PassMoments& moments, const Geometry& grid, bool withVariance)
{
    return {.mean = volumesOf(moments.mean(), grid),
            .variance = withVariance ? volumesOf(moments.variance(), grid) : std::vector<Image>()};
}

/// The largest of the outputs' standard deviations.
ProbabilityMap deviationOf(const BrainInput& input, const std::vector<Image>& variance)
{
    Image part = variance.front();
    for (const Image& other : variance) {
        std::ranges::transform(part.voxels, other.voxels, part.voxels.begin(),
                               [](float a, float b) { return std::max(a, b); });
    }
    for (float& value : part.voxels) {
        value = std::sqrt(value);
    }
    Image whole = restoreProbability(input, part);
    for (float& value : whole.voxels) {
        value *= 2;  // it is at most a half
    }
    return {whole.geometry, asBytes(whole.voxels)};
}

/// What goes from `from` to `to` of a whole that counts to 1.
InferenceProgress shareOf(const InferenceProgress& progress, double from, double to)
{
    return [&progress, from, to](double done, double total) {
        return !progress || progress(from + (to - from) * done / total, 1);
    };
}

}  // namespace

struct Segmenter::Impl {
    Impl(std::shared_ptr<const Model> given, const SegmenterOptions& chosen)
        : model(forTumours(std::move(given))), options(chosen)
    {
        const RunnerOptions settled = runnerOptions(model->contract, chosen);
        for (const auto& network : networksOf(*model)) {
            RunnerOptions own = settled;
            if (isOfSecondStage(runners.size())) {
                own.limits.largest = model->contract.secondStage->windowVoxels;
            }
            runners.push_back(std::make_unique<WindowRunner>(*network, own));
        }
        const bool several = settled.mirrorAveraging || runners.size() > 1;
        givesDeviation = chosen.keepProbabilities && several;
    }

    [[nodiscard]] bool isOfSecondStage(std::size_t member) const
    {
        return model->contract.secondStage && member + 1 == model->contract.members.size();
    }
    [[nodiscard]] StageAnswer run(const std::vector<Image>& channels,
                                  const InferenceProgress& progress,
                                  const std::vector<std::size_t>& members, Segmentation& result);
    /// Both stages; gives the input on whose grid the answer lies.
    [[nodiscard]] std::pair<StageAnswer, const BrainInput*> runStages(
        const BrainInput& input, const InferenceProgress& progress,
        std::vector<std::size_t> members, Segmentation& result);
    void addRun(std::size_t member, double seconds, Segmentation& result) const;

    std::shared_ptr<const Model> model;
    SegmenterOptions options;
    bool givesDeviation = false;
    std::vector<std::unique_ptr<WindowRunner>> runners;  ///< one a network
};

/// Of what the networks give no more than the moments and one are held.
StageAnswer Segmenter::Impl::run(const std::vector<Image>& volumes,
                                 const InferenceProgress& progress,
                                 const std::vector<std::size_t>& members, Segmentation& result)
{
    const c10::InferenceMode inference;
    const at::Tensor channels = tensorOf(volumes);
    const auto count = static_cast<double>(members.size());
    PassMoments moments(std::int64_t(model->contract.outputs.size()), givesDeviation);
    for (std::size_t n = 0; n < members.size(); ++n) {
        const auto before = static_cast<double>(n);
        const auto start = std::chrono::steady_clock::now();
        const at::Tensor one =
            runners.at(members[n])->run(channels, [&](double done, double total) {
                return !progress || progress(before * total + done, count * total);
            });
        moments.add(one);
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
        addRun(members[n], took.count(), result);
    }
    return answerOf(moments, volumes.front().geometry, givesDeviation);
}

std::pair<StageAnswer, const BrainInput*> Segmenter::Impl::runStages(
    const BrainInput& input, const InferenceProgress& progress, std::vector<std::size_t> members,
    Segmentation& result)
{
    const std::size_t last = members.back();
    if (!isOfSecondStage(last)) {
        return {run(input.channels, progress, members, result), &input};
    }
    members.pop_back();
    const auto before = static_cast<double>(members.size());
    StageAnswer first =
        run(input.channels, shareOf(progress, 0, before / (before + 1)), members, result);
    const BrainInput& fine = *input.secondStage;
    StageAnswer answer = resampled(first, fine.channels.front().geometry);
    const auto box = secondStageBox(model->contract, answer.mean);
    if (!box) {
        result.members.push_back({model->contract.members[last].name, 0});
        result.notices.push_back(
            Sentence::of("Nothing was found, so there was no second look at a finer grid."));
        return {std::move(first), &input};
    }
    std::vector<Image> part;
    for (const Image& channel : fine.channels) {
        part.push_back(crop(channel, *box));
    }
    const StageAnswer second =
        run(part, shareOf(progress, before / (before + 1), 1), {last}, result);
    averageInBox(model->contract, second, *box, answer);
    return {std::move(answer), &fine};
}

/// What there is to say of a network's run. Where one had to leave the graphics card, so has the
/// result.
void Segmenter::Impl::addRun(std::size_t member, double seconds, Segmentation& result) const
{
    const WindowRunner& runner = *runners[member];
    const ComputeChoice& compute = runner.compute();
    if (result.device.empty() || compute.device.is_cpu()) {
        result.device = compute.device.str();
        result.precision = compute.bfloat16 ? "bf16" : "fp32";
    }
    if (!model->contract.members.empty()) {
        result.members.push_back({model->contract.members[member].name, seconds});
    }
    result.networkSeconds += seconds;
    result.networkVoxels += runner.voxelsRun();
    result.executedShare = runner.executedShare();
    if (!isOfSecondStage(member)) {
        result.windowVoxels = runner.plan().window;
        result.windows = runner.plan().parts;
    }
    for (const Sentence& notice : compute.notices) {
        if (std::ranges::find(result.notices, notice) == result.notices.end()) {
            result.notices.push_back(notice);
        }
    }
}

Segmenter::Segmenter(const std::filesystem::path& modelFile, const SegmenterOptions& options)
    : m_impl(std::make_unique<Impl>(std::make_shared<Model>(readModel(modelFile)), options))
{
}

Segmenter::Segmenter(std::shared_ptr<Model> model, const SegmenterOptions& options)
    : m_impl(std::make_unique<Impl>(std::move(model), options))
{
}

Segmenter::~Segmenter() = default;

const ModelContract& Segmenter::contract() const
{
    return m_impl->model->contract;
}

const std::string& Segmenter::modelSha256() const
{
    return m_impl->model->sha256;
}

std::shared_ptr<const BrainInput> Segmenter::prepare(const SequenceImages& images) const
{
    const ModelContract& contract = m_impl->model->contract;
    requireFit(contract, images);
    return std::make_shared<const BrainInput>(prepareBrain(contract, images));
}

bool Segmenter::givesDeviation() const
{
    return m_impl->givesDeviation;
}

Segmentation Segmenter::segment(const SequenceImages& images, const InferenceProgress& progress,
                                const std::vector<std::size_t>& members)
{
    return segment(*prepare(images), progress, members);
}

Segmentation Segmenter::segment(const BrainInput& input, const InferenceProgress& progress,
                                const std::vector<std::size_t>& members)
{
    const ModelContract& contract = m_impl->model->contract;
    std::vector<std::size_t> all(m_impl->runners.size());
    std::iota(all.begin(), all.end(), 0);
    Segmentation result;
    const auto [answer, grid] =
        m_impl->runStages(input, progress, members.empty() ? all : members, result);
    result.labels = restoreLabels(contract, *grid, answer.mean);
    if (m_impl->options.keepProbabilities) {
        for (const Image& part : answer.mean) {
            const Image whole = restoreProbability(*grid, part);
            result.probabilities.emplace_back(whole.geometry, asBytes(whole.voxels));
        }
    }
    if (m_impl->givesDeviation) {
        result.deviation = deviationOf(*grid, answer.variance);
    }
    std::ranges::move(doubtfulFindings(contract, answer.mean), std::back_inserter(result.notices));
    if (const auto notice = leaveOutSmallParts(contract, result.labels)) {
        result.notices.push_back(*notice);
    }
    if (const auto notice = fillCoreHoles(contract, result.labels)) {
        result.notices.push_back(*notice);
    }
    return result;
}

}  // namespace glioscope
