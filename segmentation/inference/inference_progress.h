#pragma once

#include <functional>

namespace glioscope {

/// done and total count voxels through the network; return false to stop. Any thread.
using InferenceProgress = std::function<bool(double done, double total)>;

}  // namespace glioscope
