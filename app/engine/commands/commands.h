#pragma once

// All commands of glioscope-engine, which are one source file each, behind one parser.

namespace glioscope {

/// Parses the arguments and runs the command they name. Returns the exit code of parsing (0 for
/// --help, 2 for wrong usage) or 0; throws what the command throws, and Error where its output was
/// lost.
int runEngine(int argc, char** argv);

/// From a catch block: one sentence on stderr for the exception in flight, and its exit code (1
/// failed, 2 not understood, 130 cancelled).
int reportFailure() noexcept;

}  // namespace glioscope
