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

#include <chrono>

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
        : Impl(given, chosen, runnerOptions(given->contract, chosen))
    {
    }

    Impl(std::shared_ptr<const Model> given, const SegmenterOptions& chosen, RunnerOptions how)
        : model(forTumours(std::move(given))),
          options(chosen),
          givesDeviation(how.mirrorDifference),
          runner(*model->network, std::move(how))
    {
    }

    std::shared_ptr<const Model> model;
    SegmenterOptions options;
    bool givesDeviation;
    WindowRunner runner;
};

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

Segmentation Segmenter::segment(const SequenceImages& images, const InferenceProgress& progress)
{
    return segment(*prepare(images), progress);
}

Segmentation Segmenter::segment(const BrainInput& input, const InferenceProgress& progress)
{
    const ModelContract& contract = m_impl->model->contract;
    const auto start = std::chrono::steady_clock::now();
    const at::Tensor passes = m_impl->runner.run(tensorOf(input.channels), progress);
    const at::Tensor probabilities = passes.narrow(0, 0, std::int64_t(contract.outputs.size()));
    const auto end = std::chrono::steady_clock::now();
    const std::vector<Image> parts = volumesOf(probabilities, input.channels.front().geometry);

    Segmentation result;
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
    const ComputeChoice& compute = m_impl->runner.compute();
    result.device = compute.device.str();
    result.precision = compute.bfloat16 ? "bf16" : "fp32";
    result.networkVoxels = m_impl->runner.voxelsRun();
    result.executedShare = m_impl->runner.executedShare();
    result.windowVoxels = m_impl->runner.plan().window;
    result.windows = m_impl->runner.plan().parts;
    result.networkSeconds = std::chrono::duration<double>(end - start).count();
    result.notices = compute.notices;
    if (const auto notice = leaveOutSmallParts(contract, result.labels)) {
        result.notices.push_back(*notice);
    }
    if (const auto notice = fillCoreHoles(contract, result.labels)) {
        result.notices.push_back(*notice);
    }
    return result;
}

}  // namespace glioscope
