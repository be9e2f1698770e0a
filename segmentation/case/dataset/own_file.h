#pragma once

// Which of a case's own files another path would overwrite or be taken for: what is saved must
// never take the place of a scan or of the expert's labels.

#include "segmentation/case/model/case.h"
#include "segmentation/system/sentence.h"

#include <filesystem>
#include <optional>
#include <string>

namespace glioscope {

struct OwnFile {
    std::filesystem::path file;
    Sentence what;  ///< "T1 image", "image", "expert's segmentation"
};

/// The file that `target` would take the place of: it is that file, also under another name or
/// through a link; or lies beside it and has another ending alone, as scan_t1.nii beside
/// scan_t1.nii.gz, which makes a case nobody can open without a question. Nothing where it is none
/// of the case's.
[[nodiscard]] std::optional<OwnFile> ownFileAt(const CaseFiles& files,
                                               const std::filesystem::path& target);

/// Throws AmbiguousInput, which says which file of the case it is, where `target` is one.
void refuseOwnFile(const CaseFiles& files, const std::filesystem::path& target);

}  // namespace glioscope
