#include "segmentation/volume/holes.h"

#include "segmentation/volume/reorient.h"

#include <algorithm>
#include <span>

namespace glioscope {
namespace {

constexpr std::array<std::size_t, 3> kSpace = {0, 1, 2};
constexpr std::array<std::array<std::size_t, 2>, 3> kPlanes = {{{1, 2}, {0, 2}, {0, 1}}};

bool isCore(Label label)
{
    return contains(Region::TumourCore, label);
}

std::optional<VoxelBox> coreBox(const LabelMap& labels)
{
    const Index3& size = labels.geometry.size;
    VoxelBox box = {size, {0, 0, 0}};
    std::size_t offset = 0;
    for (int k = 0; k < size[2]; ++k) {
        for (int j = 0; j < size[1]; ++j) {
            for (int i = 0; i < size[0]; ++i, ++offset) {
                if (isCore(labels.voxels[offset])) {
                    const Index3 at = {i, j, k};
                    for (std::size_t c = 0; c < 3; ++c) {
                        box.begin[c] = std::min(box.begin[c], at[c]);
                        box.end[c] = std::max(box.end[c], at[c] + 1);
                    }
                }
            }
        }
    }
    return box.end[0] == 0 ? std::nullopt : std::optional(box);
}

/// What is reached from the grid's border through face neighbours along `axes`, without entering
/// a voxel that `isWall`.
template <typename IsWall>
std::vector<bool> outsideOf(const Geometry& grid, std::span<const std::size_t> axes,
                            const IsWall& isWall)
{
    const Index3& size = grid.size;
    const std::array<std::size_t, 3> stride = {1, grid.offset(0, 1, 0), grid.offset(0, 0, 1)};
    const auto place = [&](std::size_t offset, std::size_t axis) {
        return static_cast<int>(offset / stride[axis]) % size[axis];
    };
    std::vector<bool> outside(grid.voxelCount());
    std::vector<std::size_t> open;
    const auto enter = [&](std::size_t offset) {
        if (!outside[offset] && !isWall(offset)) {
            outside[offset] = true;
            open.push_back(offset);
        }
    };
    for (std::size_t v = 0; v < outside.size(); ++v) {
        if (std::ranges::any_of(axes, [&](std::size_t axis) {
                const int at = place(v, axis);
                return at == 0 || at == size[axis] - 1;
            })) {
            enter(v);
        }
    }
    while (!open.empty()) {
        const std::size_t offset = open.back();
        open.pop_back();
        for (const std::size_t axis : axes) {
            const int at = place(offset, axis);
            if (at > 0) {
                enter(offset - stride[axis]);
            }
            if (at < size[axis] - 1) {
                enter(offset + stride[axis]);
            }
        }
    }
    return outside;
}

std::size_t fillAlong(LabelMap& labels, std::span<const std::size_t> axes)
{
    const std::vector<bool> outside =
        outsideOf(labels.geometry, axes, [&](std::size_t v) { return isCore(labels.voxels[v]); });
    std::size_t filled = 0;
    for (std::size_t v = 0; v < labels.voxels.size(); ++v) {
        if (!outside[v] && labels.voxels[v] == Label::Oedema) {
            labels.voxels[v] = Label::Necrosis;
            ++filled;
        }
    }
    return filled;
}

}  // namespace

void fillHoles(Mask& mask)
{
    const auto fill = [&mask](std::span<const std::size_t> axes) {
        const std::vector<bool> outside =
            outsideOf(mask.geometry, axes, [&](std::size_t v) { return mask.voxels[v] != 0; });
        for (std::size_t v = 0; v < outside.size(); ++v) {
            mask.voxels[v] = outside[v] ? 0 : 1;
        }
    };
    fill(kSpace);
    for (const auto& plane : kPlanes) {
        fill(plane);
    }
}

std::size_t fillCore(LabelMap& labels)
{
    const std::optional<VoxelBox> box = coreBox(labels);
    if (!box) {
        return 0;
    }
    LabelMap core = crop(labels, *box);
    std::size_t filled = fillAlong(core, kSpace);
    for (const auto& plane : kPlanes) {
        filled += fillAlong(core, plane);
    }
    if (filled > 0) {
        paste(core, *box, labels);
    }
    return filled;
}

}  // namespace glioscope
