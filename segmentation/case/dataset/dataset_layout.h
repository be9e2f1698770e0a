#pragma once

// The layout that the Decathlon and nnU-Net share: folders imagesTr, imagesTs and labelsTr, and a
// dataset.json.

#include "segmentation/case/model/case.h"

#include <filesystem>
#include <vector>

namespace glioscope {

/// True for a folder with imagesTr or imagesTs in it.
[[nodiscard]] bool isDatasetRoot(const std::filesystem::path& folder);

/// Cases of imagesTr and imagesTs with their labels. Throws Error where dataset.json is needed and
/// missing or damaged.
[[nodiscard]] std::vector<CaseFiles> casesOfDatasetRoot(const std::filesystem::path& folder,
                                                        const ChannelSequences& told);

}  // namespace glioscope
