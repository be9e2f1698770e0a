#pragma once

// What the commands for studies begin with: looking through the folder.

#include "segmentation/dicom/study_scan.h"

#include <filesystem>
#include <string>

namespace glioscope {

class Console;

/// With progress under the command's name, and a warning for each image that cannot be read. Throws
/// Error where there is no MR image, Cancelled when interrupted.
[[nodiscard]] StudyScan scanWithProgress(const std::filesystem::path& study, const char* command,
                                         Console& console);

/// The same of files on stdin alone: lines of JSON up to its end, each a list of paths as text of
/// path_text.h. Throws Error where one of them is no longer an MR image that can be read.
[[nodiscard]] StudyScan scanListedWithProgress(const std::filesystem::path& study,
                                               const char* command, Console& console);

/// seriesName() as a sentence begins: "Series 3, AX T1 post".
[[nodiscard]] std::string seriesTitle(const DicomInstance& instance);

}  // namespace glioscope
