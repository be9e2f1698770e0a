#pragma once

#include <string>

namespace glioscope {

/// A new UID that tells nothing of machine or time: "2.25." and a random UUID as a number (PS3.5,
/// B.2; RFC 9562, version 4). Thread-safe.
[[nodiscard]] std::string newUid();

}  // namespace glioscope
