#pragma once

// What a dataset.json of the Medical Segmentation Decathlon or of nnU-Net (1 and 2) says about the
// files around it: which channel is which sequence, and which value is which label.

#include "segmentation/volume/label.h"
#include "segmentation/volume/sequence.h"

#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace glioscope {

struct DatasetDescription {
    std::filesystem::path file;
    /// Channel number of each sequence, indexed by Sequence; -1 where there is none.
    std::array<int, 4> channelOf = {-1, -1, -1, -1};
    /// The scheme whose values have the names given; nothing where none has (or none are given).
    std::optional<LabelScheme> scheme = {};
    std::vector<std::string> channelNames = {};  ///< by channel number; "" where there is none
    /// What values above 0 are, as far as their names tell; also where no scheme has all of them.
    std::map<int, Label> labels = {};

    [[nodiscard]] bool namesSequences() const;  ///< at least one channel
};

/// Reads `folder`/dataset.json or, where there is none, its parent's; nothing where neither exists.
/// Throws Error naming the file where it is not JSON or two channels are one sequence.
[[nodiscard]] std::optional<DatasetDescription> describeDataset(
    const std::filesystem::path& folder);

}  // namespace glioscope
