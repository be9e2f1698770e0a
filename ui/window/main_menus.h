#pragma once

// Menus and toolbar of the main window, built from its actions alone.

class QMainWindow;
class QMenu;

namespace glioscope {

class Actions;

/// Fills the menu bar; returns the empty menu for recent cases. Docks of the window get their
/// switches in the View menu, so they must exist already.
[[nodiscard]] QMenu* buildMenus(QMainWindow& window, const Actions& actions);

/// The toolbar with files, the sequence strip, mouse presets and views.
void buildToolBar(QMainWindow& window, const Actions& actions);

}  // namespace glioscope
