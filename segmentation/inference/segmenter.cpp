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

}  // namespace

struct Segmenter::Impl {
    Impl(std::shared_ptr<const Model> given, const SegmenterOptions& chosen)
        : model(forTumours(std::move(given))),
          options(chosen),
          runner(*model->network, runnerOptions(model->contract, chosen))
    {
    }

    std::shared_ptr<const Model> model;
    SegmenterOptions options;
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

Segmentation Segmenter::segment(const SequenceImages& images, const InferenceProgress& progress)
{
    return segment(*prepare(images), progress);
}

Segmentation Segmenter::segment(const BrainInput& input, const InferenceProgress& progress)
{
    const ModelContract& contract = m_impl->model->contract;
    const auto start = std::chrono::steady_clock::now();
    const at::Tensor probabilities = m_impl->runner.run(tensorOf(input.channels), progress);
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
