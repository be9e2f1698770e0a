#pragma once

// What stands in the place of a structure's name where a map that a job wrote is no probability but
// the standard deviation of all passes, mirrored ones and members', 0 to 255 for 0 to 0.5.

namespace glioscope {

inline constexpr const char* kDeviationName = "SD";

}  // namespace glioscope
