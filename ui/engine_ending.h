#pragma once

#include <QString>

namespace glioscope {

/// What became of a process of the engine that a signal ended, to follow its name in a sentence:
/// "was ended by the system, ..." or "crashed (SEGV)". `signal`: QProcess::exitCode() of a CrashExit.
[[nodiscard]] QString endedBySignal(int signal);

}  // namespace glioscope
