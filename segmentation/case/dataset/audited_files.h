#pragma once

// One file at a time, for dataset_audit.h: read once, measured, and let go.

#include "segmentation/case/model/read_options.h"
#include "segmentation/jobs/audit_report.h"
#include "segmentation/system/sentence.h"
#include "segmentation/volume/label.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace glioscope {

/// Measures of the volumes of one file, in its order. Throws Error where it cannot be read.
[[nodiscard]] std::vector<AuditedImage> measureImages(const std::filesystem::path& file,
                                                      const ReadOptions& options);

/// `doubt` receives a sentence where the values fit no scheme or leave it open. Throws Error where
/// the file cannot be read as labels at all.
[[nodiscard]] AuditedLabels measureLabels(const std::filesystem::path& file,
                                          std::optional<LabelScheme> namedScheme,
                                          const ReadOptions& options, Sentence& doubt);

}  // namespace glioscope
