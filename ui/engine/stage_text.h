#pragma once

// What the engine is at, in the user's language. Its stages are keys, of Progress::stage.

#include <QString>

#include <string_view>

namespace glioscope {

/// As it is where it is none that is known here, as of an engine of another version.
[[nodiscard]] QString shownStage(std::string_view stage);

}  // namespace glioscope
