#pragma once

// The names that the reference system gives its patch files, which say whose they are.

#include "segmentation/volume/geometry.h"

#include <filesystem>
#include <string>

namespace glioscope {

/// "<case>_total.nii_<n>_x<x>_y<y>_z<z>.h5"
[[nodiscard]] std::string seedFileName(const std::string& caseName, int number,
                                       const Index3& corner);

/// Whether a file is called like that; only its name is looked at.
[[nodiscard]] bool isSeedFileName(const std::filesystem::path& file);

/// Case of such a name; the whole stem for other names.
[[nodiscard]] std::string caseOfSeedFile(const std::filesystem::path& file);

}  // namespace glioscope
