#pragma once

// Cases whose files do not lie in one folder: a folder a sequence (EGD, BraTS 2015), and labels
// kept apart from the images (UPENN-GBM's images_segm, BIDS derivatives).

#include "segmentation/case/model/case.h"

namespace glioscope {

/// The case of a folder whose subfolders are each called as a sequence and hold one image, at least
/// two; nothing for any other folder. Two subfolders of one sequence are a question.
[[nodiscard]] std::optional<CaseFiles> caseOfSequenceFolders(const std::filesystem::path& folder);

/// Such a case that an image belongs to.
[[nodiscard]] std::optional<CaseFiles> caseOfFileInSequenceFolder(
    const std::filesystem::path& file);

/// Gives a case without labels those that lie in an images_segm beside its folder, or under the
/// derivatives of its BIDS dataset, by its name. Two files are a question.
void findLabelsElsewhere(CaseFiles& files);

/// Subfolders that are no cases of their own: hidden ones, and a BIDS dataset's derivatives.
[[nodiscard]] std::vector<std::filesystem::path> caseFolders(const std::filesystem::path& folder);

}  // namespace glioscope
