#pragma once

// The names that the reference system gives its patch files, which say whose they are.

#include "segmentation/volume/geometry.h"

#include <filesystem>
#include <string>

namespace glioscope {

/// "<case>_total.nii_<n>_x<x>_y<y>_z<z>.h5"
[[nodiscard]] std::string referenceFileName(const std::string& caseName, int number,
                                            const Index3& corner);

/// Whether a file is called like that; only its name is looked at.
[[nodiscard]] bool isReferenceFileName(const std::filesystem::path& file);

/// Case of such a name; the whole stem for other names.
[[nodiscard]] std::string caseOfReferenceFile(const std::filesystem::path& file);

}  // namespace glioscope
