#pragma once

// From a session file to an opened case and its layers, on a worker thread: finds the files, reads
// what is there, and says what is not. No widget, no state, no exception.

#include "ui/session/restored_session.h"

namespace glioscope {

/// The study that a session names; nothing where it names none, or cannot be read.
[[nodiscard]] std::optional<SavedStudy> studyOfSession(const std::filesystem::path& file);

/// Opens the case of a session; what else the session has comes into `restored`, also where the
/// case cannot be opened. Any thread.
[[nodiscard]] OpenOutcome openSession(const SessionRequest& request, RestoredSession& restored);

}  // namespace glioscope
