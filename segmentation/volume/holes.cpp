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

/// Within the box of all labels, since most voxels have none and asking that is cheaper.
std::optional<VoxelBox> coreBox(const LabelMap& labels)
{
    const auto tumour = boxOf(labels, [](Label label) { return label != Label::Background; });
    auto core = tumour ? boxOf(crop(labels, *tumour), isCore) : std::nullopt;
    for (std::size_t c = 0; core && c < 3; ++c) {
        core->begin[c] += tumour->begin[c];
        core->end[c] += tumour->begin[c];
    }
    return core;
}

/// Calls work(offset of the row's first voxel, j, k).
template <typename Work>
void forRows(const Geometry& grid, const Work& work)
{
    for (int k = 0; k < grid.size[2]; ++k) {
        for (int j = 0; j < grid.size[1]; ++j) {
            work(grid.offset(0, j, k), j, k);
        }
    }
}

/// Closes what is reached from the faces inside the wall around a grid, along `axes`.
void closeFromBorder(const Geometry& walled, std::span<const std::size_t> axes,
                     std::vector<std::uint8_t>& closed)
{
    const std::array<std::size_t, 3> stride = {1, walled.offset(0, 1, 0), walled.offset(0, 0, 1)};
    std::vector<std::size_t> open;
    const auto enter = [&](std::size_t offset) {
        if (!closed[offset]) {
            closed[offset] = 1;
            open.push_back(offset);
        }
    };
    for (const std::size_t axis : axes) {
        const std::size_t u = (axis + 1) % 3, v = (axis + 2) % 3;
        for (const int face : {1, walled.size[axis] - 2}) {
            for (int m = 1; m < walled.size[u] - 1; ++m) {
                for (int n = 1; n < walled.size[v] - 1; ++n) {
                    Index3 at{};
                    at[axis] = face;
                    at[u] = m;
                    at[v] = n;
                    enter(walled.offset(at[0], at[1], at[2]));
                }
            }
        }
    }
    while (!open.empty()) {
        const std::size_t offset = open.back();
        open.pop_back();
        for (const std::size_t axis : axes) {
            enter(offset - stride[axis]);
            enter(offset + stride[axis]);
        }
    }
}

/// 1 where no path through face neighbours along `axes` leads from the grid's border past the
/// voxels that are `isWall`, 0 there.
template <typename IsWall>
Mask enclosed(const Geometry& grid, std::span<const std::size_t> axes, const IsWall& isWall)
{
    const Index3& size = grid.size;
    // With a wall around the grid, so that no step has to ask where the border is.
    const Geometry walled{.size = {size[0] + 2, size[1] + 2, size[2] + 2}};
    std::vector<std::uint8_t> closed(walled.voxelCount(), 1);
    forRows(grid, [&](std::size_t row, int j, int k) {
        std::uint8_t* out = closed.data() + walled.offset(1, j + 1, k + 1);
        for (std::size_t i = 0; i < static_cast<std::size_t>(size[0]); ++i) {
            out[i] = isWall(row + i) ? 1 : 0;
        }
    });
    closeFromBorder(walled, axes, closed);
    Mask result(grid);
    forRows(grid, [&](std::size_t row, int j, int k) {
        const std::uint8_t* in = closed.data() + walled.offset(1, j + 1, k + 1);
        for (std::size_t i = 0; i < static_cast<std::size_t>(size[0]); ++i) {
            result.voxels[row + i] = in[i] ? 0 : 1;
        }
    });
    return result;
}

std::size_t fillAlong(LabelMap& labels, std::span<const std::size_t> axes)
{
    const Mask holes =
        enclosed(labels.geometry, axes, [&](std::size_t v) { return isCore(labels.voxels[v]); });
    std::size_t filled = 0;
    for (std::size_t v = 0; v < labels.voxels.size(); ++v) {
        if (holes.voxels[v] && labels.voxels[v] == Label::Oedema) {
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
        const Mask holes =
            enclosed(mask.geometry, axes, [&](std::size_t v) { return mask.voxels[v] != 0; });
        for (std::size_t v = 0; v < holes.voxels.size(); ++v) {
            mask.voxels[v] = mask.voxels[v] || holes.voxels[v] ? 1 : 0;
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
