#pragma once

// Cases of images whose names don't tell the sequence: the Decathlon's 4D files and nnU-Net's
// numbered channels, which a dataset.json may name. Channels that it does not name are a question,
// which `told` answers.

#include "segmentation/case/model/case.h"

namespace glioscope {

/// Cases of one folder of such images: numbered channels, and 4D files where `names` say nothing.
[[nodiscard]] std::vector<CaseFiles> casesOfChannelFolder(const std::filesystem::path& folder,
                                                          const ChannelSequences& told);

/// The case of one such file; nothing where it is of neither kind.
[[nodiscard]] std::optional<CaseFiles> caseOfChannelFile(const std::filesystem::path& file,
                                                         const ChannelSequences& told);

}  // namespace glioscope
