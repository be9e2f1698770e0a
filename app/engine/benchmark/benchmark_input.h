#pragma once

// What a benchmark segments: a case, or a phantom made on the spot, which an engine that was built
// without ITK has alone.

#include "segmentation/inference/segmenter.h"

#include <filesystem>
#include <string>

namespace CLI {
class App;
}

namespace glioscope {

struct BenchmarkInput {
    std::filesystem::path path = {};  ///< a case; empty: a phantom
    std::string sequences = {};       ///< as `--sequences`
};

/// What was read or made, and how long that took.
struct TimedInput {
    SequenceImages images = {};
    std::string name = {};
    double seconds = 0;
    bool phantom = false;
};

void addInputOptions(CLI::App& command, BenchmarkInput& input);

/// Throws Error as reading a case does.
[[nodiscard]] TimedInput readTimed(const BenchmarkInput& input);

}  // namespace glioscope
