#pragma once

// One segmentation from several of the same case: by majority of their labels, or from the mean of
// their probabilities. The regions lie within each other and are voted on one by one, as the
// ensembles of BraTS do (e.g. F. Isensee et al., nnU-Net for Brain Tumor Segmentation, 2020), so
// that an enhancing voxel counts for the core and the whole tumour too. Without what a model does
// to its result afterwards (small parts, holes of the core).

#include "segmentation/session/layer.h"

#include <memory>
#include <vector>

namespace glioscope {

/// A voxel lies in WT, TC and ET where more than half of the maps say so, and in the cavity
/// likewise. Tens of milliseconds a map of a BraTS grid; any thread. Throws Error where there is no
/// map, or their grids differ.
[[nodiscard]] LabelMap majorityOf(const std::vector<std::shared_ptr<const LabelMap>>& maps);

/// The mean probability of every structure that all members have, a member being one model's maps;
/// its threshold is the mean of theirs. Rounded to 8 bits, measured. Throws Error where there is no
/// member, they have no structure in common, or their grids differ.
[[nodiscard]] std::vector<ScalarContent> meanOf(
    const std::vector<std::vector<ScalarContent>>& members);

/// How far the members are apart: the standard deviation of their probabilities about their mean,
///
///     s = sqrt( sum over the n members of (p - mean)^2 / n ),
///
/// the largest of the structures that meanOf() has; 0 where all say the same, at most 0.5, as where
/// one of two is certain of what the other rules out. The members are all there are, no sample, so
/// the sum is divided by n. In steps of 1/510; throws as meanOf() does. A model's own doubt is no
/// part of it: members that say 0.5 alike have none.
[[nodiscard]] ScalarContent deviationOf(const std::vector<std::vector<ScalarContent>>& members);

}  // namespace glioscope
