#pragma once

// Which cases belong to which fold of a cross-validation. Decided once for a folder of patches and
// kept in its split.json, so that every run, network and machine holds back the same patients.

#include "segmentation/case/model/patients.h"

#include <filesystem>
#include <string>
#include <vector>

namespace glioscope {

struct Split {
    std::vector<std::vector<std::string>> folds;  ///< names of cases, each fold sorted
    std::string hash;  ///< SHA-256 of `folds`, 64 hex digits; another split has another hash
};

/// `names`, and behind them every case of `all` that is another scan of one of their patients.
[[nodiscard]] std::vector<std::string> withOtherScans(std::vector<std::string> names,
                                                      const std::vector<std::string>& all,
                                                      const Patients& patients);

/// Reads `<patchFolder>/split.json`, adds the cases it does not know yet and writes it durably
/// where it changed; the folds returned hold `caseNames` alone. New scans of a patient go to the
/// fold that holds one already, new patients, in the order of a hash of their names, to the fold
/// with the fewest cases; nobody moves. Throws Error for a damaged split.json and for one with
/// another number of folds.
[[nodiscard]] Split readOrMakeSplit(const std::filesystem::path& patchFolder,
                                    const std::vector<std::string>& caseNames, int folds,
                                    const Patients& patients);

}  // namespace glioscope
