#pragma once

// Where the brain is in a case of whole heads: as the network for brains says, as a file of the
// user's says, or, in a head that is stripped already, what is left of it.

#include "app/engine/raw/study_source.h"
#include "segmentation/inference/brain_extractor.h"
#include "segmentation/system/sentence.h"
#include "segmentation/volume/volume.h"

#include <filesystem>
#include <string>
#include <vector>

namespace glioscope {

struct BrainInHead {
    enum class Source : std::uint8_t { Network, File, Stripped };
    Source source = Source::Network;
    Mask brain;                     ///< on the grid of the image it was found in
    int sequences = 1;              ///< that the network was asked about
    double brightShareOutside = 0;  ///< see preparation/head_input.h; 0 of a file's
    std::string name;               ///< of the model or the file
    std::vector<Sentence> notices;

    [[nodiscard]] double volumeMl() const;
};

/// By the network; an image that it calls stripped keeps all that is not background. Throws Error
/// where there is no brain, Cancelled.
[[nodiscard]] BrainInHead brainIn(const Image& image, BrainExtractor& extractor,
                                  const StageProgress& progress);

/// By a mask in `file`, not 0 in the brain, on whatever grid of the image's world. Throws Error.
[[nodiscard]] BrainInHead brainGiven(const std::filesystem::path& file, const Image& image);

}  // namespace glioscope
