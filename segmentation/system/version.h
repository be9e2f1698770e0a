#pragma once

/// The one place that says which version this is: CMakeLists.txt and scripts/package read this
/// line. A macro, since literals are joined with it.
#define GLIOSCOPE_VERSION "0.2.0"
