#include "segmentation/metrics/lesion_parts.h"

#include <algorithm>
#include <cstdlib>

namespace glioscope {
namespace {

/// Steps to the 26 or 18 neighbours.
std::vector<Index3> neighbourSteps(int connectivity)
{
    std::vector<Index3> steps;
    for (int k = -1; k <= 1; ++k) {
        for (int j = -1; j <= 1; ++j) {
            for (int i = -1; i <= 1; ++i) {
                const int axes = std::abs(i) + std::abs(j) + std::abs(k);
                if (axes > 0 && (axes < 3 || connectivity == 26)) {
                    steps.push_back({i, j, k});
                }
            }
        }
    }
    return steps;
}

/// Calls visit(offset) for the neighbours of a voxel within the grid.
template <typename Visit>
void visitNeighbours(const Geometry& grid, std::size_t voxel, const std::vector<Index3>& steps,
                     const Visit& visit)
{
    const auto [ni, nj, nk] = grid.size;
    const int at = static_cast<int>(voxel);
    const int i = at % ni, j = at / ni % nj, k = at / ni / nj;
    for (const Index3& step : steps) {
        const int x = i + step[0], y = j + step[1], z = k + step[2];
        if (x >= 0 && x < ni && y >= 0 && y < nj && z >= 0 && z < nk) {
            visit(grid.offset(x, y, z));
        }
    }
}

}  // namespace

NumberedParts numberedParts(const Mask& mask, int connectivity)
{
    const std::vector<Index3> steps = neighbourSteps(connectivity);
    NumberedParts found = {Volume<std::int32_t>(mask.geometry), {}};
    std::vector<std::int32_t>& number = found.number.voxels;
    for (std::size_t v = 0; v < number.size(); ++v) {
        if (!mask.voxels[v] || number[v] != 0) {
            continue;
        }
        VoxelList& part = found.parts.emplace_back(VoxelList{v});
        const auto own = static_cast<std::int32_t>(found.parts.size());
        number[v] = own;
        for (std::size_t next = 0; next < part.size(); ++next) {
            visitNeighbours(mask.geometry, part[next], steps, [&](std::size_t at) {
                if (mask.voxels[at] && number[at] == 0) {
                    number[at] = own;
                    part.push_back(at);
                }
            });
        }
        std::ranges::sort(part);
    }
    return found;
}

VoxelList dilated(const Geometry& grid, const VoxelList& voxels, int steps)
{
    const std::vector<Index3> neighbours = neighbourSteps(18);
    std::vector<bool> reached(grid.voxelCount());
    for (const std::size_t v : voxels) {
        reached[v] = true;
    }
    VoxelList all = voxels;
    for (std::size_t begin = 0; steps > 0; --steps) {
        const std::size_t end = all.size();
        for (; begin < end; ++begin) {
            visitNeighbours(grid, all[begin], neighbours, [&](std::size_t at) {
                if (!reached[at]) {
                    reached[at] = true;
                    all.push_back(at);
                }
            });
        }
    }
    std::ranges::sort(all);
    return all;
}

VoxelList voxelsOf(const Mask& mask)
{
    VoxelList voxels;
    for (std::size_t v = 0; v < mask.voxels.size(); ++v) {
        if (mask.voxels[v]) {
            voxels.push_back(v);
        }
    }
    return voxels;
}

}  // namespace glioscope
