#pragma once

// How fast this machine segments, and how near that is to what it can do at all: the matrix
// products of the same run are the ceiling. Free of LibTorch.

#include "segmentation/inference/segmenter.h"

#include <optional>

namespace glioscope {

struct BenchmarkOptions {
    std::string device = kDeviceAuto;
    Precision precision = Precision::Auto;
    std::filesystem::path compactModel;  ///< empty: a UNet of first width 8 with random weights
    std::size_t memoryBudgetBytes = 0;   ///< as in SegmenterOptions
};

/// One whole case with one network: cut out, normalised, run, thresholded, pasted back.
struct CaseTiming {
    std::string model;
    double firstSeconds = 0;    ///< with setting up: weights, kernels chosen, memory taken
    double caseSeconds = 0;     ///< the same case again where setting up could weigh, else the same
    double networkSeconds = 0;  ///< forward passes, with copying in and out of the network
    double gigaFlop = 0;        ///< of the network as it is defined, padding and overlap included
    double executedShare = 1;   ///< of these, what is carried out: fused layers need fewer
    Index3 window = {0, 0, 0};
    Index3 windows = {1, 1, 1};  ///< along each axis
    [[nodiscard]] double gigaFlopPerSecond() const { return gigaFlop / networkSeconds; }
};

struct BenchmarkFigures {
    std::string device;
    std::string precision;
    int threads = 0;
    double ceilingGigaFlopPerSecond = 0;  ///< best of five 4096^3 matrix products
    CaseTiming referenceUNet;             ///< the reference's width, random weights, eval mode
    CaseTiming compact;
    double peakMemoryBytes = 0;  ///< largest resident size of this process
    /// Arithmetic of the network as defined against the ceiling; may exceed 1.
    [[nodiscard]] double shareOfCeiling() const
    {
        return referenceUNet.gigaFlopPerSecond() / ceilingGigaFlopPerSecond;
    }
    /// Arithmetic really carried out against the ceiling.
    [[nodiscard]] double executedShareOfCeiling() const
    {
        return shareOfCeiling() * referenceUNet.executedShare;
    }
};

/// Runs for about a minute. `progress` counts stages. Throws Error, Cancelled.
[[nodiscard]] BenchmarkFigures runBenchmark(const SequenceImages& images,
                                            const BenchmarkOptions& options,
                                            const InferenceProgress& progress = {});

/// Largest resident size of this process so far; 0 where the system does not tell.
[[nodiscard]] double peakMemoryBytes();
/// From now on it counts anew, where the system lets it.
void resetPeakMemory();

}  // namespace glioscope
