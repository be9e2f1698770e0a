#include "segmentation/statistics/structure_statistics.h"

#include "segmentation/metrics/evaluation.h"
#include "segmentation/metrics/structure_mask.h"
#include "segmentation/metrics/surface_elements.h"
#include "segmentation/metrics/surfaces.h"
#include "segmentation/statistics/diameter.h"
#include "segmentation/statistics/lesion_masks.h"

#include <algorithm>

namespace glioscope {
namespace {

Index3 indexOf(const Geometry& grid, std::size_t voxel)
{
    const int v = static_cast<int>(voxel);
    return {v % grid.size[0], v / grid.size[0] % grid.size[1], v / grid.size[0] / grid.size[1]};
}

double surfaceMm2(const Mask& mask)
{
    const SurfaceElementAreas areas = surfaceElementAreasMm2(mask.geometry.spacingMm);
    double sum = 0;
    for (const std::uint8_t code : surfaceCodes(mask).voxels) {
        sum += areas[code];
    }
    return sum;
}

Vec3 centroidLps(const Mask& mask)
{
    Vec3 sum = {0, 0, 0};
    double count = 0;
    for (int k = 0; k < mask.geometry.size[2]; ++k) {
        for (int j = 0; j < mask.geometry.size[1]; ++j) {
            for (int i = 0; i < mask.geometry.size[0]; ++i) {
                if (mask.at(i, j, k)) {
                    sum = {sum[0] + i, sum[1] + j, sum[2] + k};
                    ++count;
                }
            }
        }
    }
    return mask.geometry.toLps({sum[0] / count, sum[1] / count, sum[2] / count});
}

/// In the middle of what the slice with the most voxels across the axis closest to superior holds.
Vec3 largestSliceLps(const Mask& mask)
{
    const std::size_t axis = axialAxis(mask.geometry);
    struct Sum {
        std::int64_t voxels = 0;
        Vec3 indices = {0, 0, 0};
    };
    std::vector<Sum> slices(static_cast<std::size_t>(mask.geometry.size[axis]));
    for (std::size_t v = 0; v < mask.voxels.size(); ++v) {
        if (mask.voxels[v]) {
            const Index3 at = indexOf(mask.geometry, v);
            Sum& sum = slices[static_cast<std::size_t>(at[axis])];
            ++sum.voxels;
            sum.indices = {sum.indices[0] + at[0], sum.indices[1] + at[1], sum.indices[2] + at[2]};
        }
    }
    const Sum& most = *std::ranges::max_element(slices, {}, &Sum::voxels);
    const auto count = static_cast<double>(most.voxels);
    return mask.geometry.toLps(
        {most.indices[0] / count, most.indices[1] / count, most.indices[2] / count});
}

/// `mask` is cut out of the segmentation's grid at `at`.
PartStatistics measuredPart(const Mask& mask, const Index3& at)
{
    const std::optional<VoxelBox> box = unionBox(mask, mask);
    if (!box) {
        return {};
    }
    const Mask tight = crop(mask, *box);
    PartStatistics part;
    part.voxels = std::ranges::count_if(tight.voxels, [](std::uint8_t v) { return v != 0; });
    part.ml = static_cast<double>(part.voxels) * tight.geometry.voxelVolumeMl();
    part.centroidLps = centroidLps(tight);
    for (std::size_t axis = 0; axis < 3; ++axis) {
        part.box.begin[axis] = box->begin[axis] + at[axis];
        part.box.end[axis] = box->end[axis] + at[axis];
        part.extentMm[axis] = tight.geometry.spacingMm[axis] * box->size()[axis];
    }
    part.largestDiameterMm = largestDiameterMm(tight);
    part.largestAxialDiameterMm = largestAxialDiameterMm(tight);
    part.largestSliceLps = largestSliceLps(tight);
    part.surfaceMm2 = surfaceMm2(tight);
    return part;
}

std::vector<PartStatistics> lesionsOf(const Mask& mask, const Index3& at)
{
    std::vector<PartStatistics> lesions;
    for (const LesionMask& lesion : lesionMasks(mask)) {
        lesions.push_back(measuredPart(
            lesion.mask, {at[0] + lesion.at[0], at[1] + lesion.at[1], at[2] + lesion.at[2]}));
    }
    std::ranges::stable_sort(lesions, std::greater(), &PartStatistics::voxels);
    return lesions;
}

}  // namespace

StructureStatistics structureStatistics(const LabelMap& labels, Structure structure)
{
    StructureStatistics found;
    found.structure = structure;
    const Mask mask = structureMask(labels, structure);
    if (const std::optional<VoxelBox> box = unionBox(mask, mask)) {
        const Mask tight = crop(mask, *box);
        found.whole = measuredPart(tight, box->begin);
        found.lesions = lesionsOf(tight, box->begin);
    }
    return found;
}

std::vector<StructureStatistics> structureStatistics(const LabelMap& labels)
{
    std::vector<StructureStatistics> all;
    for (const LabelVolume& volume : labelVolumes(labels)) {
        all.push_back(structureStatistics(labels, volume.structure));
    }
    return all;
}

}  // namespace glioscope
