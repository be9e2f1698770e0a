#pragma once

// The picture that stands on a panel's tab where there is no room for the names of all tabs. Not
// its window's icon, which would stand beside the name and take its room.

namespace glioscope {

/// Property of a QDockWidget, a QIcon.
inline constexpr const char* kTabIcon = "tabIcon";

}  // namespace glioscope
