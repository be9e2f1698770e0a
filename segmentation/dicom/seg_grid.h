#pragma once

// The grid of a segmentation's frames, of which those without a marked pixel are left out, so that
// neither their number nor the smallest distance of two need be that of the slices.

#include "segmentation/volume/geometry.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace glioscope {

struct SegPlane {
    Vec3 positionLps = {0, 0, 0};
    Vec3 rowDirection = {1, 0, 0};  ///< along a row
    Vec3 columnDirection = {0, 1, 0};
    std::array<double, 2> spacingMm = {1, 1};  ///< of neighbouring columns, of neighbouring rows
    std::optional<double> sliceDistanceMm;     ///< that the header states
    std::optional<double> thicknessMm;
};

/// `size` without the slices, which come from the planes: the stated distance, where all lie on
/// multiples of it, else the largest that does. Throws Error naming `file` where planes are not
/// parallel, not of one spacing, shifted within their plane, or at uneven distances.
[[nodiscard]] Geometry segGrid(const std::vector<SegPlane>& planes, const Index3& size,
                               const std::filesystem::path& file);

}  // namespace glioscope
