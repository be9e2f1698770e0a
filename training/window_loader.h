#pragma once

// Windows for the trainer, made ahead in the background and handed out in a fixed order. What
// window number n of an epoch shows depends on seed, epoch and n alone.

#include "training/augmentation.h"
#include "training/seed_patch_set.h"

#include <cstddef>
#include <deque>
#include <future>
#include <memory>
#include <vector>

namespace glioscope {

/// Cases in memory with their index of tumour voxels, or ready-made patches instead; shared by all
/// threads, never changed.
struct TrainingSet {
    struct Entry {
        PatchCase patch;
        TumourIndex tumour;
    };
    std::vector<Entry> real;
    std::vector<Entry> synthetic;
    /// Where set, the windows: taken whole and as they are, so that window size, share of tumour
    /// and augmentation have no say; `regions` are then the labels NCR, ED, ET.
    std::shared_ptr<const SeedPatchSet> readyMade;
};

struct LoaderOptions {
    WindowOptions window = {};
    double syntheticShare = 0.15;  ///< where the set has synthetic cases
    std::uint64_t seed = 1;
    std::size_t ahead = 2;  ///< windows in the making, each on a thread of its own
};

struct LoadedWindow {
    TrainingWindow window;
    std::string caseName;
};

/// Window `index` of `epoch`. Real cases (or ready-made patches) take turns in a new random order
/// each round; an epoch begins with a new round.
[[nodiscard]] LoadedWindow makeWindow(const TrainingSet& set, const LoaderOptions& options,
                                      std::uint64_t epoch, std::uint64_t index);

class WindowLoader {
public:
    /// Hands out windows 0 to `count` - 1 of `epoch`.
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
