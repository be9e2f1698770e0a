#pragma once

// The commands of glioscope-engine, one source file each. A command adds its options to the parser and
// runs in the parser's callback; it throws Error, AmbiguousInput or Cancelled, and never exits.

namespace CLI {
class App;
}

namespace glioscope {

void addSegmentCommand(CLI::App& app);
void addEvaluateCommand(CLI::App& app);
void addAuditCommand(CLI::App& app);
void addPrepareCommand(CLI::App& app);
void addTrainCommand(CLI::App& app);
void addEvaluatePatchesCommand(CLI::App& app);
void addPhantomCommand(CLI::App& app);
void addAverageCommand(CLI::App& app);
void addImportKerasCommand(CLI::App& app);
void addModelsCommand(CLI::App& app);
void addSelftestCommand(CLI::App& app);
void addBenchmarkCommand(CLI::App& app);
void addServeCommand(CLI::App& app);

/// Parses the arguments and runs the command they name. Returns the exit code of parsing (0 for
/// --help, 2 for wrong usage) or 0; throws what the command throws, and Error where its output was lost.
int runEngine(int argc, char** argv);

/// From a catch block: one sentence on stderr for the exception in flight, and its exit code (1
/// failed, 2 not understood, 130 cancelled).
int reportFailure() noexcept;

}  // namespace glioscope
