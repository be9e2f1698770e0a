#pragma once

// Windows for the trainer, made ahead in the background and handed out in a fixed order. What
// window number n of an epoch shows depends on seed, epoch and n alone, whoever trains on it.

#include "training/heads/stripped_brain.h"
#include "training/reference/reference_patch_set.h"
#include "training/windows/augmentation.h"

#include <cstddef>
#include <deque>
#include <future>
#include <memory>
#include <string>
#include <vector>

namespace glioscope {

/// Cases in memory with their index of tumour voxels, or ready-made patches instead; shared by all
/// threads, never changed.
struct TrainingSet {
    struct Entry {
        PatchCase patch;
        TumourIndex tumour;
        /// Where set, windows are heads around it, of one image and its share of brain, and the
        /// patch's own voxels are not needed.
        std::shared_ptr<const StrippedBrain> brain = {};
    };
    std::vector<Entry> real;
    std::vector<Entry> synthetic;
    /// Where set, the windows: taken whole and as they are, so that window size, share of tumour
    /// and augmentation have no say; `regions` are then the labels NCR, ED, ET.
    std::shared_ptr<const ReferencePatchSet> readyMade;
};

struct LoaderOptions {
    WindowOptions window = {};
    double syntheticShare = 0.15;  ///< where the set has synthetic cases
    std::uint64_t seed = 1;
    std::size_t ahead = 2;  ///< windows in the making, each on a thread of its own
    std::uint64_t batch = 1;
    std::uint64_t rank = 0;       ///< of this process among those that train together
    std::uint64_t processes = 1;  ///< they take the epoch's windows in turn, `batch` at a time
};

struct LoadedWindow {
    TrainingSample window;
    std::string caseName;
};

/// Window `index` of `epoch`. Real cases (or ready-made patches) take turns in a new random order
/// each round; an epoch begins with a new round.
[[nodiscard]] LoadedWindow makeWindow(const TrainingSet& set, const LoaderOptions& options,
                                      std::uint64_t epoch, std::uint64_t index);

/// Name of the case that window shows.
[[nodiscard]] std::string caseOfWindow(const TrainingSet& set, const LoaderOptions& options,
                                       std::uint64_t epoch, std::uint64_t index);

/// Number in its epoch of this process' window `n`.
[[nodiscard]] constexpr std::uint64_t indexInEpoch(const LoaderOptions& options, std::uint64_t n)
{
    const std::uint64_t step = n / options.batch;
    return (step * options.processes + options.rank) * options.batch + n % options.batch;
}

class WindowLoader {
public:
    /// Hands out this process' windows 0 to `count` - 1 of `epoch`.
    WindowLoader(std::shared_ptr<const TrainingSet> set, const LoaderOptions& options,
                 std::uint64_t epoch, std::uint64_t count);

    [[nodiscard]] LoadedWindow next();

private:
    void startMore();

    std::shared_ptr<const TrainingSet> m_set;
    LoaderOptions m_options;
    std::uint64_t m_epoch;
    std::uint64_t m_count;
    std::uint64_t m_started = 0;
    std::deque<std::future<LoadedWindow>> m_pending;
};

}  // namespace glioscope
