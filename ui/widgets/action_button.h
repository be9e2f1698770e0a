#pragma once

// The button of a command in a panel or a dialog.

#include <Qt>

class QAction;
class QToolButton;

namespace glioscope {

/// Has the action's text, icon, help and state. The caller gives it a place.
[[nodiscard]] QToolButton* makeActionButton(QAction* action, Qt::ToolButtonStyle style);

}  // namespace glioscope
