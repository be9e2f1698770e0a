#pragma once

// config.json of a folder of ready-made patches: which files train and which validate, and how
// large they are. Free of LibTorch and HDF5; reference_split.cpp decides who validates.

#include "segmentation/volume/geometry.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace glioscope {

struct ReferenceLists {
    std::vector<std::string> train;  ///< files; of another machine's lists, paths
    std::vector<std::string> valid;
    std::optional<Index3> patchSize;  ///< the reference system's own lists do not have it
    bool operator==(const ReferenceLists&) const = default;
};

/// Nothing where the folder has no such file. Throws Error where it is none.
[[nodiscard]] std::optional<ReferenceLists> readReferenceLists(const std::filesystem::path& folder);

/// Durably. Throws Error.
void writeReferenceLists(const std::filesystem::path& folder, const ReferenceLists& lists);

}  // namespace glioscope
