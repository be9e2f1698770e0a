#pragma once

// What a training run says about itself while it goes on, and what it is asked to do, as two small
// files in its folder: so a window can follow and steer a run that another process started, also
// after the window was closed and opened again. Free of LibTorch. Any thread.

#include "segmentation/system/keys.h"
#include "segmentation/system/sentence.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace glioscope {

enum class RunState : std::uint8_t { Training, Paused, Finished, Stopped, Failed };

template <>
inline constexpr auto kKeys<RunState> = keyTable<RunState>({
    {RunState::Training, "training"},
    {RunState::Paused, "paused"},
    {RunState::Finished, "finished"},
    {RunState::Stopped, "stopped"},
    {RunState::Failed, "failed"},
});

struct RunStatus {
    RunState state = RunState::Training;
    int epoch = 0;  ///< from 1
    int epochs = 0;
    int step = 0;  ///< from 1, within the epoch
    int steps = 0;
    double loss = 0;              ///< of this step
    double windowsPerSecond = 0;  ///< over the last steps
    double secondsLeft = -1;      ///< of the whole run; below 0 while unknown
    double phantomShare = -1;     ///< of what comes before the first epoch; below 0 after it
    Sentence message = {};        ///< why it ended; empty while it goes on
};

/// Replaces `<folder>/status.json`. Failing is silent: a full disk shows at the checkpoint, and a
/// run does not end over a message.
void writeRunStatus(const std::filesystem::path& folder, const RunStatus& status);

/// Nothing where there is none, or none that can be read.
[[nodiscard]] std::optional<RunStatus> readRunStatus(const std::filesystem::path& folder);

/// True while a process holds the folder's run.lock.
[[nodiscard]] bool isRunGoingOn(const std::filesystem::path& folder);

enum class RunRequest : std::uint8_t { None, Pause, Stop };

template <>
inline constexpr auto kKeys<RunRequest> = keyTable<RunRequest>({
    {RunRequest::None, ""},
    {RunRequest::Pause, "pause"},
    {RunRequest::Stop, "stop"},
});

/// Asks the run in `folder`; it answers within a step. None withdraws what was asked, which ends a
/// pause. Throws Error where the folder cannot be written.
void writeRunRequest(const std::filesystem::path& folder, RunRequest request);
[[nodiscard]] RunRequest readRunRequest(const std::filesystem::path& folder);

}  // namespace glioscope
