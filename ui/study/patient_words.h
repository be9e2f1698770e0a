#pragma once

// Whether something that is to be written, such as a path, tells who a study's patient is. Pure
// functions.

#include "ui/study/study_listing.h"

#include <filesystem>
#include <string>
#include <vector>

namespace glioscope {

/// Of name, number and date of birth, as they stand in names of files and folders too.
[[nodiscard]] std::vector<std::string> patientWords(const StudyPatient& patient);

/// Whether one of the words is in it, in small letters or large ones; a word of one or two letters
/// only where it stands alone.
[[nodiscard]] bool tellsPatient(const std::string& text, const std::vector<std::string>& words);
[[nodiscard]] bool tellsPatient(const std::filesystem::path& path,
                                const std::vector<std::string>& words);

}  // namespace glioscope
