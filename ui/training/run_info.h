#pragma once

// A run's folder at one moment: is it going on, how far is it, why did it end. Reads files and
// locks only; whoever trains there knows nothing of it.

#include "training/progress/run_status.h"
#include "ui/training/started_run.h"

#include <QString>

#include <filesystem>
#include <optional>

namespace glioscope {

enum class RunPhase {
    None,      ///< no folder, or nothing was trained in it
    Starting,  ///< before the first step
    Training,
    Paused,
    Stopping,  ///< asked to stop, and not yet ended
    Finished,
    Stopped,
    Failed,
    CutOff,  ///< its process is gone without a word
};

struct RunInfo {
    RunPhase phase = RunPhase::None;
    RunStatus status;       ///< defaults where none was written
    QString message;        ///< why it ended, or what is wrong; empty while all is well
    bool vanished = false;  ///< the folder was there and is not any more; only RunWatch can tell
    bool canResume = false;
    bool hasModel = false;
    [[nodiscard]] bool isGoingOn() const
    {
        return phase == RunPhase::Starting || phase == RunPhase::Training ||
               phase == RunPhase::Paused || phase == RunPhase::Stopping;
    }
};

[[nodiscard]] RunInfo readRunInfo(const QString& folder, const StartedRun& started = {});

/// The model a run leaves: best.h5, or last.h5 where nothing was held back; empty where none.
[[nodiscard]] QString modelOfRun(const QString& folder);

/// True where the folder holds a run, begun or ended.
[[nodiscard]] bool isRunFolder(const QString& folder);

}  // namespace glioscope
