#include "ui/window/study_commands.h"

#include "segmentation/case/dataset/case_finder.h"
#include "segmentation/case/model/dicom_mark.h"
#include "segmentation/system/error.h"
#include "segmentation/system/owned_folder.h"
#include "ui/settings/preferences.h"
#include "ui/study/series_hash.h"
#include "ui/study/study_dialog.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/path_string.h"
#include "ui/window/path_dialog.h"
#include "viewer/session/saved_session.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace glioscope {
namespace {

/// A case, or a dataset, is one though scans that it was made of lie above or beside it; results
/// that lie among a study's files make no case of it.
bool holdsCase(const std::filesystem::path& path)
{
    try {
        return std::ranges::any_of(findCases(path), [](const CaseFiles& files) {
            return files.hasImages() || !files.question.empty();
        });
    } catch (const Error&) {
        return false;
    }
}

}  // namespace

StudyCommands::StudyCommands(const Context& context, QWidget* parent)
    : QObject(parent), m(context), m_window(parent), m_cases(studyCasesFolder())
{
    m.actions.on(Command::OpenStudy, this, [this] { chooseFolder(); });
    connect(&m.workspace.session, &CaseSession::opened, this, &StudyCommands::onOpened);
}

void StudyCommands::keepIn(const std::filesystem::path& cases, const std::filesystem::path& choices)
{
    m_cases = cases;
    m_choices = choices;
    removeAbandonedFolders(m_cases);
}

void StudyCommands::chooseFolder()
{
    QFileDialog dialog(m_window, tr("Open the folder of a DICOM study"), m.preferences.lastFolder);
    dialog.setFileMode(QFileDialog::Directory);
    dialog.setOption(QFileDialog::ShowDirsOnly);
    const QString folder = choosePath(dialog, [](const QString&) { return true; });
    if (!folder.isEmpty()) {
        open(folder);
    }
}

bool StudyCommands::isStudy(const QString& path)
{
    const std::filesystem::path file = pathFromString(path);
    return looksLikeStudy(file) && !holdsCase(file);
}

bool StudyCommands::take(const QString& path)
{
    const bool taken = isStudy(path);
    if (taken) {
        open(path);
    }
    return taken;
}

void StudyCommands::open(const QString& path)
{
    const QString study = QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    if (!m.preferences.keepRecent) {
        StudyMemory(m_choices).clear();  // whoever wants nothing remembered means this, too
    }
    show(new StudyDialog(
        {.engine = m.workspace.engine.program(),
         .study = pathFromString(study),
         .cases = m_cases,
         .memory = StudyMemory(m.preferences.keepRecent ? m_choices : std::filesystem::path())},
        m_window));
    connect(m_dialog, &StudyDialog::listed, this, &StudyCommands::answered);
    connect(m_dialog, &StudyDialog::failed, this, [this](const QString& sentence) {
        m.messages.show(Notice::Kind::Problem, sentence);
        Q_EMIT answered();
    });
    connect(m_dialog, &StudyDialog::imported, this, &StudyCommands::openCase);
}

void StudyCommands::show(StudyDialog* dialog)
{
    delete m_dialog;
    m_dialog = dialog;
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog->open();
}

void StudyCommands::reopen(const SavedStudy& saved,
                           const std::vector<std::filesystem::path>& lookIn,
                           const std::function<void(const StudyCase&)>& done,
                           const std::function<void(const QString&)>& failed)
{
    const std::filesystem::path folder = lookIn.empty() ? saved.folder : lookIn.front();
    if (folder.empty()) {
        failed(
            tr("The session is of a DICOM study and does not name its folder, which is called "
               "after the patient. Choose that folder."));
        return;
    }
    if (!looksLikeStudy(folder)) {
        failed(tr("The DICOM study of the session is not in %1. Choose the folder that it is in.")
                   .arg(shownPath(pathString(folder))));
        return;
    }
    show(new StudyDialog({.engine = m.workspace.engine.program(),
                          .study = folder,
                          .cases = m_cases,
                          .known =
                              [saved](const StudyListing& listing) {
                                  return choiceBy(saved.series, saved.salt, listing);
                              },
                          .named = saved.folder},
                         m_window));
    connect(m_dialog, &StudyDialog::failed, this, failed);
    connect(m_dialog, &StudyDialog::imported, this, [this, done](const StudyCase& study) {
        m_patient = study.patient.text();
        done(study);
    });
}

void StudyCommands::openCase(const StudyCase& study)
{
    m.leaveCase([this, study] {
        m_patient = study.patient.text();
        m_notices = study.notices;
        // Without a path: nothing remembers it.
        m.workspace.session.openBy(tr("the study"), {}, [study] { return openStudyCase(study); });
    });
}

void StudyCommands::onOpened()
{
    const QString patient = std::exchange(m_patient, {});
    const QStringList notices = std::exchange(m_notices, {});
    if (!m.workspace.session.dicomOrigin()) {
        return;
    }
    const QString name = QString::fromStdString(m.workspace.session.current()->files.name);
    m_window->setWindowTitle(
        tr("%1 – Glioscope").arg(patient.isEmpty() ? name : name + QStringLiteral(": ") + patient));
    if (!notices.isEmpty()) {
        m.messages.show(Notice::Kind::Warning, notices.join(QLatin1Char('\n')));
    }
}

}  // namespace glioscope
