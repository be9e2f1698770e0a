#include "segmentation/inference/benchmark.h"

#include "segmentation/inference/compute_device.h"
#include "segmentation/inference/torch_failure.h"
#include "segmentation/networks/architectures/network.h"
#include "segmentation/networks/files/model_file.h"
#include "segmentation/system/error.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <torch/cuda.h>

#include <chrono>
#include <cmath>
#include <fstream>
#include <limits>

namespace glioscope {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kStages = 3;
constexpr std::int64_t kMatrixEdge = 4096;
constexpr double kWorthRepeating = 5;  ///< seconds; beyond them setting up does not weigh

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

double measureCeiling(at::Device device, bool bfloat16)
{
    const c10::InferenceMode inference;
    const auto options = at::TensorOptions(device).dtype(bfloat16 ? at::kBFloat16 : at::kFloat);
    const at::Tensor a = at::rand({kMatrixEdge, kMatrixEdge}, options);
    const at::Tensor b = at::rand({kMatrixEdge, kMatrixEdge}, options);
    double best = std::numeric_limits<double>::infinity();
    for (int round = 0; round < 5; ++round) {
        const auto start = Clock::now();
        const at::Tensor product = at::matmul(a, b);
        if (device.is_cuda()) {
            torch::cuda::synchronize(device.index());
        }
        best = std::min(best, secondsSince(start));
    }
    return 2 * std::pow(static_cast<double>(kMatrixEdge), 3) / best / 1e9;
}

std::shared_ptr<Model> randomUNet(const NetworkConfig& config, const std::string& name)
{
    auto model = std::make_shared<Model>();
    model->contract.name = name;
    model->contract.network = config;
    model->network = makeNetwork(config);
    model->network->eval();
    return model;
}

CaseTiming timeCase(const std::shared_ptr<Model>& model, const SegmenterOptions& options,
                    const SequenceImages& images)
{
    const auto start = Clock::now();
    Segmenter segmenter(model, options);
    Segmentation result = segmenter.segment(images);
    CaseTiming timing;
    timing.firstSeconds = timing.caseSeconds = secondsSince(start);
    if (timing.firstSeconds < kWorthRepeating) {
        const auto again = Clock::now();
        result = segmenter.segment(images);
        timing.caseSeconds = secondsSince(again);
    }
    timing.model = model->contract.name;
    timing.networkSeconds = result.networkSeconds;
    timing.gigaFlop =
        2e-9 * networksOf(*model).front()->multiplyAddsPerVoxel() * result.networkVoxels;
    timing.executedShare = result.executedShare;
    timing.window = result.windowVoxels;
    timing.windows = result.windows;
    return timing;
}

void report(const InferenceProgress& progress, int stage)
{
    if (progress && !progress(stage, kStages)) {
        throw Cancelled();
    }
}

}  // namespace

double peakMemoryBytes()
{
    std::ifstream stream("/proc/self/status");
    for (std::string line; std::getline(stream, line);) {
        if (line.starts_with("VmHWM:")) {
            return 1024 * std::stod(line.substr(6));
        }
    }
    return 0;
}

void resetPeakMemory()
{
    std::ofstream("/proc/self/clear_refs") << 5;
}

BenchmarkFigures runBenchmark(const SequenceImages& images, const BenchmarkOptions& options,
                              const InferenceProgress& progress)
{
    report(progress, 0);
    const NetworkConfig network = publishedNetwork(NetworkKind::UNet);
    const ComputeChoice choice = chooseCompute(options.device, options.precision, network);
    BenchmarkFigures figures;
    figures.device = choice.device.str();
    figures.precision = choice.bfloat16 ? "bf16" : "fp32";
    figures.threads = at::get_num_threads();
    figures.ceilingGigaFlopPerSecond = guardingTorch(
        choice.device, [&] { return measureCeiling(choice.device, choice.bfloat16); });
    report(progress, 1);

    SegmenterOptions segmenting;
    segmenting.device = figures.device;
    segmenting.precision = choice.bfloat16 ? Precision::BFloat16 : Precision::Float32;
    segmenting.memoryBudgetBytes = options.memoryBudgetBytes;
    figures.referenceUNet =
        timeCase(randomUNet(network, "UNet of the reference's width"), segmenting, images);
    report(progress, 2);

    const auto compact = options.compactModel.empty()
                             ? randomUNet({.kind = NetworkKind::UNet, .baseWidth = 8},
                                          "compact UNet, random weights")
                             : std::make_shared<Model>(readModel(options.compactModel));
    segmenting.precision = options.precision;
    figures.compact = timeCase(compact, segmenting, images);
    figures.peakMemoryBytes = peakMemoryBytes();
    report(progress, kStages);
    return figures;
}

}  // namespace glioscope
