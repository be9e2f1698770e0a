#include "training/pictures/patch_picture.h"

#include <cstddef>

namespace glioscope {
namespace {

Geometry gridOf(const ReferencePatch& patch)
{
    return {
        .size = patch.size,
        .originLps = {double(patch.corner[0]), double(patch.corner[1]), double(patch.corner[2])}};
}

/// The label of each voxel: of the greatest value [3, x, y, z] above `threshold`.
LabelMap greatest(const float* values, const ReferencePatch& patch, float threshold)
{
    LabelMap labels(gridOf(patch));
    const std::size_t voxels = patch.voxelCount();
    std::size_t voxel = 0;  // z is fastest
    for (int i = 0; i < patch.size[0]; ++i) {
        for (int j = 0; j < patch.size[1]; ++j) {
            for (int k = 0; k < patch.size[2]; ++k, ++voxel) {
                float best = threshold;
                for (std::size_t label = 0; label < ReferencePatch::kLabels; ++label) {
                    if (const float value = values[label * voxels + voxel]; value > best) {
                        best = value;
                        labels.at(i, j, k) = kTumourLabels[label];
                    }
                }
            }
        }
    }
    return labels;
}

}  // namespace

PatchCase asPatchCase(const ReferencePatch& patch)
{
    PatchCase result;
    result.name = patch.caseName;
    result.grid = gridOf(patch);
    result.reference = greatest(patch.labels.data(), patch, 0.5F);
    const std::size_t voxels = patch.voxelCount();
    result.voxels.assign(voxels * PatchCase::kChannels, 0);
    for (std::size_t voxel = 0; voxel < voxels; ++voxel) {
        float* channels = result.voxels.data() + voxel * PatchCase::kChannels;
        for (std::size_t image = 0; image < ReferencePatch::kImages; ++image) {
            const auto slot = static_cast<std::size_t>(ReferencePatch::kSequences[image]);
            channels[slot] = patch.images[image * voxels + voxel];
        }
        channels[PatchCase::kChannels - 1] = 1;
    }
    return result;
}

LabelMap labelsOfPatch(const at::Tensor& probabilities, const ReferencePatch& patch)
{
    return greatest(probabilities.contiguous().data_ptr<float>(), patch, 0.5F);
}

}  // namespace glioscope
