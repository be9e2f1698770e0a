#pragma once

// The two dataset layouts in which names don't tell the sequence: the Decathlon's 4D files and
// nnU-Net's numbered channels, both with imagesTr, labelsTr and a dataset.json. Channels that it does
// not name are a question, which `told` answers.

#include "segmentation/case/case.h"

namespace glioscope {

/// True for a folder with imagesTr or imagesTs in it.
[[nodiscard]] bool isDatasetRoot(const std::filesystem::path& folder);

/// Cases of imagesTr and imagesTs with their labels. Throws Error where dataset.json is needed and
/// missing or damaged.
[[nodiscard]] std::vector<CaseFiles> casesOfDatasetRoot(const std::filesystem::path& folder,
                                                         const ChannelSequences& told);

/// Cases of one folder of such images: numbered channels, and 4D files where `names` say nothing.
[[nodiscard]] std::vector<CaseFiles> casesOfChannelFolder(const std::filesystem::path& folder,
                                                           const ChannelSequences& told);

/// The case of one such file; nothing where it is of neither kind.
[[nodiscard]] std::optional<CaseFiles> caseOfChannelFile(const std::filesystem::path& file,
                                                         const ChannelSequences& told);

}  // namespace glioscope
