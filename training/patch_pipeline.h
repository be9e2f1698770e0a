#pragma once

// From loaded cases to patch files: reoriented, resampled, cut to the brain and normalised by the
// same code that prepares a case for segmentation, then stored. How a case gets off the disk is the
// caller's business, so this needs no ITK.

#include "training/patch_file.h"

#include <array>
#include <cstddef>
#include <functional>
#include <memory>

namespace glioscope {

/// A loaded case as the pipeline takes it.
struct CaseVolumes {
    std::string name = {};
    std::array<std::shared_ptr<const Image>, 4> images =
        {};  ///< indexed by Sequence; all four are needed
    std::shared_ptr<const LabelMap> labels = {};
    std::string sourceHash =
        {};  ///< of the files read; a case whose patch has it already is skipped
    bool synthetic = false;
};

struct PatchOptions {
    Vec3 spacingMm = {1.5, 1.5, 1.5};  ///< of the grid the network works on
};

/// One case, in memory. Throws Error naming the case for a missing sequence or labels, for images
/// on different grids, and for an image without anything in it. Thread-safe.
[[nodiscard]] PatchCase makePatch(const CaseVolumes& volumes, const PatchOptions& options);

/// A case to prepare: its name and how to load it.
struct CaseSource {
    std::string name = {};
    std::string sourceHash;  ///< empty where unknown
    std::function<CaseVolumes()> load;
};

struct PrepareReport {
    std::size_t written = 0;
    std::size_t kept = 0;               ///< were there already, with the same source
    std::vector<std::string> failures;  ///< one sentence a case that could not be prepared
};

/// Writes `<name>.h5` for each case into `folder`, in order; cases that fail are reported and left
/// out. Called before each case, `progress` returns false to stop; what is done stays.
[[nodiscard]] PrepareReport preparePatches(
    const std::vector<CaseSource>& cases, const std::filesystem::path& folder,
    const PatchOptions& options,
    const std::function<bool(std::size_t done, std::size_t total)>& progress = {});

}  // namespace glioscope
