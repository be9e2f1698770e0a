#pragma once

// The command `import-dicom` of glioscope-engine. It adds its options to the parser and runs in the
// parser's callback; it throws Error or Cancelled, and never exits.

namespace CLI {
class App;
}

namespace glioscope {

void addImportDicomCommand(CLI::App& app);

}  // namespace glioscope
