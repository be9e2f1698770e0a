// The window's part in training: opening its dialog, the sign that a run is going on, remembering
// it, and what becomes of it when the window closes.

#include "segmentation/system/error.h"
#include "training/progress/run_status.h"
#include "ui/case/status_readout.h"
#include "ui/training/installed_model.h"
#include "ui/training/run_info.h"
#include "ui/training/run_words.h"
#include "ui/training/training_dialog.h"
#include "ui/training/training_question.h"
#include "ui/widgets/sentence_text.h"
#include "ui/window/main_window.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>
#include <QStatusBar>
#include <QToolButton>

namespace glioscope {

void MainWindow::connectTraining()
{
    m_actions->on(Command::TrainModel, this, [this] {
        training().takeOpenDataset();
        showTraining();
    });
    m_trainingStatus = new QToolButton;
    m_trainingStatus->setObjectName(QStringLiteral("trainingSign"));
    m_trainingStatus->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_trainingStatus->setIcon(themedIcon(QStringLiteral("run")));
    m_trainingStatus->setAutoRaise(true);
    m_trainingStatus->setFocusPolicy(Qt::TabFocus);
    m_trainingStatus->setToolTip(tr("A model is being trained; a click shows the run"));
    m_trainingStatus->hide();
    statusBar()->addPermanentWidget(m_trainingStatus);
    connect(m_trainingStatus, &QToolButton::clicked, this, [this] {
        training().showActiveRun();
        showTraining();
    });
}

void MainWindow::showTraining()
{
    TrainingDialog& dialog = training();
    dialog.show();
    dialog.raise();
    dialog.activateWindow();
}

void MainWindow::showTrainingStatus()
{
    const std::optional<RunInfo> run = m_training->activeRun();
    const QString text = run ? shortStatusText(*run) : QString();
    if (text != m_trainingStatus->text() || m_trainingStatus->isHidden() == run.has_value()) {
        m_trainingStatus->setText(text);
        m_trainingStatus->setVisible(run.has_value());
        m_readout->refit();
    }
}

TrainingDialog& MainWindow::training()
{
    if (m_training) {
        return *m_training;
    }
    m_training = new TrainingDialog(m, m_preferences.training, this);
    connect(m_training, &TrainingDialog::foldersChanged, this,
            [this](const TrainingFolders& folders) {
                m_preferences.training = folders;
                if (m_settings) {
                    // At once: the run outlives the window, and a crash of it too.
                    writePreferences(*m_settings, m_preferences);
                }
            });
    connect(m_training, &TrainingDialog::modelListed, this, [this](const QString& name) {
        m_messages->show(Notice::Kind::Good,
                         tr("The training has finished; its model %1 is listed now.").arg(name));
    });
    connect(m_training, &TrainingDialog::segmentationStarted, this, [this] {
        raise();
        activateWindow();
    });
    connect(m_training, &TrainingDialog::runChanged, this, &MainWindow::showTrainingStatus);
    showTrainingStatus();
    if (m_training->run().isGoingOn()) {
        m_training->showPage(TrainingDialog::Run);
    }
    return *m_training;
}

void MainWindow::listFinishedTraining()
{
    QString& folder = m_preferences.training.started;
    const RunInfo info = folder.isEmpty() ? RunInfo() : readRunInfo(folder);
    if (info.phase != RunPhase::Finished || !info.hasModel) {
        return;
    }
    try {
        if (!isModelInstalled(folder)) {
            installModel(folder);
            m.catalog.refresh();
            m_messages->show(Notice::Kind::Good,
                             tr("A training has finished meanwhile; its model %1 is "
                                "listed now.")
                                 .arg(modelNameOfRun(folder)));
        }
        folder.clear();  // once is enough, should the model be removed from the list
    } catch (const Error& error) {
        m_messages->show(Notice::Kind::Problem, shownFailure(error));
    }
}

void MainWindow::offerTraining()
{
    listFinishedTraining();
    const TrainingFolders& known = m_preferences.training;
    const auto goesOn = [](const QString& folder) {
        return !folder.isEmpty() && isRunGoingOn(folder.toStdString());
    };
    const QString folder = goesOn(known.started) ? known.started : known.run;
    if (m_training || !goesOn(folder)) {
        return;
    }
    (void)training();  // watches the run, so that its model is listed when it ends
    m_messages->offer(Notice::Kind::Warning,
                      tr("A training run is going on in %1.").arg(QDir::toNativeSeparators(folder)),
                      tr("Show It"), [this] { (*m_actions)[Command::TrainModel]->trigger(); });
}

bool MainWindow::confirmLeavingTraining()
{
    m_stopTraining = false;
    if (!m_training || !m_training->isRunGoingOn()) {
        return true;
    }
    const TrainingAnswer answer = askAboutTraining(this);
    m_stopTraining = answer == TrainingAnswer::StopTraining;
    return answer != TrainingAnswer::Stay;
}

}  // namespace glioscope
