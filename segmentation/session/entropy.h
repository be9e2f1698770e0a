#pragma once

// How unsure a model is which label a voxel has: Shannon's entropy of the labels' probabilities,
//
//     H = - sum over k of p_k ln p_k / ln 4,   k = background, oedema, necrotic core, enhancing,
//
// 0 where one label is certain, 1 where all four are alike (C. E. Shannon, A Mathematical Theory of
// Communication, 1948; as a segmentation's uncertainty A. Mehrtash et al., IEEE Transactions on
// Medical Imaging 39, 2020). The regions lie within each other, so with ET at most TC at most WT
// the labels have p = 1 - WT, WT - TC, TC - ET and ET; what a model says beyond that is cut off.

#include "segmentation/session/layer.h"

#include <optional>
#include <vector>

namespace glioscope {

/// From maps of WT, TC and ET on one grid, in any order; nothing where these are not all there, or
/// are not of 0 to 1 in 255 steps. Some tens of milliseconds for a BraTS grid; any thread.
[[nodiscard]] std::optional<ScalarContent> entropyOf(const std::vector<ScalarContent>& maps);

}  // namespace glioscope
