#pragma once

// The command `study` of glioscope-engine. It adds its options to the parser and runs in the
// parser's callback; it throws Error or Cancelled, and never exits.

namespace CLI {
class App;
}

namespace glioscope {

void addStudyCommand(CLI::App& app);

}  // namespace glioscope
