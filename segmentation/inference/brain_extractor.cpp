#include "segmentation/inference/brain_extractor.h"

#include "segmentation/inference/runner_options.h"
#include "segmentation/inference/tensor_volume.h"
#include "segmentation/inference/window_runner.h"
#include "segmentation/networks/contract/model_purpose.h"
#include "segmentation/networks/files/model_file.h"
#include "segmentation/preparation/head_input.h"
#include "segmentation/system/error.h"

#include <algorithm>
#include <chrono>

namespace glioscope {
namespace {

Model forBrains(Model model)
{
    requireBrainModel(model.contract);
    return model;
}

}  // namespace

struct BrainExtractor::Impl {
    Impl(const std::filesystem::path& file, const SegmenterOptions& options)
        : model(forBrains(readModel(file))),
          runner(*model.network, runnerOptions(model.contract, options))
    {
    }

    Model model;
    WindowRunner runner;
};

BrainExtractor::BrainExtractor(const std::filesystem::path& modelFile,
                               const SegmenterOptions& options)
    : m_impl(std::make_unique<Impl>(modelFile, options))
{
}

BrainExtractor::~BrainExtractor() = default;

const ModelContract& BrainExtractor::contract() const
{
    return m_impl->model.contract;
}

BrainExtraction BrainExtractor::extract(const Image& image, const InferenceProgress& progress)
{
    const Image head = headInput(m_impl->model.contract, image);
    const auto start = std::chrono::steady_clock::now();
    const at::Tensor probabilities = m_impl->runner.run(tensorOf({head}), progress);
    const auto end = std::chrono::steady_clock::now();
    BrainExtraction result;
    result.brain = brainFrom(volumesOf(probabilities, head.geometry).front(), image.geometry);
    if (std::ranges::find(result.brain.voxels, 1) == result.brain.voxels.end()) {
        throw Error(Sentence::of("No brain was found in the image; check that it shows a head."));
    }
    result.brightShareOutside = brightShareOutside(image, result.brain);
    const ComputeChoice& compute = m_impl->runner.compute();
    result.device = compute.device.str();
    result.precision = compute.bfloat16 ? "bf16" : "fp32";
    result.networkSeconds = std::chrono::duration<double>(end - start).count();
    result.notices = compute.notices;
    return result;
}

}  // namespace glioscope
