#pragma once

// Segmentations of other programs for a case that is open: which files are meant, what they are
// called, and reading them onto the case's grid. Functions for a worker thread; no widget, no
// state. What the user must decide or be told comes back as a value.

#include "segmentation/case/model/case.h"
#include "segmentation/session/layer.h"

#include <QString>
#include <QStringList>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace glioscope {

struct LoadedMask {
    std::string name;  ///< for its layer: after its file, or the folder that it lies in
    std::filesystem::path file;
    LabelContent content;  ///< measured, in the order of the case's voxels
};

/// Files whose numbers can mean several things; reading them needs a choice.
struct MaskQuestion {
    std::vector<std::filesystem::path> files;
    std::vector<LabelScheme> fitting;  ///< that have all values of the first
};

struct MaskOutcome {
    std::vector<LoadedMask> masks;
    QStringList problems;  ///< a sentence for each file that is none of the case's
    std::optional<MaskQuestion> question = {};
};

/// The segmentations of the case that a file or a folder means: files that say no sequence and
/// belong to no other case; of a folder those named after the case, or all where none is. Empty
/// where it is something to be opened instead. Throws Error where a folder holds many and none is
/// named after the case. Looks at names alone.
[[nodiscard]] std::vector<std::filesystem::path> maskFilesAt(const std::filesystem::path& path,
                                                             const CaseFiles& openCase);

/// "unet" of "<case>_unet_seg.nii.gz"; where its name says the case alone, its folder's.
[[nodiscard]] std::string nameOfMask(const std::filesystem::path& file,
                                     const std::string& caseName);

/// Reads them onto the grid of the case's first sequence. `scheme` is the user's word on files
/// whose values can mean several things.
[[nodiscard]] MaskOutcome readMasks(const std::vector<std::filesystem::path>& files,
                                    const Case& openCase,
                                    std::optional<LabelScheme> scheme = std::nullopt);

}  // namespace glioscope
