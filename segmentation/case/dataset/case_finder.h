#pragma once

// From a path to the files of a case, or of every case of a dataset. Files are recognised by their
// names (case_naming.h), nothing is read.

#include "segmentation/case/model/case.h"
#include "segmentation/system/sentence.h"

#include <filesystem>
#include <string>
#include <vector>

namespace glioscope {

/// Finds the case that `path` means: a case folder, or any one file of it, which then takes its own
/// slot. Labels named after the case and something more ("<case>_unet_seg") are results and are not
/// taken for the expert's, unless such a file is the one opened. A mask without images is a case of
/// labels only. `told` says what unnamed channels are. Throws Error naming the path when there is
/// none and when channels stay unknown, AmbiguousInput when two files claim one slot or the folder
/// holds several cases.
[[nodiscard]] CaseFiles findCase(const std::filesystem::path& path,
                                 const ChannelSequences& told = {});

/// The case that `path` means, as findCase(), or all of a dataset's, as listCases(), in one walk
/// through the folder.
[[nodiscard]] std::vector<CaseFiles> findCases(const std::filesystem::path& path,
                                               const ChannelSequences& told = {});

/// The cases of a folder that holds several (folders of cases, a Decathlon or an nnU-Net dataset);
/// empty for one that holds one or none, and for a file.
[[nodiscard]] std::vector<CaseFiles> casesOfDataset(const std::filesystem::path& folder);

/// The cases of a dataset folder, sorted by name.
[[nodiscard]] std::vector<CaseFiles> listCases(const std::filesystem::path& dataset,
                                               const ChannelSequences& told = {});

/// " X.nii.gz in its folder is not used: ..." for a sentence about something missing; empty where
/// every image of the folder is used.
[[nodiscard]] Sentence unusedSentence(const CaseFiles& files);

}  // namespace glioscope
