#pragma once

// The command `compare` of glioscope-engine. It adds its options to the parser and runs in the
// parser's callback; it throws Error, AmbiguousInput or Cancelled, and never exits.

namespace CLI {
class App;
}

namespace glioscope {

void addCompareCommand(CLI::App& app);

}  // namespace glioscope
