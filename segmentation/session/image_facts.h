#pragma once

// What the views derive from all voxels of a case's images. It takes some tens of milliseconds, so
// it is made on the thread that loads the case.

#include "segmentation/session/window_level.h"
#include "segmentation/volume/sequence.h"
#include "segmentation/volume/volume.h"

#include <array>
#include <memory>
#include <optional>

namespace glioscope {

using CaseImages = std::array<std::shared_ptr<const Image>, 4>;  ///< indexed by Sequence

struct ImageFacts {
    std::array<std::optional<Background>, 4> backgrounds;  ///< indexed by Sequence
    std::array<WindowLevel, 4> windowLevels;               ///< automatic ones, indexed by Sequence
    /// Whether their files leave open where left and right are, indexed by Sequence. Not derived
    /// from voxels: whoever reads the files says it.
    std::array<bool, 4> orientationUncertain = {};
    VoxelBox contentBox;  ///< of the finest image: its part that is not background
};

/// The image with the smallest voxels, the earliest of equals; null where there is none.
[[nodiscard]] const Image* finestImage(const CaseImages& images);

/// Any thread.
[[nodiscard]] ImageFacts imageFacts(const CaseImages& images);

}  // namespace glioscope
