#pragma once

// What is needed to draw the whole brain in space: its surface, or its voxels with the labels that
// tint them. Values made off the GUI thread and handed to VolumeScene; no toolkit.

#include "segmentation/volume/background.h"
#include "segmentation/volume/volume.h"
#include "viewer/meshes/triangle_mesh.h"

#include <cstdint>
#include <functional>
#include <memory>

namespace glioscope {

/// Smoothed, of what is no background in the image, at 2 mm; LPS mm. An empty mesh where nothing
/// surrounds the brain, and null soon after `stop`, asked on the calling thread, says true.
/// Tenths of a second; any thread.
[[nodiscard]] std::shared_ptr<const TriangleMesh> makeBrainSurface(
    const Image& image, const std::optional<Background>& background,
    const std::function<bool()>& stop = {});

/// Of 12 bits: tables of colours for more are too large for some hardware.
inline constexpr std::uint16_t kHighestVoxel = 4095;

struct BrainVoxels {
    /// Voxels run to left, posterior and superior as nearly as the grid allows. 0 where the image
    /// has background, else from 1 for `lowest` to kHighestVoxel for `highest`.
    Volume<std::uint16_t> intensities;
    float lowest = 0;
    float highest = 1;
    LabelMap labels;  ///< on the same grid; empty without a segmentation
};

/// `labels` on any grid, or null. Tenths of a second; any thread.
[[nodiscard]] std::shared_ptr<const BrainVoxels> makeBrainVoxels(
    const Image& image, const std::optional<Background>& background, const LabelMap* labels);

}  // namespace glioscope
