// The window's commands about files: opening, recent cases, the dataset's next and previous.

#include "segmentation/case/dataset/case_finder.h"
#include "segmentation/system/error.h"
#include "ui/case/channels_dialog.h"
#include "ui/case/image_patterns.h"
#include "ui/case/members_dialog.h"
#include "ui/case/mirror_dialog.h"
#include "ui/case/segments_dialog.h"
#include "ui/dataset/case_list_dock.h"
#include "ui/widgets/long_text.h"
#include "ui/widgets/path_string.h"
#include "ui/widgets/sentence_text.h"
#include "ui/window/dialogs.h"
#include "ui/window/dicom_commands.h"
#include "ui/window/main_window.h"
#include "ui/window/path_dialog.h"
#include "ui/window/session_commands.h"
#include "ui/window/start_commands.h"
#include "ui/window/study_commands.h"
#include "viewer/session/session_file.h"

#include <QDialog>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QStackedWidget>
#include <QStatusBar>

namespace glioscope {

void MainWindow::connectFileCommands()
{
    m_actions->on(Command::OpenFolder, this, [this] { chooseFolder(); });
    m_actions->on(Command::OpenFile, this, [this] { chooseFile(); });
    m_actions->on(Command::OpenDemo, this, [this] { openDemo(); });
    m_actions->on(Command::AddSegmentations, this, [this] { chooseSegmentations(); });
    m_actions->on(Command::AddMajority, this, [this] { chooseMembersOfMajority(); });
    m_actions->on(Command::AddMean, this, [this] { chooseMembersOfMean(); });
    m_actions->on(Command::SaveAll, this, [this] { saveAll(); });
    m_actions->on(Command::Save, this, [this] { chooseSaveFile(); });
    m_actions->on(Command::PreviousCase, this, [this] { openNeighbour(-1); });
    m_actions->on(Command::NextCase, this, [this] { openNeighbour(1); });
    for (const Command step : {Command::PreviousCase, Command::NextCase}) {
        (*m_actions)[step]->setAutoRepeat(false);  // a case takes longer than a key repeats
    }
    m_actions->on(Command::MarkCaseDone, this,
                  [this](bool done) { m_cases->setDone(m.session.datasetIndex(), done); });
    m_actions->on(Command::Quit, this, [this] { close(); });
    m_dicom = new DicomCommands(
        {m, *m_actions, *m_messages, m_preferences, [this](const QString& study) { open(study); },
         [this](const QString& sentence) { statusBar()->showMessage(sentence); }},
        this);
}

void MainWindow::open(const QString& path, const ChannelSequences& told)
{
    if (isSessionName(pathFromString(path)) && !QFileInfo(path).isDir()) {
        m_sessions->open(pathFromString(path));
        return;
    }
    if (told.empty() && m_dicom->openThoseOf({path}).isEmpty()) {
        return;
    }
    if (told.empty() && m_studies->take(path)) {
        return;
    }
    if (told.empty() && m.session.isOpen()) {
        const auto files = segmentationsAt(path);
        if (!files || !files->empty()) {
            m.session.addMasks(files.value_or(std::vector<std::filesystem::path>()));
            return;
        }
    }
    // One spelling a place: with a slash at its end, a recent case would be there twice.
    const QString file = QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    leaveCase([this, file, told] { m.session.open(pathFromString(file), told); });
}

void MainWindow::keepPicturesIn(const std::filesystem::path& folder)
{
    const auto store = [&folder](const char* name) {
        return folder.empty() ? PictureStore() : PictureStore(folder / name);
    };
    m_cases->keepIn(store("cases"));
    m_start->keepIn(store("recent"));
}

void MainWindow::listKeptResults()
{
    m_cases->setKeptModels([store = m.run.store()](const CaseFiles& files) {
        QStringList models;
        for (const std::string& model : store.modelsOn(files)) {
            models << QString::fromStdString(model);
        }
        return models;
    });
}

void MainWindow::openDemo()
{
    leaveCase([this] { m.session.openDemo(); });
}

void MainWindow::openDatasetCase(int index)
{
    if (index == m.session.datasetIndex()) {
        m.session.openDatasetCase(index);  // leaves nothing
    } else if (index != m.session.wantedIndex() || !m.session.isLoading()) {
        leaveCase([this, index] { m.session.openDatasetCase(index); });
    }
}

void MainWindow::openNeighbour(int step)
{
    if (const std::optional<int> index = m_cases->neighbour(m.session.wantedIndex(), step)) {
        openDatasetCase(*index);
    }
}

/// Where the next dialog begins. The folders of a study are often called after its patient.
void MainWindow::rememberFolder(const QString& chosen)
{
    if (!StudyCommands::isStudy(chosen)) {
        m_preferences.lastFolder = QFileInfo(chosen).absolutePath();
    }
}

void MainWindow::chooseFolder()
{
    QFileDialog dialog(this, tr("Open a case folder or a dataset"), m_preferences.lastFolder);
    dialog.setFileMode(QFileDialog::Directory);
    dialog.setOption(QFileDialog::ShowDirsOnly);
    const QString folder = choosePath(dialog, &StudyCommands::isStudy);
    if (!folder.isEmpty()) {
        rememberFolder(folder);
        open(folder);
    }
}

void MainWindow::chooseFile()
{
    QFileDialog dialog(this, tr("Open a case by any one of its files"), m_preferences.lastFolder,
                       tr("Volumes (%1);;All files (*)").arg(imagePatterns()));
    dialog.setFileMode(QFileDialog::ExistingFile);
    const QString file = choosePath(dialog, &StudyCommands::isStudy);
    if (!file.isEmpty()) {
        rememberFolder(file);
        open(file);
    }
}

void MainWindow::chooseSegmentations()
{
    QFileDialog dialog(
        this, tr("Add segmentations of this case"), saveFolder(),
        tr("Segmentations (%1);;All files (*)").arg(imagePatterns() + QStringLiteral(" *.dcm")));
    dialog.setFileMode(QFileDialog::ExistingFiles);
    if (!choosePath(dialog, &StudyCommands::isStudy).isEmpty()) {
        addSegmentations(dialog.selectedFiles());
    }
}

std::optional<std::vector<std::filesystem::path>> MainWindow::segmentationsAt(const QString& path)
{
    try {
        return maskFilesAt(pathFromString(path), m.session.current()->files);
    } catch (const Error& error) {
        m_messages->show(Notice::Kind::Problem, shownFailure(error));
        return std::nullopt;
    }
}

bool MainWindow::addSegmentations(const QStringList& paths)
{
    const QStringList others = m_dicom->openThoseOf(paths);
    if (others.isEmpty()) {
        return true;
    }
    if (!m.session.current()) {
        m_messages->show(Notice::Kind::Problem,
                         tr("A segmentation is drawn over a case, and none is open. Open the case "
                            "first, then add its segmentations."));
        return false;
    }
    std::vector<std::filesystem::path> files;
    for (const QString& path : others) {
        if (!QFileInfo(path).isDir()) {
            files.push_back(pathFromString(path));  // whatever its name says, the user means it
            continue;
        }
        const auto found = segmentationsAt(path);
        if (found && !found->empty()) {
            files.insert(files.end(), found->begin(), found->end());
        } else if (found) {
            m_messages->show(Notice::Kind::Problem,
                             tr("The folder %1 holds no segmentation of this case alone; add the "
                                "file that is meant.")
                                 .arg(path));
        }
    }
    m.session.addMasks(files);
    return !files.empty();
}

void MainWindow::askMaskScheme(const MaskQuestion& question)
{
    const QString name = QString::fromStdString(question.files.front().filename().string());
    QDialog* dialog = makeLabelSchemeDialog(name, question.fitting, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, question] {
        if (const auto scheme = chosenScheme(*dialog)) {
            m.session.addMasks(question.files, {.scheme = scheme});
        }
    });
    dialog->open();
}

void MainWindow::chooseMembersOfMajority()
{
    QDialog* dialog = makeMembersDialog(
        tr("Majority"),
        tr("A voxel counts as whole tumour, tumour core or enhancing tumour where more than half "
           "of the members say so."),
        m.session.membersOfMajority(), m.document, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog] { m.session.addMajority(chosenMembers(*dialog)); });
    dialog->open();
}

void MainWindow::chooseMembersOfMean()
{
    QDialog* dialog = makeMembersDialog(
        tr("Mean of Probabilities"),
        tr("The mean of the members' probabilities, how far they are apart (their standard "
           "deviation), and the segmentation at the mean of their thresholds."),
        m.session.membersOfMean(), m.document, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog] { m.session.addMean(chosenMembers(*dialog)); });
    dialog->open();
}

void MainWindow::onMasksAdded(const QList<LayerId>& layers, const QStringList& problems)
{
    if (!problems.isEmpty()) {
        m_messages->show(Notice::Kind::Problem, problems.join(QLatin1Char('\n')));
    } else if (!layers.isEmpty()) {
        QStringList names;
        for (const LayerId id : layers) {
            names << QString::fromStdString(m.session.layer(id)->name);
        }
        m_messages->show(Notice::Kind::Good, tr("Added: %1.").arg(listed(names)));
    }
}

void MainWindow::askScheme(const SchemeQuestion& question)
{
    QDialog* dialog =
        makeLabelSchemeDialog(QString::fromStdString(question.files.name), question.fitting, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, question] {
        // While the dialog stood open, a result may have come.
        leaveCase([this, question, scheme = chosenScheme(*dialog)] {
            m.session.answerScheme(question, scheme);
        });
    });
    dialog->open();
}

void MainWindow::askStraighten(const StraightenQuestion& question)
{
    QMessageBox* box = makeStraightenBox({question.file}, question.movedMm, this);
    connect(box, &QMessageBox::accepted, this,
            [this, question] { leaveCase([this, question] { m.session.straighten(question); }); });
    box->open();
}

void MainWindow::askStraightenMasks(const std::vector<std::filesystem::path>& files, double movedMm,
                                    const MaskReading& reading)
{
    QMessageBox* box = makeStraightenBox(files, movedMm, this);
    connect(box, &QMessageBox::accepted, this, [this, files, reading] {
        MaskReading straight = reading;
        straight.straighten = true;
        m.session.addMasks(files, straight);
    });
    box->open();
}

void MainWindow::askSegments(const SegmentsQuestion& question, const MaskReading& reading)
{
    QDialog* dialog = makeSegmentsDialog(question, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, question, reading] {
        MaskReading told = reading;
        told.segments = chosenSegments(*dialog, question);
        m.session.addMasks(question.files, told);
    });
    dialog->open();
}

void MainWindow::askMirrored(LayerId id)
{
    const auto question = m.session.mirrorQuestion(id);
    const Layer* layer = m.session.layer(id);
    if (!question || !layer || findChild<QDialog*>(QStringLiteral("mirrorDialog"))) {
        return;  // what waits is asked once that is answered
    }
    QDialog* dialog = makeMirrorDialog(QString::fromStdString(layer->name), *question, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, id] {
        const std::optional<bool> mirrored = mirrorAnswer(*dialog);
        dialog->setObjectName(QString());
        if (mirrored) {
            m.session.answerMirrored(id, *mirrored);
            keepMirrorAnswers();
        }
    });
    dialog->open();
}

/// At once: no crash takes them back.
void MainWindow::keepMirrorAnswers()
{
    m_preferences.mirrored = m.session.mirrorAnswers();
    if (m_settings) {
        writePreferences(*m_settings, m_preferences);
    }
}

void MainWindow::connectSessions()
{
    // After what the window itself does with a case that has opened.
    m_sessions = new SessionCommands(
        {m, *m_actions, *m_messages, m_preferences, *m_comparison, *m_layouts, *m_panes, *m_docks,
         [this](std::function<void()> next) { leaveCase(std::move(next)); },
         [this](const SavedStudy& saved, const auto& lookIn, const auto& done, const auto& failed) {
             m_studies->reopen(saved, lookIn, done, failed);
         }},
        this);
    connect(m_sessions, &SessionCommands::used, this,
            [this](const QString& file) { m_start->rememberFile(file); });
    connect(m_sessions, &SessionCommands::restored, this, &MainWindow::keepMirrorAnswers);
}

void MainWindow::askChannels(const ChannelsQuestion& question)
{
    QDialog* dialog = makeChannelsDialog(question, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, question] {
        leaveCase([this, question, channels = chosenChannels(*dialog)] {
            m.session.answerChannels(question, channels);
        });
    });
    dialog->open();
}

void MainWindow::onOpened(const QString& path)
{
    const Case& openCase = *m.session.current();
    setWindowTitle(tr("%1 – Glioscope").arg(QString::fromStdString(openCase.files.name)));
    m_centre->setCurrentWidget(m_panes);
    if (!openCase.labelsProblem.empty()) {
        m_messages->show(Notice::Kind::Problem, tr("The case is shown without its labels. %1")
                                                    .arg(shownSentence(openCase.labelsProblem)));
    } else if (!openCase.files.notices.empty()) {
        m_messages->show(Notice::Kind::Warning, shownSentence(openCase.files.notices.front()));
    } else if (!openCase.files.labels && !openCase.files.unused.empty()) {
        m_messages->show(Notice::Kind::Warning, tr("This case has no expert's labels.") +
                                                    shownSentence(unusedSentence(openCase.files)));
    } else if (!m_messages->isOffering()) {
        m_messages->hide();
    }
    m_panes->resetAllViews();
    m_windowLevelMemory.caseShown(m.state);
    if (m_preferences.keepWindowLevel) {
        m_windowLevelMemory.applyTo(m.state);
    }
    if (const Layer* layer = m.state.activeLayer()) {
        m.state.setCursorLps(layer->labels()->tumourCentreLps().value_or(m.state.cursorLps()));
    }
    m_start->remember(path);
    updateCommands();
}

}  // namespace glioscope
