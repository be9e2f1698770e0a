// The window's commands about files: opening, recent cases, the dataset's next and previous,
// saving.

#include "ui/dialogs.h"
#include "ui/long_text.h"
#include "ui/main_window.h"

#include <QDialog>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QStackedWidget>
#include <QStandardPaths>

#include <utility>

namespace glioscope {

void MainWindow::connectFileCommands()
{
    m_actions->on(Command::OpenFolder, this, [this] { chooseFolder(); });
    m_actions->on(Command::OpenFile, this, [this] { chooseFile(); });
    m_actions->on(Command::OpenDemo, this, [this] { openDemo(); });
    m_actions->on(Command::Save, this, [this] { chooseSaveFile(); });
    m_actions->on(Command::PreviousCase, this,
                  [this] { openDatasetCase(m.session.wantedIndex() - 1); });
    m_actions->on(Command::NextCase, this,
                  [this] { openDatasetCase(m.session.wantedIndex() + 1); });
    for (const Command step : {Command::PreviousCase, Command::NextCase}) {
        (*m_actions)[step]->setAutoRepeat(false);  // a case takes longer than a key repeats
    }
    m_actions->on(Command::Quit, this, [this] { close(); });
}

void MainWindow::open(const QString& path)
{
    // One spelling a place: with a slash at its end, a recent case would be there twice.
    const QString file = QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    leaveCase([this, file] { m.session.open(file.toStdString()); });
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

void MainWindow::chooseFolder()
{
    const QString folder = QFileDialog::getExistingDirectory(
        this, tr("Open a case folder or a dataset"), m_preferences.lastFolder);
    if (!folder.isEmpty()) {
        m_preferences.lastFolder = QFileInfo(folder).absolutePath();
        open(folder);
    }
}

void MainWindow::chooseFile()
{
    const QString file = QFileDialog::getOpenFileName(
        this, tr("Open a case by any one of its files"), m_preferences.lastFolder,
        tr("Volumes (*.nii *.nii.gz *.nrrd *.nhdr);;All files (*)"));
    if (!file.isEmpty()) {
        m_preferences.lastFolder = QFileInfo(file).absolutePath();
        open(file);
    }
}

void MainWindow::chooseSaveFile()
{
    const std::function<void()> next = std::exchange(m_whenSaved, {});
    const CaseLayer* layer = m.session.activeLayer();
    if (!layer) {
        return;
    }
    const int layerId = layer->layerId;  // another may be shown before the dialog is answered
    const QString folder = m_preferences.lastSaveFolder.isEmpty()
                               ? QStandardPaths::writableLocation(QStandardPaths::HomeLocation)
                               : m_preferences.lastSaveFolder;
    const QString name =
        QStringLiteral("%1_%2_seg.nii.gz")
            .arg(QString::fromStdString(m.session.current()->files.name), layer->name.toLower())
            .remove(QLatin1Char(' '));
    QString file =
        QFileDialog::getSaveFileName(this, tr("Save the shown segmentation"),
                                     QDir(folder).filePath(name), tr("NIfTI (*.nii.gz *.nii)"));
    if (file.isEmpty()) {
        return;
    }
    if (!file.endsWith(QLatin1String(".nii"), Qt::CaseInsensitive) &&
        !file.endsWith(QLatin1String(".nii.gz"), Qt::CaseInsensitive)) {
        file += QLatin1String(".nii.gz");
        // The dialog has asked about the name without its ending.
        if (QFileInfo::exists(file) && !askToReplace(file, this)) {
            return;
        }
    }
    m_preferences.lastSaveFolder = QFileInfo(file).absolutePath();
    m_whenSaved = next;
    save(layerId, file);
}

void MainWindow::save(int layerId, const QString& file)
{
    m.session.save(layerId, file.toStdString(), LabelScheme::Brats2021);
}

void MainWindow::askScheme(const SchemeQuestion& question)
{
    QDialog* dialog = makeLabelSchemeDialog(QString::fromStdString(question.files.name),
                                            question.fitting, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, question] {
        // While the dialog stood open, a result may have come.
        leaveCase([this, question, scheme = chosenScheme(*dialog)] {
            m.session.answerScheme(question, scheme);
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
        m_messages->show(MessageBar::Kind::Problem,
                         tr("The case is shown without its labels. %1")
                             .arg(QString::fromStdString(openCase.labelsProblem)));
    } else if (!m_messages->isOffering()) {
        m_messages->hide();
    }
    m_panes->resetAllViews();
    m_windowMemory.caseShown(m.state);
    if (m_preferences.keepWindowLevel) {
        m_windowMemory.applyTo(m.state);
    }
    if (const CaseLayer* layer = m.session.activeLayer()) {
        m.state.setCursorLps(layer->tumourCentreLps.value_or(m.state.cursorLps()));
    }
    if (!path.isEmpty()) {
        addRecent(m_preferences, path);
        fillRecentMenu();
    }
    updateCommands();
}

void MainWindow::leaveCase(std::function<void()> next)
{
    const std::size_t known = m.session.layers().size();
    if (m.session.hasUnsavedResults()) {
        switch (askAboutUnsaved(this)) {
            case UnsavedAnswer::Discard:
                break;
            case UnsavedAnswer::Save:
                showUnsavedLayer();
                m_whenSaved = [this, next] { leaveCase(next); };
                chooseSaveFile();
                return;
            case UnsavedAnswer::Stay:
                return;
        }
    }
    if (m.run.isRunning() && !askToEndSegmentation(this)) {
        return;
    }
    if (m.session.layers().size() > known) {
        leaveCase(next);  // a result came while a question stood open
        return;
    }
    cancel();
    m_windowMemory.caseLeft(m.state);
    next();
}

void MainWindow::showUnsavedLayer()
{
    const CaseLayer* active = m.session.activeLayer();
    if (active && !active->saved) {
        return;
    }
    for (const CaseLayer& layer : m.session.layers()) {
        if (!layer.saved) {
            m.state.setActiveLayer(layer.layerId);
            return;
        }
    }
}

void MainWindow::removeResult(int layerId)
{
    const CaseLayer* layer = m.session.layer(layerId);
    if (layer && (layer->saved || askToRemove(layer->name, this))) {
        m.session.removeResult(layerId);
    }
}

void MainWindow::onSaved(const QString& file)
{
    m_messages->show(MessageBar::Kind::Done,
                     tr("Saved and checked: %1 (values 1 NCR, 2 ED, 4 ET).").arg(file));
    if (const auto next = std::exchange(m_whenSaved, {})) {
        next();
    }
}

void MainWindow::onSaveFailed(const QString& message)
{
    m_whenSaved = {};
    m_messages->show(MessageBar::Kind::Problem, message);
}

void MainWindow::fillRecentMenu()
{
    m_recentMenu->clear();
    for (const QString& path : m_preferences.recent) {
        QString name = shortened(QFileInfo(path).fileName(), 60);
        QAction* action =
            m_recentMenu->addAction(name.replace(QLatin1Char('&'), QStringLiteral("&&")));
        action->setToolTip(path);
        action->setStatusTip(path);
        connect(action, &QAction::triggered, this, [this, path] { open(path); });
    }
    m_recentMenu->setEnabled(!m_recentMenu->isEmpty());
}

}  // namespace glioscope
