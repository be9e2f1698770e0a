#include "segmentation/inference/segmenter.h"

#include "segmentation/inference/runner_options.h"
#include "segmentation/inference/tensor_volume.h"
#include "segmentation/inference/window_runner.h"
#include "segmentation/networks/contract/contract_check.h"
#include "segmentation/networks/contract/model_purpose.h"
#include "segmentation/networks/files/model_file.h"
#include "segmentation/preparation/brain_input.h"
#include "segmentation/preparation/postprocess.h"
#include "segmentation/system/error.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <chrono>
#include <numeric>

namespace glioscope {
namespace {

std::shared_ptr<const Model> forTumours(std::shared_ptr<const Model> model)
{
    requireTumourModel(model->contract);
    return model;
}

/// Of the runner's means and differences, over the outputs.
at::Tensor largestDeviation(const at::Tensor& passes)
{
    const std::int64_t outputs = passes.size(0) / 2;
    return passes.narrow(0, outputs, outputs).abs().amax(0, true).contiguous();
}

ProbabilityMap deviationOf(const BrainInput& input, const Image& part)
{
    Image whole = restoreProbability(input, part);
    for (float& value : whole.voxels) {
        value *= 2;  // it is at most a half
    }
    return {whole.geometry, asBytes(whole.voxels)};
}

}  // namespace

struct Segmenter::Impl {
    Impl(std::shared_ptr<const Model> given, const SegmenterOptions& chosen)
        : model(forTumours(std::move(given))), options(chosen)
    {
        const RunnerOptions settled = runnerOptions(model->contract, chosen);
        givesDeviation = settled.mirrorDifference;
        for (const auto& network : networksOf(*model)) {
            runners.push_back(std::make_unique<WindowRunner>(*network, settled));
        }
    }

    [[nodiscard]] at::Tensor run(const BrainInput& input, const InferenceProgress& progress,
                                 const std::vector<std::size_t>& members, Segmentation& result);
    void addRun(std::size_t member, double seconds, Segmentation& result) const;

    std::shared_ptr<const Model> model;
    SegmenterOptions options;
    bool givesDeviation = false;
    std::vector<std::unique_ptr<WindowRunner>> runners;  ///< one a network
};

/// The mean over the networks of what WindowRunner::run() gives, of which no more than the mean and
/// one are held.
at::Tensor Segmenter::Impl::run(const BrainInput& input, const InferenceProgress& progress,
                                const std::vector<std::size_t>& members, Segmentation& result)
{
    const c10::InferenceMode inference;
    const at::Tensor channels = tensorOf(input.channels);
    const auto count = static_cast<double>(members.size());
    at::Tensor mean;
    for (std::size_t n = 0; n < members.size(); ++n) {
        const auto before = static_cast<double>(n);
        const auto start = std::chrono::steady_clock::now();
        const at::Tensor one =
            runners.at(members[n])->run(channels, [&](double done, double total) {
                return !progress || progress(before * total + done, count * total);
            });
        mean = n == 0 ? one : mean.add_((one - mean).div_(before + 1));
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
        addRun(members[n], took.count(), result);
    }
    return mean;
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
    result.windowVoxels = runner.plan().window;
    result.windows = runner.plan().parts;
    for (const std::string& notice : compute.notices) {
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
    if (const auto violations = contractViolations(contract, images); !violations.empty()) {
        throw Error(sentenceOf(violations.front(), contract, images));
    }
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
    const at::Tensor passes = m_impl->run(input, progress, members.empty() ? all : members, result);
    const at::Tensor probabilities = passes.narrow(0, 0, std::int64_t(contract.outputs.size()));
    const std::vector<Image> parts = volumesOf(probabilities, input.channels.front().geometry);

    result.labels = restoreLabels(contract, input, parts);
    if (m_impl->options.keepProbabilities) {
        for (const Image& part : parts) {
            const Image whole = restoreProbability(input, part);
            result.probabilities.emplace_back(whole.geometry, asBytes(whole.voxels));
        }
    }
    if (m_impl->givesDeviation) {
        const Geometry& grid = input.channels.front().geometry;
        result.deviation = deviationOf(input, volumesOf(largestDeviation(passes), grid).front());
    }
    if (const auto notice = leaveOutSmallParts(contract, result.labels)) {
        result.notices.push_back(*notice);
    }
    if (const auto notice = fillCoreHoles(contract, result.labels)) {
        result.notices.push_back(*notice);
    }
    return result;
}

}  // namespace glioscope
