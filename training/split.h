#pragma once

// Which cases belong to which fold of a cross-validation. Decided once for a folder of patches and
// kept in its split.json, so that every run, network and machine holds back the same patients.

#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace glioscope {

struct Split {
    std::vector<std::vector<std::string>> folds;  ///< names of cases, each fold sorted
    std::string hash;  ///< SHA-256 of `folds`, 64 hex digits; another split has another hash
};

/// What comes before the number of a scan in names that hold one, else the whole name:
/// "BraTS-GLI-00002-001", "sub-03_ses-2" and "Patient_7_Timepoint_2" are scans of
/// "BraTS-GLI-00002", "sub-03" and "Patient_7".
[[nodiscard]] std::string patientOf(std::string_view caseName);
[[nodiscard]] std::set<std::string> patientsOf(const std::vector<std::string>& caseNames);

/// `names`, and behind them every case of `all` that is another scan of one of their patients.
[[nodiscard]] std::vector<std::string> withOtherScans(std::vector<std::string> names,
                                                      const std::vector<std::string>& all);

/// Reads `<patchFolder>/split.json`, adds the cases it does not know yet and writes it durably
/// where it changed; the folds returned hold `caseNames` alone. All scans of a patient share a
/// fold. New patients go, in the order of a hash of their names, to the fold with the fewest cases;
/// nobody moves. Throws Error for a damaged split.json and for one with another number of folds.
[[nodiscard]] Split readOrMakeSplit(const std::filesystem::path& patchFolder,
                                    const std::vector<std::string>& caseNames, int folds);

}  // namespace glioscope
