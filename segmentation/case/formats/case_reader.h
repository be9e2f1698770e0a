#pragma once

// From a case's files (case_finder.h) to the case in memory: checking headers (preflight.h),
// reading NIfTI and NRRD only, and translating label values.

#include "segmentation/case/model/case.h"
#include "segmentation/case/model/read_options.h"

namespace glioscope {

/// Reads all files of a case, sequences in parallel. A sequence, or labels, whose voxels are stored
/// in another order on the grid of the first sequence are permuted to that order, and labels on a
/// part of it filled up. Throws Error
/// (which file, what is wrong, what to do); AmbiguousInput when the labels' scheme, or what their
/// segments are, cannot be told; ShearedAxes, whatever the options say of labels that cannot be
/// read. Thread-safe.
[[nodiscard]] Case readCase(const CaseFiles& files, const ReadOptions& options = {});

/// One image file (3D) with slope and intercept applied; values that are not finite
/// become 0. Throws Error.
[[nodiscard]] Image readImage(const std::filesystem::path& file, const ReadOptions& options = {});

/// One label file. `namedScheme` is what names or dataset.json settle; see ReadOptions for the
/// rest.
[[nodiscard]] CaseLabels readLabels(const std::filesystem::path& file,
                                    std::optional<LabelScheme> namedScheme,
                                    const ReadOptions& options = {});

}  // namespace glioscope
