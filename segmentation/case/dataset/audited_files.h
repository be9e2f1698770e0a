#pragma once

// One file at a time, for dataset_audit.h: read once, measured, and let go.

#include "segmentation/case/model/read_options.h"
#include "segmentation/volume/geometry.h"
#include "segmentation/volume/label.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace glioscope {

struct HeadSample;

struct AuditedImage {
    std::filesystem::path file;
    Geometry geometry;
    float minimum = 0;
    float maximum = 0;
    std::size_t nonFinite = 0;  ///< voxels
    bool hasBackground = true;
    std::string orientationDoubt = {};  ///< as in Case
    std::uint64_t fingerprint = 0;  ///< of the intensities in order; equal images have equal ones
    std::shared_ptr<const HeadSample> sample = {};  ///< gone once its case has been looked at
};

struct AuditedLabels {
    std::filesystem::path file;
    Geometry geometry;
    std::string orientationDoubt = {};              ///< as in Case
    std::map<int, std::size_t> voxelsOfValue = {};  ///< the file's own values
    std::optional<LabelScheme> scheme = {};         ///< nothing where it cannot be told
    PerLabel<std::size_t> voxels = {};              ///< zeros without a scheme
};

/// Measures of the volumes of one file, in its order. Throws Error where it cannot be read.
[[nodiscard]] std::vector<AuditedImage> measureImages(const std::filesystem::path& file,
                                                      const ReadOptions& options);

/// `doubt` receives a sentence where the values fit no scheme or leave it open. Throws Error where
/// the file cannot be read as labels at all.
[[nodiscard]] AuditedLabels measureLabels(const std::filesystem::path& file,
                                          std::optional<LabelScheme> namedScheme,
                                          const ReadOptions& options, std::string& doubt);

}  // namespace glioscope
