#pragma once

// Of what a session is made: the parts of the window that hold what is shown.

#include "ui/comparison/comparison.h"
#include "ui/engine/workspace.h"
#include "ui/panes/pane_grid.h"
#include "ui/settings/preferences.h"
#include "viewer/session/saved_session.h"

#include <functional>
#include <optional>
#include <vector>

namespace glioscope {

class SlicePane;

/// The first pane of a group; null where it has none.
[[nodiscard]] const SlicePane* paneOf(const PaneGrid& panes, const CameraGroup& group);

/// All outlive whoever is given them.
struct SessionParts {
    Workspace& workspace;
    Comparison& comparison;
    PaneGrid& panes;
    const PanePreferences& choices;  ///< of layout and plane
    /// Segmentations that were chosen to stand side by side.
    std::function<std::optional<std::vector<LayerId>>()> compared;
    std::function<SavedPanels()> panels;
};

}  // namespace glioscope
