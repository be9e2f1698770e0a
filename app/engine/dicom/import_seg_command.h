#pragma once

// The command `import-seg` of glioscope-engine. It adds its options to the parser and runs in the
// parser's callback; it throws Error, AmbiguousInput or Cancelled, and never exits.

namespace CLI {
class App;
}

namespace glioscope {

void addImportSegCommand(CLI::App& app);

}  // namespace glioscope
