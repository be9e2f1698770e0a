#pragma once

// The window's commands about sessions: saving what is shown by hand, opening it again, and the
// offer to restore what a program that did not end well had open.

#include "ui/session/session_applying.h"
#include "ui/session/session_parts.h"
#include "ui/session/session_source.h"
#include "ui/widgets/actions.h"
#include "ui/widgets/notice.h"

#include <QObject>
#include <QStringList>
#include <QThreadPool>

#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

namespace glioscope {

class Autosave;
class DockArrangement;
class LayoutCommands;
class MessageBar;
class SessionWriter;

class SessionCommands : public QObject {
    Q_OBJECT
public:
    /// All must outlive this object, which belongs to the window `parent`.
    struct Context {
        Workspace& workspace;
        const Actions& actions;
        MessageBar& messages;
        Preferences& preferences;
        Comparison& comparison;
        LayoutCommands& layouts;
        PaneGrid& panes;
        DockArrangement& docks;
        /// Does what it is given once the user lets the open case go.
        std::function<void(std::function<void()>)> leaveCase;
        /// As StudyCommands::reopen().
        std::function<void(const SavedStudy& saved,
                           const std::vector<std::filesystem::path>& lookIn,
                           const std::function<void(const StudyCase&)>& done,
                           const std::function<void(const QString&)>& failed)>
            reopenStudy;
    };
    SessionCommands(const Context& context, QWidget* parent);
    /// Waits for what is being saved.
    ~SessionCommands() override;

    /// Files that lie elsewhere now are looked for below `lookIn` too. restored() or failed()
    /// follows, or nothing where the user would rather not leave the open case.
    void open(const std::filesystem::path& file,
              const std::vector<std::filesystem::path>& lookIn = {});
    /// Of the open case; saved() or failed() follows.
    void save(const std::filesystem::path& file);

    /// From now on the session is kept in a folder of its own in `parent` until end(). What a
    /// program left there that did not end well is offered.
    void keepIn(const std::filesystem::path& parent);
    /// The program ends well.
    void end();
    /// Null until keepIn().
    [[nodiscard]] Autosave* autosave() const { return m_autosave; }

Q_SIGNALS:
    void restored(const QStringList& problems);
    void saved(const QString& file);
    /// A session of the user's was opened or saved.
    void used(const QString& file);
    void failed(const QString& message);

private:
    void chooseToOpen();
    void chooseToSave();
    void openStudy(SessionRequest request, const SavedStudy& study);
    void openNow(const SessionRequest& request);
    /// Whether where a session lies may be remembered: it does not tell a study's patient.
    [[nodiscard]] bool mayRemember(const std::filesystem::path& file) const;
    void onSaved(const std::filesystem::path& file, const GatheredSession& gathered,
                 const std::vector<std::filesystem::path>& files);
    void onOpened();
    void onOpenFailed(const QString& message);
    void apply(RestoredSession& restored);
    void restoreLayout(RestoredSession& restored, const RestoredIds& ids);
    void tell(const RestoredSession& restored);
    void offerToFind(Notice::Kind kind, const QString& message, const std::filesystem::path& file);
    void offerLeft();
    void offer();
    void fail(const QString& message);

    Context m;
    QWidget* m_window;
    SessionParts m_parts;
    SessionSource m_source;
    std::shared_ptr<SessionWriter> m_writer;  ///< for `m_thread` alone
    QThreadPool m_thread;
    Autosave* m_autosave = nullptr;
    std::filesystem::path m_autosaves;  ///< folder of all
    std::filesystem::path m_offered;    ///< of a program that did not end well
    std::filesystem::path m_left;       ///< that, while it is being restored
    bool m_offerAgain = false;          ///< where the first case has something else to say
    std::filesystem::path m_lastFile;   ///< of the open case
    std::shared_ptr<RestoredSession> m_opening;
};

}  // namespace glioscope
