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
#include "segmentation/system/error.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <numeric>

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
    /// The standard deviation [1, i, j, k], the largest of the outputs.
    [[nodiscard]] at::Tensor deviation() const
    {
        return m_squares.div(double(m_count)).clamp_min(0).sqrt().amax(0, true).contiguous();
    }

private:
    std::int64_t m_outputs;
    bool m_withVariance;
    std::size_t m_count = 0;
    at::Tensor m_mean;
    at::Tensor m_squares;
};

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
        for (const auto& network : networksOf(*model)) {
            runners.push_back(std::make_unique<WindowRunner>(*network, settled));
        }
        const bool several = settled.mirrorAveraging || runners.size() > 1;
        givesDeviation = chosen.keepProbabilities && several;
    }

    [[nodiscard]] PassMoments run(const BrainInput& input, const InferenceProgress& progress,
                                  const std::vector<std::size_t>& members, Segmentation& result);
    void addRun(std::size_t member, double seconds, Segmentation& result) const;

    std::shared_ptr<const Model> model;
    SegmenterOptions options;
    bool givesDeviation = false;
    std::vector<std::unique_ptr<WindowRunner>> runners;  ///< one a network
};

/// Of what the networks give no more than the moments and one are held.
PassMoments Segmenter::Impl::run(const BrainInput& input, const InferenceProgress& progress,
                                 const std::vector<std::size_t>& members, Segmentation& result)
{
    const c10::InferenceMode inference;
    const at::Tensor channels = tensorOf(input.channels);
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
    return moments;
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
    const PassMoments moments =
        m_impl->run(input, progress, members.empty() ? all : members, result);
    const Geometry& grid = input.channels.front().geometry;
    const std::vector<Image> parts = volumesOf(moments.mean(), grid);

    result.labels = restoreLabels(contract, input, parts);
    if (m_impl->options.keepProbabilities) {
        for (const Image& part : parts) {
            const Image whole = restoreProbability(input, part);
            result.probabilities.emplace_back(whole.geometry, asBytes(whole.voxels));
        }
    }
    if (m_impl->givesDeviation) {
        result.deviation = deviationOf(input, volumesOf(moments.deviation(), grid).front());
    }
    std::ranges::move(doubtfulFindings(contract, parts), std::back_inserter(result.notices));
    if (const auto notice = leaveOutSmallParts(contract, result.labels)) {
        result.notices.push_back(*notice);
    }
    if (const auto notice = fillCoreHoles(contract, result.labels)) {
        result.notices.push_back(*notice);
    }
    return result;
}

}  // namespace glioscope
