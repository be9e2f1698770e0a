#pragma once

// The main window with its training window and the real engine, and hands to use it with: the tests
// of training inherit it.

#include "tests/support/test_data.h"
#include "ui/engine/workspace.h"
#include "ui/training/run_info.h"
#include "ui/training/training_dialog.h"
#include "ui/widgets/theme.h"
#include "ui/window/main_window.h"

#include <QAbstractButton>
#include <QSettings>
#include <QTest>

#include <memory>

namespace glioscope::test {

inline constexpr int kLongMs = 60'000;  // the real engine on a busy machine

class TrainingDialogFixture {
protected:
    TrainingDialogFixture();
    ~TrainingDialogFixture();

    /// Opens the window, anew after closeWindow().
    void openWindow();
    void closeWindow();

    /// `<folder>/Phantom_<n>` for each seed n, heads of 6 mm voxels.
    void writeCases(const std::string& folder, const QList<int>& seeds);
    /// Three cases in path("cases"), and the real engine's patches of them in path("patches"); its
    /// exit code.
    [[nodiscard]] int makePatches();
    /// `<folder>/<name>_<n>`, n from 1, all of them links to the files of one case.
    void linkCases(const std::string& folder, const std::filesystem::path& original,
                   const std::string& name, int count);
    /// Runs the engine without the window; its exit code.
    [[nodiscard]] int engine(const QStringList& arguments);
    /// Whether an engine works with a file or folder of this name.
    [[nodiscard]] static bool engineWorksOn(const QString& name);

    [[nodiscard]] TrainingDialog& dialog() { return m_window->training(); }
    [[nodiscard]] RunPhase phase() { return dialog().run().phase; }
    [[nodiscard]] int epochs();
    void showPage(TrainingDialog::Page page);
    /// A network that learns nothing in no time, for the patches in path(`patches`).
    void setTinyNetwork(int epochCount, const std::string& patches = "patches");

    template <typename Widget>
    [[nodiscard]] Widget* find(const char* name)
    {
        auto* widget = dialog().findChild<Widget*>(QString::fromLatin1(name));
        if (!widget) {
            qFatal("There is no %s.", name);
        }
        return widget;
    }
    [[nodiscard]] QAbstractButton* button(const char* name) { return find<QAbstractButton>(name); }
    [[nodiscard]] QString text(const char* label);
    void click(const char* name);
    void type(const char* name, const QString& value);
    void choose(const char* name, const QVariant& data);

    [[nodiscard]] std::filesystem::path place(const std::string& name) const
    {
        return m_folder.path() / name;
    }
    [[nodiscard]] QString path(const std::string& name) const
    {
        return QString::fromStdString(place(name).string());
    }

    TemporaryFolder m_folder;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<MainWindow> m_window;
};

}  // namespace glioscope::test
