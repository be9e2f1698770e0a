#pragma once

// patients.csv in a folder of patches: whose scans cases are where their names do not tell, as
// prepare found it in folders or was told, so that every run and machine keeps the same patients
// apart. People may correct it.

#include "segmentation/case/model/patients.h"

#include <filesystem>

namespace glioscope {

/// Nobody where the folder has none. Throws Error for a damaged one.
[[nodiscard]] Patients readPatients(const std::filesystem::path& patchFolder);

/// Adds `patients` to the file, whole or not at all; what is told counts before what is there. A
/// file that says all of it already is not touched. Throws Error.
void tellPatients(const std::filesystem::path& patchFolder, const Patients& patients);

}  // namespace glioscope
