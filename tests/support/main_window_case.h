#pragma once

// The main window with a small case, as every test of it needs them. A test class inherits this and
// adds its properties.

#include "segmentation/phantom/phantom.h"
#include "segmentation/session/layer.h"
#include "tests/support/test_data.h"
#include "ui/panes/slice_pane.h"
#include "ui/widgets/theme.h"
#include "ui/window/main_window.h"

#include <QDockWidget>
#include <QLabel>
#include <QObject>
#include <QSettings>
#include <QStringList>

#include <filesystem>
#include <memory>

namespace glioscope::test {

class MainWindowCase : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    /// Makes the window where a test before took it away.
    void init();
    void cleanupTestCase();

protected:
    /// The expert's labels with one label everywhere.
    [[nodiscard]] LabelContent result(Label label) const;
    void makeWindow();
    void closeWindow();
    /// Waits until it is shown.
    void openCase(const std::filesystem::path& path);
    /// Moves the pointer there and waits for the focus.
    SlicePane* pointAt(SlicePlane plane);
    /// A dock by its name in the program, in front of those that it shares its place with.
    QDockWidget* bringForward(const char* dock);
    /// What the segmentation panel says of the chosen model and the open case, line by line.
    QStringList modelChecks();
    /// To whatever has the focus.
    void key(Qt::Key which, Qt::KeyboardModifiers modifiers = {});
    ViewState& state() { return m_workspace->state; }
    QLabel* label(const char* name)
    {
        return m_window->findChild<QLabel*>(QString::fromLatin1(name));
    }

    TemporaryFolder m_folder;
    Phantom m_phantom;
    std::filesystem::path m_case;
    std::filesystem::path m_withoutT1ce;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<MainWindow> m_window;
};

}  // namespace glioscope::test
