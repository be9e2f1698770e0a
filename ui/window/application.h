#pragma once

// The viewer as a program: command line, theme, window, and what comes up first.

namespace glioscope {

/// Exit code: 0 done, 1 failed with a sentence on stderr, 2 wrong usage.
int runViewer(int argc, char** argv);

}  // namespace glioscope
