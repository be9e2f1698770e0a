#pragma once

// The range of intensities shown from black to white, and where a volume has anything to show.

#include "segmentation/volume/background.h"
#include "segmentation/volume/reorient.h"
#include "segmentation/volume/volume.h"

#include <optional>

namespace glioscope {

struct WindowLevel {
    double window = 1;   ///< width of the range, above 0
    double level = 0.5;  ///< its middle
    [[nodiscard]] double lower() const { return level - window / 2; }
    [[nodiscard]] double upper() const { return level + window / 2; }
    bool operator==(const WindowLevel&) const = default;
};

/// Range from the 1st to the 99.5th percentile of the voxels outside `background`, from at most
/// some 300,000 samples spread over the grid: a few ms. A volume of one value gets a window of 1
/// around it; values that are not finite are left out.
[[nodiscard]] WindowLevel automaticWindowLevel(const Image& image,
                                               const std::optional<Background>& background);

/// The same where the background is not known yet.
[[nodiscard]] WindowLevel automaticWindowLevel(const Image& image);

/// The same from a box between any two opposite corners, both included and clipped to the grid;
/// nothing where all in it is background, or of one value.
[[nodiscard]] std::optional<WindowLevel> windowLevelWithin(const Image& image, const Index3& corner,
                                                           const Index3& opposite);

/// Smallest box that holds everything outside `background`; the whole grid where nothing is.
[[nodiscard]] VoxelBox contentBox(const Image& image, const std::optional<Background>& background);

}  // namespace glioscope
