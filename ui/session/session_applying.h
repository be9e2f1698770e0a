#pragma once

// Puts a session that was read into the window whose case it opened: layers, view, comparison,
// cameras. The window's layout lies between the two calls. GUI thread.

#include "ui/session/session_parts.h"
#include "ui/session/session_reading.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace glioscope {

class SessionSource;

/// The layers of a session by their numbers; 0 for one that is not restored.
using RestoredIds = std::vector<LayerId>;

/// Of the ids those that numbers stand for.
[[nodiscard]] std::vector<LayerId> idsOf(const std::vector<std::size_t>& numbers,
                                         const RestoredIds& ids);

/// Adds the layers and shows them as they were shown. `source` is told which files hold them;
/// `keepsFiles`: the session's own files stay where they are.
[[nodiscard]] RestoredIds applyLayersAndView(const RestoredSession& restored,
                                             const SessionParts& parts, SessionSource& source,
                                             bool keepsFiles);

/// Once the panes are arranged. Panes much smaller or larger than they were show as much as those
/// did.
void applyCameras(const SavedPanes& saved, PaneGrid& panes);

}  // namespace glioscope
