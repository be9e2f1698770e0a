#pragma once

// Cases among the files of one folder, by their names: BraTS, BIDS and everything that writes the
// sequence into the name. Numbered channels and 4D files are channel_cases.h's.

#include "segmentation/case/model/case.h"

namespace glioscope {

/// The cases of this folder alone, each with at least one image; none where there are none. Two
/// files for one slot leave it empty and say so in `question`.
[[nodiscard]] std::vector<CaseFiles> casesOfFolder(const std::filesystem::path& folder,
                                                   const ChannelSequences& told);

/// The case that a file belongs to; the file itself takes its slot. A file of labels without images
/// is a case of labels only. Throws Error where the name tells nothing.
[[nodiscard]] CaseFiles caseOfFile(const std::filesystem::path& file, const ChannelSequences& told);

/// Throws the Error that fits a folder in which no case was found.
[[noreturn]] void failWithoutCase(const std::filesystem::path& folder);

}  // namespace glioscope
