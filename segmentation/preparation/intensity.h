#pragma once

// What a background becomes before anything is interpolated (what is one: volume/background.h), and
// the intensity normalisation of whole volumes. Pure functions, shared by everything that feeds a
// network, so that training and inference cannot differ.

#include "segmentation/volume/reorient.h"

#include <memory>
#include <optional>
#include <vector>

namespace glioscope {

/// Leaves `image` with one exact background value, which is returned, or as it is where it has
/// none. The value says nothing about the head and no interpolation may carry it in there: noise
/// around the head becomes one value, and a value far from the head's becomes 0 where 0 lies near
/// below them, else one that does. Single voxels that are too bright or dark to be tissue are
/// brought near the others. An image with one exact background near the head's values, as nearly
/// all stripped ones have, keeps every bit.
std::optional<float> settleBackground(Image& image);

struct SettledImage {
    std::shared_ptr<const Image> image;  ///< the given one where nothing had to change
    std::optional<float> background;
};

/// The same of an image that is kept; copied only where it changes.
[[nodiscard]] SettledImage settled(const std::shared_ptr<const Image>& image);

/// Box of the voxels that differ from `background`; the whole volume where there is no background,
/// and nothing where there is nothing else.
[[nodiscard]] std::optional<VoxelBox> brainBox(const Image& image, std::optional<float> background);

/// (v - mean) / standard deviation over the voxels that differ from `background` (population
/// deviation); background and values that are no numbers become 0. A flat volume becomes 0.
void normaliseOverBrain(Image& image, std::optional<float> background);

/// (v - low) / (high - low), at least 0 and at most 2, with `low` the 1st percentile of all values
/// and `high` the 99th of those above their mean: a head's bright tissue becomes about 1, the air
/// about 0, however much air there is. Values that are no numbers become 0, and so do all where all
/// are one.
void normaliseByPercentiles(std::vector<float>& values);

/// Shifts all values so that `background` is 0, as the zeros are that pad a window beyond the
/// volume; values that are no numbers become 0. What a normalisation slice by slice makes of it
/// stays the same.
void backgroundToZero(Image& image, std::optional<float> background);

}  // namespace glioscope
