#pragma once

// Whose scan a case is. Scans of one patient must never stand on both sides of a split. Names tell
// where they end in a time point behind an identity; a prefix that cases merely share ("HOSP_0031",
// "HOSP_0032") tells nothing. What names leave open or get wrong, a file of case and patient says.

#include <filesystem>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace glioscope {

/// What comes before the time point in names that end in one, else the whole name:
/// "BraTS-GLI-00002-001", "sub-03_ses-2", "RHUH-0001_2" and "P1_T1" are scans of "BraTS-GLI-00002",
/// "sub-03", "RHUH-0001" and "P1".
[[nodiscard]] std::string patientOf(std::string_view caseName);

/// Whether a name says when and nothing else: "week-044", "Timepoint_1", "ses-2", "T1",
/// "2019-03-04".
[[nodiscard]] bool isTimePoint(std::string_view name);

/// Whether a folder is called as one patient's: "Patient_7", "sub-01", "PatientID_0003".
[[nodiscard]] bool isPatientName(std::string_view name);

/// Patients of cases: those that were told, and patientOf() for all others.
class Patients {
public:
    /// Reads a table with the columns "case" and "patient" in any order, named in its first line.
    /// Throws Error naming the file and the line for anything else, and for a case of two patients.
    [[nodiscard]] static Patients fromFile(const std::filesystem::path& csv);

    void tell(const std::string& caseName, const std::string& patient);
    /// Takes over what `others` were told.
    void tell(const Patients& others);

    [[nodiscard]] std::string of(std::string_view caseName) const;
    /// The same, with what its folders say where nobody was told.
    [[nodiscard]] std::string of(std::string_view caseName, const std::string& otherwise) const;
    [[nodiscard]] std::set<std::string> ofAll(std::span<const std::string> caseNames) const;
    /// Cases that were told and are not among `caseNames`.
    [[nodiscard]] std::vector<std::string> strangersTo(
        std::span<const std::string> caseNames) const;

    [[nodiscard]] bool empty() const { return m_patientOfCase.empty(); }
    [[nodiscard]] std::string csv() const;  ///< the table that fromFile() reads, sorted by case
    bool operator==(const Patients&) const = default;

private:
    std::map<std::string, std::string, std::less<>> m_patientOfCase;
};

}  // namespace glioscope
