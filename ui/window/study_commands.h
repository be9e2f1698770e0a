#pragma once

// The window's commands about DICOM studies: from a dropped folder to an open case. The patient is
// named in the title while the case is open. Neither the study nor whose it is enters what is
// remembered: no recent case, no session, no last folder.

#include "ui/engine/workspace.h"
#include "ui/widgets/actions.h"

#include <QObject>
#include <QPointer>

#include <filesystem>
#include <functional>

namespace glioscope {

class MessageBar;
class StudyDialog;
struct Preferences;
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

Q_SIGNALS:
    /// Its series are shown, or there are none.
    void answered();

private:
    void chooseFolder();
    void show(const StudyCase& study);
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
