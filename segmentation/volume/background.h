#pragma once

// What of an image is background and what is head: the one rule that viewer, engine, training and
// checks share. Pure functions of the voxels, any thread. Where all of the background has one exact
// value, exactly that is background; noise, or what an interpolation leaves around a head, is taken
// in by a tolerance relative to the range of the image. Whether a head has its skull is not
// decided.

#include "segmentation/volume/reorient.h"

#include <cmath>
#include <optional>

namespace glioscope {

struct Background {
    float value = 0;      ///< after slope and intercept, so it need not be 0
    float tolerance = 0;  ///< 0 where the background is one exact value
    float share = 0;      ///< the tolerance as a share of the image's range

    [[nodiscard]] bool covers(float v) const { return std::abs(v - value) <= tolerance; }
    /// Noise as a scanner leaves it in the air, rather than what an interpolation leaves in
    /// nothing.
    [[nodiscard]] bool isNoise() const { return share > 0.01F; }
};

/// What at least five of the eight corners share, else what at least half of the grid's faces
/// share; with a tolerance where it is surrounded by strays of up to 0.5 % of the range. Else the
/// noise that half of the faces lie in, where it is narrow against the range. Nothing where neither
/// is there, as in a box cut out of a head. Some 10 ms for 9 million voxels.
[[nodiscard]] std::optional<Background> findBackground(const Image& image);

/// 1 where the head is: what is finite and not background, and without the specks (below a
/// twentieth of the largest part) that noise leaves above a tolerance. All of a volume without
/// background.
[[nodiscard]] Mask brainMask(const Image& image, const std::optional<Background>& background);

/// Box of the head; the whole volume where there is no background, and nothing where there is
/// nothing else.
[[nodiscard]] std::optional<VoxelBox> brainBox(const Image& image,
                                               const std::optional<Background>& background);

/// Share of the voxels that are background, 0 to 1, from a sample; 0 where there is none.
[[nodiscard]] double backgroundShare(const Image& image,
                                     const std::optional<Background>& background);

}  // namespace glioscope
