#pragma once

// Which of several segmentations on one grid say that a voxel belongs to a structure. Agreement,
// errors, overlaps and disagreements are all read from it. Pure functions of values, any thread.

#include "segmentation/volume/reorient.h"
#include "segmentation/volume/volume.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace glioscope {

/// Bit n stands for the segmentation with number n.
using LayerSet = std::uint8_t;
inline constexpr std::size_t kMostVoters = 8;

using LabelMaps = std::vector<std::shared_ptr<const LabelMap>>;

/// The segmentation with its voxels in the order of `grid`; null where it lies on another grid,
/// onto which it could only be resampled.
[[nodiscard]] std::shared_ptr<const LabelMap> onGrid(const Geometry& grid,
                                                     std::shared_ptr<const LabelMap> map);

/// Smallest box that holds every labelled voxel of all maps; nothing where there is none.
[[nodiscard]] std::optional<VoxelBox> labelledBox(const LabelMaps& maps);

struct Votes {
    Geometry grid;
    VoxelBox box;                ///< nobody says so beyond it
    std::vector<LayerSet> sets;  ///< of the voxels in the box, i fastest: who says so
    std::size_t layers = 0;      ///< of the segmentations

    [[nodiscard]] LayerSet everybody() const { return static_cast<LayerSet>((1U << layers) - 1); }
    /// Offset in the whole grid of the row of the box with these indices within the box.
    [[nodiscard]] std::size_t rowInGrid(int j, int k) const
    {
        return grid.offset(box.begin[0], box.begin[1] + j, box.begin[2] + k);
    }
};

/// At most kMostVoters maps, which must have one size, or Error is thrown. `box` is labelledBox()
/// of the same maps, where it is known already. Some 30 ms for four maps of a BraTS grid.
[[nodiscard]] Votes votesOf(const LabelMaps& maps, Structure structure,
                            std::optional<VoxelBox> box = {});

/// The voxels that one set of segmentations, and no other segmentation, says belong to it.
struct SetVolume {
    LayerSet sayIt = 0;
    std::size_t voxels = 0;
    double ml = 0;
    bool operator==(const SetVolume&) const = default;
};

/// Every set that some voxel has but the empty one, the largest first.
[[nodiscard]] std::vector<SetVolume> overlapsOf(const Votes& votes);

/// Millilitres of the structure in one of the segmentations.
[[nodiscard]] double volumeMl(const std::vector<SetVolume>& overlaps, std::size_t layer);

/// Of the voxels where they do not all say the same: the XOR of the segmentations.
[[nodiscard]] SetVolume contestedOf(const Votes& votes);

}  // namespace glioscope
