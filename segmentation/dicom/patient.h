#pragma once

// Who the patient of a study is, for showing it while the study is open. Nothing else in the
// library reads this, and whoever does keeps it nowhere.

#include <filesystem>
#include <string>

namespace glioscope {

struct DicomPatient {
    std::string name;       ///< "Family, Given Middle"; UTF-8
    std::string id;         ///< the hospital's number
    std::string birthDate;  ///< "1950-12-31", or as the file has it where that is no date
};

/// What one file says; empty where it does not, or cannot be read. Does not throw. Thread-safe.
[[nodiscard]] DicomPatient patientOf(const std::filesystem::path& file) noexcept;

/// "MUSTER^MARIA^E" as people write it; of several spellings the first.
[[nodiscard]] std::string writtenName(const std::string& personName);

}  // namespace glioscope
