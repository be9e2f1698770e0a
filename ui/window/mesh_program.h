#pragma once

// `glioscope --meshes`: surfaces of a file of labels, without a window or a display.

#include "ui/window/viewer_command_line.h"

namespace glioscope {

/// Prints what was written and what has no voxel. Returns the exit code; throws Error, and
/// AmbiguousInput where --labels is needed.
int writeMeshesOf(const CommandLine& commandLine);

}  // namespace glioscope
