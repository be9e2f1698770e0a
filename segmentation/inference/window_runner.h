#pragma once

// Runs a network over a whole prepared volume: in one piece where memory allows, else in windows
// blended with Gaussian weights. When memory runs out it takes smaller steps by itself, and at last
// the CPU. Includes LibTorch; inference's own sources only.

#include "segmentation/inference/compute_device.h"
#include "segmentation/inference/inference_progress.h"
#include "segmentation/preparation/memory_plan.h"

#include <functional>
#include <memory>

namespace glioscope {

class SegmentationNetwork;

struct RunnerOptions {
    ComputeChoice compute;
    WindowLimits limits;
    bool standardiseSlices = false;  ///< IntensityNorm::ZScorePerSlice, in every window
    bool unitSlices = false;         ///< IntensityNorm::UnitPerSlice, likewise
    bool mirrorAveraging = false;    ///< also run mirrored along i, and average
    bool mirrorDifference = false;   ///< with mirrorAveraging: also give how far the two are apart
    std::size_t budgetBytes = 0;     ///< 0: what is free, at most 5 GB on the CPU
    /// Called before every batch; tests throw from it what a full device throws.
    std::function<void(const WindowPlan&, at::Device)> beforeBatch = {};
};

class WindowRunner {
public:
    /// Copies the weights; `network` is float32 on the CPU.
    WindowRunner(const SegmentationNetwork& network, RunnerOptions options);
    ~WindowRunner();

    /// Probabilities [outputs, i, j, k], float32 on the CPU, of an input [inputs, i, j, k]
    /// likewise; where the mirrored pass's difference is wanted [2 outputs, i, j, k], of each
    /// output behind all means half of what the plain pass says more than the mirrored one. Throws
    /// Cancelled when `progress` returned false, Error in words when nothing helps.
    [[nodiscard]] at::Tensor run(const at::Tensor& input, const InferenceProgress& progress);

    /// Where the last run ended up, and what there is to say about it.
    [[nodiscard]] const ComputeChoice& compute() const;
    [[nodiscard]] const WindowPlan& plan() const;
    /// Voxels that went through the network, with its padding, overlap and mirroring.
    [[nodiscard]] double voxelsRun() const;
    /// See SegmentationNetwork::executedShare(); of the last run.
    [[nodiscard]] double executedShare() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace glioscope
