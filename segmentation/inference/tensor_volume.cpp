#include "segmentation/inference/tensor_volume.h"

#include <ATen/ATen.h>

#include <cstring>

namespace glioscope {

at::Tensor tensorOf(const std::vector<Image>& volumes)
{
    const Index3& n = volumes.front().geometry.size;
    at::Tensor slices = at::empty({static_cast<std::int64_t>(volumes.size()), n[2], n[1], n[0]});
    for (std::size_t c = 0; c < volumes.size(); ++c) {
        std::memcpy(slices[static_cast<std::int64_t>(c)].mutable_data_ptr<float>(),
                    volumes[c].voxels.data(), volumes[c].voxels.size() * sizeof(float));
    }
    return slices.permute({0, 3, 2, 1}).contiguous();
}

std::vector<Image> volumesOf(const at::Tensor& tensor, const Geometry& geometry)
{
    const at::Tensor slices = tensor.permute({0, 3, 2, 1}).contiguous();
    std::vector<Image> volumes;
    for (std::int64_t c = 0; c < slices.size(0); ++c) {
        const float* values = slices[c].const_data_ptr<float>();
        volumes.emplace_back(geometry, std::vector<float>(values, values + geometry.voxelCount()));
    }
    return volumes;
}

}  // namespace glioscope
