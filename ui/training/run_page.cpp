#include "ui/training/run_page.h"

#include "ui/training/epochs_question.h"
#include "ui/training/run_curves_view.h"
#include "ui/training/run_words.h"
#include "ui/widgets/folder_field.h"
#include "ui/widgets/notice_label.h"
#include "ui/widgets/theme.h"

#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <cmath>

namespace glioscope {
namespace {

constexpr int kProgressSteps = 1000;

QPushButton* button(const char* name, const char* icon, const QString& text, const QString& help)
{
    auto* made = new QPushButton(text);
    made->setObjectName(QString::fromLatin1(name));
    made->setToolTip(help);
    if (*icon) {
        made->setIcon(themedIcon(QString::fromLatin1(icon)));
    }
    return made;
}

}  // namespace

RunPage::RunPage(QWidget* parent)
    : QWidget(parent),
      m_folder(new FolderField(QStringLiteral("runFolder"), tr("Folder for the run")))
{
    m_folder->setPlaceholder(tr("A new folder for models, checkpoints and log"));
    auto* form = new QFormLayout;
    form->addRow(tr("Run folder"), m_folder);
    m_state = new NoticeLabel(QStringLiteral("runState"));
    m_figures = new QLabel;
    m_figures->setObjectName(QStringLiteral("runFigures"));
    m_figures->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_curves = new RunCurvesView;
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(makeButtons());
    layout->addWidget(m_state);
    layout->addWidget(makeProgress());
    layout->addWidget(m_curves, 1);
    layout->addWidget(m_figures);
    connectButtons();
    connect(m_folder, &FolderField::changed, this, [this](const QString& folder) {
        m_failure.clear();
        m_watch.setFolder(folder);
        Q_EMIT folderChanged(folder);
    });
    connect(&m_watch, &RunWatch::changed, this, [this] {
        if (m_watch.info().phase != m_failedIn) {
            m_failure.clear();
        }
        showRun();
    });
    connect(&m_watch, &RunWatch::problem, this, &RunPage::showProblem);
    showRun();
}

QWidget* RunPage::makeButtons()
{
    m_start = button("startRun", "run", tr("Start"),
                     tr("Train with the patches and settings of the pages before"));
    m_resume = button("resumeRun", "run", tr("Resume"),
                      tr("Go on after the run's last whole epoch, with its own settings"));
    m_extend = button("trainLonger", "", tr("Train Longer…"),
                      tr("Go on with this finished run for more epochs, with its own settings"));
    m_pause = button("pauseRun", "", tr("Pause"), tr("Leave the processor free for a while"));
    m_stop = button("stopRun", "cancel", tr("Stop"), tr("End the run; it can be resumed later"));
    m_segment = button("segmentOpenCase", "overlay", tr("Segment the Open Case"),
                       tr("List the model and run it on the case in the main window"));
    m_open = button("openRun", "open-folder", tr("Open a Run…"),
                    tr("Show any run: going on, stopped or finished"));
    auto* part = new QWidget;
    auto* layout = new QHBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    for (QPushButton* each : {m_start, m_resume, m_pause, m_stop, m_segment, m_extend}) {
        layout->addWidget(each);
    }
    layout->addStretch();
    layout->addWidget(m_open);
    return part;
}

QWidget* RunPage::makeProgress()
{
    m_progress = new QProgressBar;
    m_progress->setObjectName(QStringLiteral("runProgress"));
    m_progress->setAccessibleName(tr("Progress of the training"));
    m_progress->setAlignment(Qt::AlignCenter);
    return m_progress;
}

void RunPage::connectButtons()
{
    const auto act = [this](QPushButton* from, auto action) {
        connect(from, &QPushButton::clicked, this, [this, action] {
            m_failure.clear();
            action();
        });
    };
    act(m_start, [this] { Q_EMIT startWanted(); });
    act(m_resume, [this] { Q_EMIT resumeWanted(); });
    act(m_segment, [this] { Q_EMIT segmentWanted(); });
    act(m_stop, [this] { m_watch.stop(); });
    act(m_pause,
        [this] { m_watch.info().phase == RunPhase::Paused ? m_watch.resume() : m_watch.pause(); });
    act(m_extend, [this] { askForMoreEpochs(); });
    act(m_open, [this] { chooseRun(); });
}

QString RunPage::folder() const
{
    return m_folder->folder();
}

void RunPage::setFolder(const QString& folder)
{
    m_folder->setFolder(folder);
}

void RunPage::follow(const StartedRun& started)
{
    m_failure.clear();
    m_watch.setFolder(folder(), started);
}

void RunPage::showProblem(const QString& sentence)
{
    m_failure = sentence;
    m_failedIn = m_watch.info().phase;
    showRun();
}

void RunPage::setStartProblem(const QString& sentence)
{
    m_startProblem = sentence;
    showRun();
}

void RunPage::setCaseOpen(bool open)
{
    m_caseOpen = open;
    showRun();
}

void RunPage::showRun()
{
    const RunInfo& info = m_watch.info();
    showPhase(info);
    showProgress(info);
    updateButtons(info);
    m_curves->show(m_watch.history(), m_watch.picture());
    const QString figures = figuresText(m_watch.history(), folder());
    m_figures->setText(figures);
    m_figures->setVisible(!figures.isEmpty());
}

void RunPage::showPhase(const RunInfo& info)
{
    const bool isNew = info.phase == RunPhase::None;
    if (!m_failure.isEmpty()) {
        m_state->show(Notice::Kind::Problem, m_failure);
    } else if (info.vanished) {
        m_state->show(Notice::Kind::Problem, info.message);
    } else if (isNew && !m_startProblem.isEmpty()) {
        m_state->show(Notice::Kind::Warning, m_startProblem);
    } else if (isNew) {
        m_state->show(Notice::Kind::Note, folder().isEmpty()
                                              ? tr("Choose a new folder and start, or open a run.")
                                              : tr("Ready to start in this folder."));
    } else {
        const Notice line = phaseNotice(info);
        m_state->show(line.kind, line.text);
    }
}

void RunPage::showProgress(const RunInfo& info)
{
    const double share = doneShare(info);
    m_progress->setVisible(info.phase != RunPhase::None);
    m_progress->setRange(0, share < 0 && info.isGoingOn() ? 0 : kProgressSteps);
    m_progress->setValue(share < 0 ? 0 : static_cast<int>(std::lround(share * kProgressSteps)));
    m_progress->setFormat(progressText(info));
}

void RunPage::updateButtons(const RunInfo& info)
{
    const bool going = info.isGoingOn();
    const bool steerable = info.phase == RunPhase::Training || info.phase == RunPhase::Paused;
    m_start->setVisible(!going && !isRunFolder(folder()));
    m_start->setEnabled(m_startProblem.isEmpty() && !folder().isEmpty());
    m_resume->setVisible(info.canResume);
    m_extend->setVisible(info.phase == RunPhase::Finished && isRunFolder(folder()));
    m_pause->setVisible(going);
    m_pause->setEnabled(steerable);
    m_pause->setText(info.phase == RunPhase::Paused ? tr("Continue") : tr("Pause"));
    m_stop->setVisible(going);
    m_stop->setEnabled(info.phase != RunPhase::Stopping);
    m_segment->setVisible(info.hasModel && !going);
    m_segment->setEnabled(m_caseOpen);
    m_segment->setToolTip(m_caseOpen
                              ? tr("List the model and run it on the case in the main window")
                              : tr("Open a case in the main window first"));
}

void RunPage::askForMoreEpochs()
{
    const int done = m_watch.info().status.epochs;
    if (const std::optional<int> epochs = askForEpochs(done, this)) {
        Q_EMIT extendWanted(*epochs);
    }
}

void RunPage::chooseRun()
{
    const QString chosen =
        QFileDialog::getExistingDirectory(this, tr("Open a training run's folder"), folder());
    if (!chosen.isEmpty()) {
        setFolder(chosen);
        if (!isRunFolder(chosen)) {
            showProblem(
                tr("%1 holds no training run; a run's folder has a config.json.").arg(chosen));
        }
    }
}

}  // namespace glioscope
