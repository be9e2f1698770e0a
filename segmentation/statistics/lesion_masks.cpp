#include "segmentation/statistics/lesion_masks.h"

#include "segmentation/metrics/lesion_parts.h"
#include "segmentation/volume/reorient.h"

#include <algorithm>

namespace glioscope {
namespace {

Index3 indexOf(const Geometry& grid, std::size_t voxel)
{
    const int v = static_cast<int>(voxel);
    return {v % grid.size[0], v / grid.size[0] % grid.size[1], v / grid.size[0] / grid.size[1]};
}

VoxelBox boxOf(const Geometry& grid, const VoxelList& voxels)
{
    VoxelBox box = {.begin = grid.size, .end = {0, 0, 0}};
    for (const std::size_t voxel : voxels) {
        const Index3 at = indexOf(grid, voxel);
        for (std::size_t axis = 0; axis < 3; ++axis) {
            box.begin[axis] = std::min(box.begin[axis], at[axis]);
            box.end[axis] = std::max(box.end[axis], at[axis] + 1);
        }
    }
    return box;
}

}  // namespace

std::vector<LesionMask> lesionMasks(const Mask& structure)
{
    const Geometry& grid = structure.geometry;
    std::vector<LesionMask> lesions;
    for (const VoxelList& voxels : numberedParts(structure, 26).parts) {
        const VoxelBox box = boxOf(grid, voxels);
        LesionMask lesion = {.mask = Mask(croppedGeometry(grid, box)), .at = box.begin};
        for (const std::size_t voxel : voxels) {
            const Index3 in = indexOf(grid, voxel);
            lesion.mask.at(in[0] - box.begin[0], in[1] - box.begin[1], in[2] - box.begin[2]) = 1;
        }
        lesions.push_back(std::move(lesion));
    }
    return lesions;
}

}  // namespace glioscope
