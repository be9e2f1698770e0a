#pragma once

// What a segmentation says by itself: how large each label and region is, where it lies, and into
// which lesions it falls.

#include "segmentation/volume/reorient.h"
#include "segmentation/volume/volume.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace glioscope {

/// Of a set of voxels.
struct PartStatistics {
    std::int64_t voxels = 0;
    double ml = 0;
    std::optional<Vec3> centroidLps;  ///< mm, mean of the voxels' centres; nothing where empty
    VoxelBox box;                     ///< smallest around it, on the segmentation's grid
    Vec3 extentMm = {0, 0, 0};        ///< of that box along i, j, k, from outer edge to outer edge
    double largestDiameterMm = 0;     ///< as in diameter.h
    double largestAxialDiameterMm = 0;  ///< as in diameter.h
    /// mm, in the middle of the part of its largest axial slice; nothing where empty.
    std::optional<Vec3> largestSliceLps;
    double surfaceMm2 = 0;  ///< of the polygons of surface_elements.h
};

struct StructureStatistics {
    Structure structure = Structure::WholeTumour;
    PartStatistics whole;
    std::vector<PartStatistics> lesions;  ///< its 26-connected parts, the largest first
};

[[nodiscard]] StructureStatistics structureStatistics(const LabelMap& labels, Structure structure);

/// NCR, ED, ET, WT, TC, and RC where there is a cavity. About a second for a BraTS grid.
[[nodiscard]] std::vector<StructureStatistics> structureStatistics(const LabelMap& labels);

}  // namespace glioscope
