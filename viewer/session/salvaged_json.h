#pragma once

// JSON up to where it is damaged: whatever was complete before, and the open objects and lists as
// far as they went. Includes nlohmann-json; for the sources of this folder only.

#include "viewer/session/json_form.h"

#include <string_view>

namespace glioscope::session {

struct Salvaged {
    Json root = {};
    bool isDamaged = false;
};

/// Deeper nesting than a session has counts as damage.
[[nodiscard]] Salvaged salvagedJson(std::string_view text);

}  // namespace glioscope::session
