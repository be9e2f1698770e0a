#pragma once

// Menus and toolbar of the main window, built from its actions alone.

class QMainWindow;
class QMenu;

namespace glioscope {

class Actions;

/// Menus that somebody else fills.
struct OpenMenus {
    QMenu* recent;
    QMenu* layout;
};

/// Fills the menu bar. Docks of the window get their switches in the View menu, so they must exist
/// already.
[[nodiscard]] OpenMenus buildMenus(QMainWindow& window, const Actions& actions);

/// The toolbar with files, the sequence strip, mouse presets, views and the menu of layouts.
void buildToolBar(QMainWindow& window, const Actions& actions, QMenu* layouts);

}  // namespace glioscope
