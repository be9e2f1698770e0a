#pragma once

// The one pair of conversions between volumes (i fastest) and tensors [i, j, k]. Includes LibTorch;
// inference's own sources only.

#include "segmentation/volume/volume.h"

#include <ATen/core/Tensor.h>

#include <vector>

namespace glioscope {

/// [C, i, j, k] of C volumes on one grid; a copy.
[[nodiscard]] at::Tensor tensorOf(const std::vector<Image>& volumes);

/// C volumes on `geometry` from a float32 tensor [C, i, j, k] of that size.
[[nodiscard]] std::vector<Image> volumesOf(const at::Tensor& tensor, const Geometry& geometry);

}  // namespace glioscope
