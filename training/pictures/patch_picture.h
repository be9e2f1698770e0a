#pragma once

// A ready-made patch in the shape that validation_picture.h draws. Includes LibTorch.

#include "training/patches/patch_file.h"
#include "training/reference/reference_patch.h"

#include <ATen/core/Tensor.h>

namespace glioscope {

/// The patch as a case of its size, of 1 mm, with its own values; all of it counts as brain.
[[nodiscard]] PatchCase asPatchCase(const ReferencePatch& patch);

/// `probabilities` [3, x, y, z] of NCR, ED and ET, float32 on the CPU: the most probable of those
/// above 0.5, on the patch's grid.
[[nodiscard]] LabelMap labelsOfPatch(const at::Tensor& probabilities, const ReferencePatch& patch);

}  // namespace glioscope
