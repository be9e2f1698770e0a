#pragma once

// What may make a segmentation of a case wrong though a model runs on it: the rules that the audit
// of a dataset holds images to, for one case that has been read.

#include "segmentation/case/model/case.h"

namespace glioscope {

/// "X has one value in every voxel (T1); copy or export it again."
[[nodiscard]] std::string oneValueSentence(const std::filesystem::path& file, Sequence sequence);

/// "The same image is there as T1 (X) and as T1ce (Y); put the right file in the place of one."
[[nodiscard]] std::string sameImageSentence(const std::filesystem::path& file, Sequence sequence,
                                            const std::filesystem::path& twin,
                                            Sequence twinSequence);

/// A sentence for every sequence without contrast, image that is there twice, and contradiction
/// between sequences; empty for a sound case. Files are named without their folders. What has no
/// background is told elsewhere. A fifth of a second of work, on as many threads as there are
/// sequences.
[[nodiscard]] std::vector<std::string> imageDoubts(
    const std::array<std::shared_ptr<const Image>, 4>& images, const CaseFiles& files);

}  // namespace glioscope
