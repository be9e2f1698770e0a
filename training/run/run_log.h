#pragma once

// A run's log: log.csv for spreadsheets and log.jsonl for programs, a line an epoch. After a resume
// the lines of epochs that are run again are dropped, so that every epoch appears once. The columns
// are described in README.md; the first five are the reference's.

#include "training/scoring/validation.h"
#include "training/settings/training_config.h"

#include <filesystem>
#include <vector>

namespace glioscope {

class RunLog {
public:
    /// Keeps the lines of the first `epochsDone` epochs that are there already.
    RunLog(const std::filesystem::path& folder, int epochsDone);

    /// Both files are replaced durably. `score` may be null.
    void add(const EpochRecord& record, const ValidationScore* score);

private:
    std::filesystem::path m_folder;
    std::vector<std::string> m_csv;
    std::vector<std::string> m_json;
};

}  // namespace glioscope
