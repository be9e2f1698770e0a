#include "ui/window/session_commands.h"

#include "segmentation/system/error.h"
#include "ui/panes/layouts.h"
#include "ui/session/autosave.h"
#include "ui/session/session_writer.h"
#include "ui/study/patient_words.h"
#include "ui/widgets/background_work.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/path_string.h"
#include "ui/widgets/sentence_text.h"
#include "ui/window/dock_arrangement.h"
#include "ui/window/layout_commands.h"
#include "ui/window/path_dialog.h"
#include "ui/window/replacing.h"
#include "viewer/session/session_file.h"

#include <QDateTime>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>
#include <exception>
#include <utility>
#include <variant>

namespace glioscope {
namespace fs = std::filesystem;
namespace {

constexpr qsizetype kMostTold = 6;  // sentences in the message; more would hide the pictures

QString told(const QStringList& problems)
{
    QStringList shown = problems.mid(0, kMostTold);
    if (problems.size() > kMostTold) {
        shown << SessionCommands::tr("%n more of this kind.", "", int(problems.size() - kMostTold));
    }
    return shown.join(QLatin1Char('\n'));
}

QString endingPattern()
{
    return SessionCommands::tr("Sessions (*%1)")
        .arg(QLatin1String(kSessionEnding.data(), qsizetype(kSessionEnding.size())));
}

/// Whether a left session has segmentations of its own.
bool holdsContents(const fs::path& sessionFile)
{
    std::error_code failure;
    fs::directory_iterator it(sessionFile.parent_path(), failure);
    return !failure && std::any_of(begin(it), end(it), [](const fs::directory_entry& entry) {
        return entry.path().extension() == ".gz";
    });
}

/// What is chosen for a session may be a study's folder or lie in it.
bool isDiscreet(const QString&)
{
    return true;
}

bool isSameCase(const CaseFiles& one, const CaseFiles& other)
{
    return one.name == other.name && one.images == other.images;
}

}  // namespace

SessionCommands::SessionCommands(const Context& context, QWidget* parent)
    : QObject(parent),
      m(context),
      m_window(parent),
      m_parts{.workspace = context.workspace,
              .comparison = context.comparison,
              .panes = context.panes,
              .choices = context.preferences.panes,
              .compared = [&layouts = context.layouts] { return layouts.compared(); },
              .panels = [&docks = context.docks] { return docks.panels(); }},
      m_source(m_parts),
      m_writer(std::make_shared<SessionWriter>())
{
    m_thread.setMaxThreadCount(1);
    m.actions.on(Command::OpenSession, this, [this] { chooseToOpen(); });
    m.actions.on(Command::SaveSession, this, [this] { chooseToSave(); });
    m.actions[Command::SaveSession]->setEnabled(false);
    CaseSession& session = m.workspace.session;
    connect(&session, &CaseSession::opened, this, &SessionCommands::onOpened);
    connect(&session, &CaseSession::openFailed, this, &SessionCommands::onOpenFailed);
    connect(&m.docks, &DockArrangement::changed, &m_source, &SessionSource::changed);
    connect(&m_source, &SessionSource::fileWritten, this, [this](const QString& file) {
        m_thread.start([writer = m_writer, path = pathFromString(file)] { writer->forget(path); });
    });
}

SessionCommands::~SessionCommands()
{
    m_thread.waitForDone();
}

void SessionCommands::chooseToOpen()
{
    QFileDialog dialog(m_window, tr("Open a session"), m.preferences.lastSaveFolder,
                       endingPattern());
    dialog.setFileMode(QFileDialog::ExistingFile);
    const QString file = choosePath(dialog, isDiscreet);
    if (!file.isEmpty()) {
        open(pathFromString(file));
    }
}

void SessionCommands::chooseToSave()
{
    const QString name = QString::fromStdString(
        bytesText(m.workspace.session.current()->files.name) + std::string(kSessionEnding));
    const QString proposed = m_lastFile.empty() ? QDir(m.preferences.lastSaveFolder).filePath(name)
                                                : pathString(m_lastFile);
    // The window itself asks before it replaces a file, and refuses some.
    QFileDialog dialog(m_window, tr("Save the session"), QFileInfo(proposed).path(),
                       endingPattern());
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setOption(QFileDialog::DontConfirmOverwrite);
    dialog.selectFile(QFileInfo(proposed).fileName());
    const QString chosen = choosePath(dialog, isDiscreet);
    if (chosen.isEmpty()) {
        return;
    }
    fs::path file = pathFromString(chosen);
    if (!isSessionName(file)) {
        file += kSessionEnding;
    }
    if (mayWrite({pathString(file)}, m.workspace.session, m.messages, m_window)) {
        save(file);
    }
}

void SessionCommands::save(const fs::path& file)
{
    std::optional<GatheredSession> gathered = m_source.gather();
    if (!gathered) {
        fail(tr("There is no case open whose session could be saved."));
        return;
    }
    using Outcome = std::variant<std::vector<fs::path>, QString>;
    const auto write = [writer = m_writer, file, gathered = *gathered]() -> Outcome {
        try {
            return writer->write(placeBeside(file), gathered);
        } catch (const std::exception& error) {
            return shownFailure(error);
        }
    };
    m.actions[Command::SaveSession]->setEnabled(false);  // one at a time
    const auto done = [this, file, opened = m.workspace.session.current(),
                       gathered = *gathered](const Outcome& outcome) {
        m.actions[Command::SaveSession]->setEnabled(true);
        if (const auto* problem = std::get_if<QString>(&outcome)) {
            fail(*problem);
        } else if (opened == m.workspace.session.current()) {
            onSaved(file, gathered, std::get<std::vector<fs::path>>(outcome));
        }
    };
    runInBackground(this, write, done, &m_thread);
}

/// What the session's own files hold is not lost with the case.
void SessionCommands::onSaved(const fs::path& file, const GatheredSession& gathered,
                              const std::vector<fs::path>& files)
{
    for (std::size_t n = 0; n < files.size(); ++n) {
        const auto holds = [&labels = gathered.loose[n].labels](const Layer& layer) {
            return layer.labels() && layer.labels()->map == labels;
        };
        const auto& layers = m.workspace.session.layers();
        const auto layer = std::ranges::find_if(layers, holds);
        if (gathered.loose[n].labels && layer != layers.end()) {
            m_source.setFile(layer->id, files[n], true);
            m.workspace.session.markKept(layer->id);
        }
    }
    m_lastFile = file;
    m.messages.show(Notice::Kind::Good, tr("Saved: %1.").arg(shownPath(pathString(file))));
    if (mayRemember(file)) {
        m.preferences.lastSaveFolder = pathString(file.parent_path());
        Q_EMIT used(pathString(file));
    }
    Q_EMIT saved(pathString(file));
}

void SessionCommands::open(const fs::path& file, const std::vector<fs::path>& lookIn)
{
    std::error_code ignored;
    const fs::path whole = fs::absolute(file, ignored).lexically_normal();
    m.leaveCase([this, whole, lookIn] {
        const SessionRequest request{
            .file = whole, .lookIn = lookIn, .store = m.workspace.run.store()};
        runInBackground(
            this, [whole] { return studyOfSession(whole); },
            [this, request](const std::optional<SavedStudy>& study) {
                study ? openStudy(request, *study) : openNow(request);
            });
    });
}

void SessionCommands::openStudy(SessionRequest request, const SavedStudy& study)
{
    const auto failed = [this, file = request.file](const QString& sentence) {
        offerToFind(Notice::Kind::Problem, sentence, file);
        Q_EMIT this->failed(sentence);
    };
    const std::vector<fs::path> lookIn = request.lookIn;
    m.reopenStudy(
        study, lookIn,
        [this, request = std::move(request)](const StudyCase& read) mutable {
            request.study = std::make_shared<const StudyCase>(read);
            openNow(request);
        },
        failed);
}

void SessionCommands::openNow(const SessionRequest& request)
{
    auto restored = std::make_shared<RestoredSession>();
    m.workspace.session.openBy(
        tr("the session %1").arg(shownPath(pathString(request.file.filename()))), {},
        [request, restored] { return openSession(request, *restored); });
    m_opening = restored;
}

bool SessionCommands::mayRemember(const fs::path& file) const
{
    const auto origin = m.workspace.session.dicomOrigin();
    return !origin || !tellsPatient(file, origin->patientWords);
}

void SessionCommands::onOpened()
{
    m_lastFile.clear();
    m.actions[Command::SaveSession]->setEnabled(true);
    m_thread.start([writer = m_writer] { writer->clear(); });
    const std::shared_ptr<RestoredSession> restored = std::exchange(m_opening, nullptr);
    if (restored && isSameCase(restored->caseFiles, m.workspace.session.current()->files)) {
        apply(*restored);
    } else if (m_offerAgain && !m.messages.isOffering()) {
        offer();
    }
    m_offerAgain = false;
}

void SessionCommands::onOpenFailed(const QString& message)
{
    const std::shared_ptr<RestoredSession> restored = std::exchange(m_opening, nullptr);
    if (!restored) {
        return;
    }
    if (restored->lacksFiles) {
        offerToFind(Notice::Kind::Problem, message, restored->file);
    }
    Q_EMIT failed(message);
}

void SessionCommands::restoreLayout(RestoredSession& restored, const RestoredIds& ids)
{
    const SavedPanes& panes = restored.saved.panes;
    PanePreferences choices;
    choices.layout = QString::fromStdString(panes.layout);
    choices.plane = panes.plane;
    choices.shares[choices.layout] = {.rows = panes.rows, .columns = panes.columns};
    if (!choices.layout.isEmpty() && !layoutCalled(choices.layout)) {
        restored.problems
            << tr("There is no layout %1 here; the panes stay as they are.").arg(choices.layout);
        return;
    }
    m.layouts.restore(choices,
                      panes.compared ? std::optional(idsOf(*panes.compared, ids)) : std::nullopt);
    applyCameras(panes, m.panes);
}

void SessionCommands::apply(RestoredSession& restored)
{
    const bool isLeft = restored.file == m_left;
    restoreLayout(restored, applyLayersAndView(restored, m_parts, m_source, !isLeft));
    m.docks.show(restored.saved.panels);
    if (isLeft) {
        m_left.clear();
        if (m_autosave && restored.problems.isEmpty()) {
            // Not before all of it is kept again.
            m_autosave->onceKept([file = restored.file] { removeLeftSession(file); });
        }
    } else {
        m_lastFile = restored.file;
        if (mayRemember(restored.file)) {
            Q_EMIT used(pathString(restored.file));
        }
    }
    tell(restored);
    Q_EMIT this->restored(restored.problems);
}

void SessionCommands::tell(const RestoredSession& restored)
{
    QStringList problems = restored.problems;
    if (const Sentence& labels = m.workspace.session.current()->labelsProblem; !labels.empty()) {
        problems << shownSentence(labels);
    }
    const QString message = told(problems);
    if (problems.isEmpty()) {
        m.messages.show(Notice::Kind::Good, tr("The session is as it was."));
    } else if (restored.lacksFiles) {
        offerToFind(Notice::Kind::Warning, message, restored.file);
    } else {
        m.messages.show(Notice::Kind::Warning, message);
    }
}

void SessionCommands::offerToFind(Notice::Kind kind, const QString& message, const fs::path& file)
{
    m.messages.offer(kind, message, tr("Find Files…"), [this, file] {
        QFileDialog dialog(m_window, tr("Choose the folder that the files are in now"),
                           m.preferences.lastFolder);
        dialog.setFileMode(QFileDialog::Directory);
        dialog.setOption(QFileDialog::ShowDirsOnly);
        const QString folder = choosePath(dialog, isDiscreet);
        if (!folder.isEmpty()) {
            open(file, {pathFromString(folder)});
        }
    });
}

void SessionCommands::fail(const QString& message)
{
    m.messages.show(Notice::Kind::Problem, message);
    Q_EMIT failed(message);
}

void SessionCommands::keepIn(const fs::path& parent)
{
    m_autosaves = parent;
    m_autosave = new Autosave(m_source, parent, this);
    connect(m_autosave, &Autosave::failed, this,
            [this](const QString& message) { m.messages.show(Notice::Kind::Warning, message); });
    offerLeft();
}

void SessionCommands::end()
{
    if (m_autosave) {
        m_autosave->end();
    }
    // Once is enough for what nothing is lost with.
    if (!m_offered.empty() && !holdsContents(m_offered)) {
        removeLeftSession(m_offered);
    }
}

void SessionCommands::offerLeft()
{
    const std::vector<fs::path> left = leftSessions(m_autosaves);
    if (left.empty()) {
        return;
    }
    m_offered = left.front();
    m_offerAgain = true;
    offer();
}

void SessionCommands::offer()
{
    const QDateTime when = QFileInfo(pathString(m_offered)).lastModified();
    const QString sentence =
        holdsContents(m_offered)
            ? tr("Glioscope ended unexpectedly on %1. What was open then can be shown again, with "
                 "segmentations that were not saved.")
            : tr("Glioscope ended unexpectedly on %1. What was open then can be shown again.");
    m.messages.offer(Notice::Kind::Warning,
                     sentence.arg(QLocale().toString(when, QLocale::ShortFormat)), tr("Restore"),
                     [this] {
                         m_left = m_offered;
                         open(m_offered);
                     });
}

}  // namespace glioscope
