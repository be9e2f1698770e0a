#pragma once

// From loaded cases to patch files: reoriented, resampled, cut to the brain and normalised by the
// same code that prepares a case for segmentation, then stored. How a case gets off the disk is the
// caller's business, so this needs no ITK.

#include "segmentation/system/sentence.h"
#include "training/patches/patch_file.h"
#include "training/settings/patch_options.h"

#include "segmentation/system/in_parallel.h"

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

/// A BraTS case takes up to about 0.6 GB while it is prepared.
inline constexpr std::size_t kMostCasesAtOnce = 8;

/// One case, in memory. Throws Error naming the case for a missing sequence or labels, for images
/// on different grids, and for an image without anything in it. Thread-safe.
[[nodiscard]] PatchCase makePatch(const CaseVolumes& volumes, const PatchOptions& options);

/// Throws Error naming the case for a missing sequence or labels and for images on different grids.
void requireWhole(const CaseVolumes& volumes);

/// The expert's labels, reoriented to LPS, as networks are trained on them: a resection cavity is
/// background.
[[nodiscard]] LabelMap tumourLabels(const CaseVolumes& volumes);

/// A case to prepare: its name and how to load it. Both functions are called on any thread.
struct CaseSource {
    std::string name = {};
    std::function<std::string()> sourceHash;  ///< null or empty where unknown; asked for once
    std::function<CaseVolumes()> load;
};

struct PrepareReport {
    std::size_t written = 0;         ///< files
    std::size_t kept = 0;            ///< were there already, with the same source
    std::vector<Sentence> failures;  ///< one a case that could not be prepared
    std::vector<Sentence> notices;   ///< about cases that could
    bool stopped = false;
    bool ambiguous = false;  ///< some failure is a question to the user, such as what labels mean
};

/// What became of one case.
struct CaseOutcome {
    std::size_t written = 0;
    std::size_t kept = 0;
    Sentence notice = {};
};

/// Makes `folder` and calls `prepareOne` for every case, `threads` at a time (0: as PatchOptions).
/// Cases that throw Error are reported and left out. `mayContinue` is asked before each case; what
/// is done stays.
[[nodiscard]] PrepareReport prepareCases(
    const std::vector<CaseSource>& cases, const std::filesystem::path& folder, std::size_t threads,
    const std::function<CaseOutcome(const CaseSource&)>& prepareOne,
    const ContinueCheck& mayContinue = {});

/// Writes `<name>.h5` for each case into `folder`.
[[nodiscard]] PrepareReport preparePatches(const std::vector<CaseSource>& cases,
                                           const std::filesystem::path& folder,
                                           const PatchOptions& options,
                                           const ContinueCheck& mayContinue = {});

}  // namespace glioscope
