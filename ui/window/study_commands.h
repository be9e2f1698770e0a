#pragma once

// The window's commands about DICOM studies: from a dropped folder, or from a session that names a
// study, to an open case. The patient is named in the title while the case is open. Whose the study
// is enters nothing that is remembered, and the study itself a session alone.

#include "ui/engine/workspace.h"
#include "ui/widgets/actions.h"

#include <QObject>
#include <QPointer>

#include <filesystem>
#include <functional>
#include <vector>

namespace glioscope {

class MessageBar;
class StudyDialog;
struct Preferences;
struct SavedStudy;
struct StudyCase;

class StudyCommands : public QObject {
    Q_OBJECT
public:
    /// All must outlive this object, which belongs to the window `parent`.
    struct Context {
        Workspace& workspace;
        const Actions& actions;
        MessageBar& messages;
        const Preferences& preferences;
        /// Does what it is given once the user lets the open case go.
        std::function<void(std::function<void()>)> leaveCase;
    };
    StudyCommands(const Context& context, QWidget* parent);

    /// Where cases of studies lie while they are open, instead of in the user's cache, and the file
    /// in which choices are remembered, where the user wants that; none before. What a program that
    /// was killed left in `cases` goes.
    void keepIn(const std::filesystem::path& cases, const std::filesystem::path& choices);

    /// Whether it looks like a study and holds no case of other files.
    [[nodiscard]] static bool isStudy(const QString& path);
    /// Shows the study's series; does nothing and returns false for what is none.
    bool take(const QString& path);
    /// Whatever it looks like.
    void open(const QString& path);
    /// Reads the series that a session names from its study's folder, or from the first of
    /// `lookIn`. One of both is called, or neither where the user cancels; whoever opens the case
    /// does so in `done`.
    void reopen(const SavedStudy& saved, const std::vector<std::filesystem::path>& lookIn,
                const std::function<void(const StudyCase&)>& done,
                const std::function<void(const QString&)>& failed);

Q_SIGNALS:
    /// Its series are shown, or there are none.
    void answered();

private:
    void chooseFolder();
    /// In the place of one that is open.
    void show(StudyDialog* dialog);
    void openCase(const StudyCase& study);
    void onOpened();

    Context m;
    QWidget* m_window;
    std::filesystem::path m_cases;
    std::filesystem::path m_choices;
    QPointer<StudyDialog> m_dialog;
    QString m_patient;  ///< of the study that is opening or open
    QStringList m_notices;
};

}  // namespace glioscope
