#include "segmentation/inference/window_runner.h"

#include "segmentation/inference/autocast.h"
#include "segmentation/inference/kept_memory.h"
#include "segmentation/inference/torch_failure.h"
#include "segmentation/networks/architectures/network.h"
#include "segmentation/preparation/windows.h"
#include "segmentation/system/error.h"

#include <ATen/ATen.h>
#include <ATen/DeviceAccelerator.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace glioscope {
namespace {

constexpr double kDefaultCpuBudget = 5e9;
constexpr double kGpuShare = 0.85;         ///< of what is free; cuDNN takes workspace besides
constexpr double kAssumedGpuBudget = 6e9;  ///< where a GPU does not say what is free
constexpr int kLargestBatch = 8;

/// What carries progress and cancelling through one run.
struct Meter {
    const InferenceProgress& progress;
    double voxels = 0;    ///< of the volume; what the user is told
    double steps = 1;     ///< batches, mirrored ones counted again
    double finished = 0;  ///< steps

    void report(double shareOfStep) const
    {
        if (progress && !progress(voxels * (finished + shareOfStep) / steps, voxels)) {
            throw Cancelled();
        }
    }
};

at::Tensor standardisedSlices(const at::Tensor& windows)
{
    const auto [deviation, mean] =
        at::std_mean(windows, {2, 3}, /*unbiased=*/false, /*keepdim=*/true);
    return at::where(deviation > 0, (windows - mean) / deviation, at::zeros({}, windows.options()));
}

at::Tensor unitSlices(const at::Tensor& windows)
{
    const at::Tensor least = windows.amin({2, 3}, /*keepdim=*/true);
    const at::Tensor range = windows.amax({2, 3}, /*keepdim=*/true) - least;
    return at::where(range > 0, (windows - least) / range, at::zeros({}, windows.options()));
}

at::Tensor blendingWeights(const Index3& window)
{
    std::vector<at::Tensor> axes;
    for (const int length : window) {
        const std::vector<float> weights = gaussianWeights(length);
        axes.push_back(at::tensor(weights));
    }
    return axes[0].view({-1, 1, 1}) * axes[1].view({1, -1, 1}) * axes[2].view({1, 1, -1});
}

double freeGpuBytes(at::Device device)
{
    try {
        at::accelerator::emptyCache();  // what earlier runs left to LibTorch counts as free
        return static_cast<double>(at::accelerator::getMemoryInfo(device.index()).first);
    } catch (const std::exception&) {
        return kAssumedGpuBudget / kGpuShare;
    }
}

/// The part of a [C, i, j, k] tensor under a window; a view.
at::Tensor under(const at::Tensor& volume, const Index3& start, const Index3& window)
{
    return volume.slice(1, start[0], start[0] + window[0])
        .slice(2, start[1], start[1] + window[1])
        .slice(3, start[2], start[2] + window[2]);
}

Index3 spatialSize(const at::Tensor& volume)
{
    return {static_cast<int>(volume.size(1)), static_cast<int>(volume.size(2)),
            static_cast<int>(volume.size(3))};
}

/// Zeros behind the volume up to the window's size, where a fixed window is longer than the volume.
at::Tensor paddedTo(const at::Tensor& input, const Index3& fixed)
{
    const Index3 size = spatialSize(input);
    const auto extra = [&](std::size_t axis) {
        return static_cast<std::int64_t>(std::max(0, fixed[axis] - size[axis]));
    };
    return at::constant_pad_nd(input, {0, extra(2), 0, extra(1), 0, extra(0)});
}

/// Voxels of a batch after the network's own padding.
double paddedVoxels(const at::Tensor& batch, int multiple)
{
    double voxels = static_cast<double>(batch.size(0));
    for (const int axis : {2, 3, 4}) {
        voxels *= std::ceil(static_cast<double>(batch.size(axis)) / multiple) * multiple;
    }
    return voxels;
}

}  // namespace

struct WindowRunner::Impl {
    ComputeChoice chosen;  ///< where every run starts
    RunnerOptions options;
    std::shared_ptr<SegmentationNetwork> original;  ///< float32, CPU
    std::shared_ptr<SegmentationNetwork> network;   ///< on compute.device
    WindowPlan plan;
    double voxelsRun = 0;

    void place();
    void startOver();
    [[nodiscard]] double budget() const;
    [[nodiscard]] double bytesOfVoxel() const;
    [[nodiscard]] WindowPlan firstPlan(const Index3& size) const;
    void noticeSmallWindows();
    [[nodiscard]] at::Tensor forward(const at::Tensor& windows, Meter& meter);
    [[nodiscard]] at::Tensor runPlan(const at::Tensor& input, const InferenceProgress& progress);
    [[nodiscard]] bool stepDown();
};

/// Brings a copy of the weights to the chosen device and precision.
void WindowRunner::Impl::place()
{
    network.reset();
    const ComputeChoice& compute = options.compute;
    auto copy = makeEmptyNetwork(original->config(), at::kCPU);
    copyWeights(*original, *copy);
    copy->eval();
    if (compute.device.is_cpu()) {
        optimiseForInference(*copy, compute.bfloat16 ? at::kBFloat16 : at::kFloat);
    } else {
        copy->to(compute.device);
        toChannelsLast(*copy);
    }
    network = std::move(copy);
}

/// A run that had to leave the chosen device says nothing about the next: memory may be free again.
void WindowRunner::Impl::startOver()
{
    if (options.compute.device != chosen.device) {
        network.reset();
    }
    options.compute = chosen;
}

double WindowRunner::Impl::budget() const
{
    if (options.budgetBytes > 0) {
        return static_cast<double>(options.budgetBytes);
    }
    return options.compute.device.is_cpu()
               ? std::min(kDefaultCpuBudget, 0.85 * static_cast<double>(freeMemoryBytes()))
               : kGpuShare * freeGpuBytes(options.compute.device);
}

double WindowRunner::Impl::bytesOfVoxel() const
{
    return bytesPerVoxel(original->config(), {.bfloat16 = options.compute.bfloat16,
                                              .fusedUpsampling = options.compute.device.is_cpu()});
}

WindowPlan WindowRunner::Impl::firstPlan(const Index3& size) const
{
    const double perVoxel = bytesOfVoxel();
    const double bytes = budget();
    WindowPlan first = largestPlan(size, options.limits, perVoxel, bytes);
    if (!options.compute.device.is_cpu()) {
        const double windowBytes = perVoxel * first.window[0] * first.window[1] * first.window[2];
        first.batch = static_cast<int>(std::clamp(bytes / windowBytes, 1.0, double(kLargestBatch)));
    }
    return first;
}

at::Tensor WindowRunner::Impl::forward(const at::Tensor& windows, Meter& meter)
{
    const ComputeChoice& compute = options.compute;
    const bool cast = compute.bfloat16 && compute.device.is_cpu();  // the CPU's weights are cast
    const Autocast autocast(compute.device, compute.bfloat16 && !cast);
    at::Tensor x = windows.to(compute.device, cast ? at::kBFloat16 : at::kFloat);
    if (options.standardiseSlices) {
        x = standardisedSlices(windows).to(x.options());
    } else if (options.unitSlices) {
        x = unitSlices(windows).to(x.options());
    }
    x = x.contiguous(at::MemoryFormat::ChannelsLast3d);
    const auto once = [&](const at::Tensor& input) {
        network->setLayerObserver([&meter](double share) { meter.report(share); });
        const at::Tensor logits = network->forward(input);
        meter.finished += 1;
        voxelsRun += paddedVoxels(input, sizeMultiple(network->config().kind));
        return at::sigmoid(logits.to(at::kCPU, at::kFloat));
    };
    const at::Tensor plain = once(x);
    if (!options.mirrorAveraging) {
        return plain;
    }
    const at::Tensor mirrored = once(x.flip({2})).flip({2});
    const at::Tensor mean = (plain + mirrored) / 2;
    // With its sign, so that blending windows gives what blending both passes would.
    return options.mirrorDifference ? at::cat({mean, (plain - mirrored) / 2}, 1) : mean;
}

at::Tensor WindowRunner::Impl::runPlan(const at::Tensor& input, const InferenceProgress& progress)
{
    const Index3 size = spatialSize(input);
    std::vector<Index3> starts = windowPositions(size, plan.window, options.limits.overlap);
    Meter meter{progress, static_cast<double>(input[0].numel())};
    const auto batch = static_cast<std::size_t>(plan.batch);
    meter.steps = static_cast<double>((starts.size() + batch - 1) / batch) *
                  (options.mirrorAveraging ? 2 : 1);
    meter.report(0);
    voxelsRun = 0;
    if (starts.size() == 1) {
        if (options.beforeBatch) {
            options.beforeBatch(plan, options.compute.device);
        }
        return forward(input.unsqueeze(0), meter).squeeze(0);
    }
    // Along an axis that is not cut, the window's multiple may reach beyond the volume.
    const Index3 window = {std::min(plan.window[0], size[0]), std::min(plan.window[1], size[1]),
                           std::min(plan.window[2], size[2])};
    const at::Tensor weights = blendingWeights(window);
    const std::int64_t outputs = original->config().outputChannels *
                                 (options.mirrorAveraging && options.mirrorDifference ? 2 : 1);
    at::Tensor sum = at::zeros({outputs, size[0], size[1], size[2]});
    at::Tensor total = at::zeros({1, size[0], size[1], size[2]});
    for (std::size_t first = 0; first < starts.size(); first += batch) {
        if (options.beforeBatch) {
            options.beforeBatch(plan, options.compute.device);
        }
        std::vector<at::Tensor> parts;
        const std::size_t end = std::min(starts.size(), first + batch);
        for (std::size_t n = first; n < end; ++n) {
            parts.push_back(under(input, starts[n], window));
        }
        const at::Tensor result = forward(at::stack(parts), meter);
        for (std::size_t n = first; n < end; ++n) {
            under(sum, starts[n], window)
                .add_(result[static_cast<std::int64_t>(n - first)] * weights);
            under(total, starts[n], window).add_(weights);
        }
    }
    return sum.div_(total);
}

/// Normalisation over a window makes the result depend on its size.
void WindowRunner::Impl::noticeSmallWindows()
{
    const double unlimited = std::numeric_limits<double>::infinity();
    const WindowPlan best = largestPlan(plan.volume, options.limits, bytesOfVoxel(), unlimited);
    if (plan.window != best.window) {
        options.compute.notices.push_back(
            Sentence::of("Memory did not suffice for the largest windows that this "
                         "model takes, so smaller ones were used; with more of it the "
                         "result may differ a little."));
    }
}

/// Prepares the next try after memory ran out; false where there is none.
bool WindowRunner::Impl::stepDown()
{
    if (const auto next = smallerPlan(plan, options.limits)) {
        plan = *next;
        return true;
    }
    if (options.compute.device.is_cpu()) {
        return false;
    }
    options.compute.notices.push_back(
        Sentence::of("The graphics card could not run the model, most often for "
                     "want of free memory, so the segmentation ran on the processor."));
    options.compute.device = at::Device(at::kCPU);
    options.compute.bfloat16 = options.compute.bfloat16 && processorHasBFloat16();
    place();
    plan = firstPlan(plan.volume);
    return true;
}

WindowRunner::WindowRunner(const SegmentationNetwork& network, RunnerOptions options)
    : m_impl(std::make_unique<Impl>())
{
    m_impl->chosen = options.compute;
    m_impl->options = std::move(options);
    m_impl->original = makeEmptyNetwork(network.config(), at::kCPU);
    copyWeights(network, *m_impl->original);
}

WindowRunner::~WindowRunner() = default;

at::Tensor WindowRunner::run(const at::Tensor& given, const InferenceProgress& progress)
{
    const c10::InferenceMode inference;
    const KeptMemory kept;
    const Index3 size = spatialSize(given);
    const at::Tensor input = paddedTo(given, m_impl->options.limits.fixed);
    bool planned = false;
    m_impl->startOver();
    while (true) {
        try {
            if (!planned) {
                m_impl->plan = m_impl->firstPlan(spatialSize(input));
                planned = true;
            }
            if (!m_impl->network) {
                m_impl->place();
            }
            const at::Tensor whole = m_impl->runPlan(input, progress);
            m_impl->noticeSmallWindows();
            return under(whole, {0, 0, 0}, size).contiguous();
        } catch (const Error&) {
            throw;
        } catch (const Cancelled&) {
            throw;
        } catch (const std::exception& error) {
            if (!isOutOfMemory(error)) {
                throw Error(Sentence::of(
                    "The network could not be run on %1; try the processor, or another precision.",
                    m_impl->options.compute.device.str()));
            }
        }
        if (!m_impl->stepDown()) {
            throw Error(
                Sentence::of("There is not enough free memory for even a small part of the "
                             "images; close other programs or take a smaller model."));
        }
    }
}

const ComputeChoice& WindowRunner::compute() const
{
    return m_impl->options.compute;
}

const WindowPlan& WindowRunner::plan() const
{
    return m_impl->plan;
}

double WindowRunner::voxelsRun() const
{
    return m_impl->voxelsRun;
}

double WindowRunner::executedShare() const
{
    return m_impl->network ? m_impl->network->executedShare() : 1;
}

}  // namespace glioscope
