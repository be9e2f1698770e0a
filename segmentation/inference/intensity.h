#pragma once

// What counts as background, and the intensity normalisation of whole volumes. Pure functions, shared
// by everything that feeds a network, so that training and inference cannot differ.

#include "segmentation/volume/reorient.h"

#include <optional>

namespace glioscope {

/// The value around the head: what at least five of the eight corners share, else what at least half of
/// the grid's faces share; nothing where the volume has no such value. After slope and intercept, so
/// it need not be 0.
[[nodiscard]] std::optional<float> backgroundValue(const Image& image);

/// Box of the voxels that differ from `background`; the whole volume where there is no background, and
/// nothing where there is nothing else.
[[nodiscard]] std::optional<VoxelBox> brainBox(const Image& image, std::optional<float> background);

/// (v - mean) / standard deviation over the voxels that differ from `background` (population
/// deviation); background and values that are no numbers become 0. A flat volume becomes 0.
void normaliseOverBrain(Image& image, std::optional<float> background);

/// Shifts all values so that `background` is 0, as the zeros are that pad a window beyond the volume;
/// values that are no numbers become 0. What a normalisation slice by slice makes of it stays the same.
void backgroundToZero(Image& image, std::optional<float> background);

}  // namespace glioscope
