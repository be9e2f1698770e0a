#pragma once

// The command `brain-mask` of glioscope-engine. It adds its options to the parser and runs in the
// parser's callback; it throws Error or Cancelled, and never exits.

namespace CLI {
class App;
}

namespace glioscope {

void addBrainMaskCommand(CLI::App& app);

}  // namespace glioscope
