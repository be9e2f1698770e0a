#pragma once

// Menus and toolbar of the main window, built from its actions alone.

class QMainWindow;
class QMenu;
class QWidget;

namespace glioscope {

class Actions;
class SegmentationRun;

/// Menus that somebody else fills.
struct OpenMenus {
    QMenu* recent = nullptr;
    QMenu* layout = nullptr;
    QMenu* language = nullptr;
};

/// Fills the menu bar. Docks of the window get their switches in the View menu, so they must exist
/// already.
[[nodiscard]] OpenMenus buildMenus(QMainWindow& window, const Actions& actions);

/// What a right click in a pane opens; deletes itself when closed.
[[nodiscard]] QMenu* makePaneMenu(QWidget* parent, const Actions& actions, QMenu* layouts);

/// The toolbar with files, the run's start and stop, the sequence strip, views, the menu of layouts
/// and mouse presets: what is needed most stands first, since a narrow window has no room for all.
void buildToolBar(QMainWindow& window, const Actions& actions, QMenu* layouts,
                  const SegmentationRun& run);

}  // namespace glioscope
