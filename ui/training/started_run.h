#pragma once

// A run whose process this program has started, and where that process writes what it has to say.

#include <QString>

#include <filesystem>
#include <optional>

namespace glioscope {

/// The process that this program started for a run, and what the folder said before it did.
struct StartedRun {
    qint64 process = 0;
    std::optional<std::filesystem::file_time_type> statusBefore = {};
};

[[nodiscard]] QString engineLog(const QString& folder);

}  // namespace glioscope
