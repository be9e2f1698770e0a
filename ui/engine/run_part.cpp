#include "ui/engine/run_part.h"

#include "ui/engine/run_button.h"
#include "ui/engine/run_texts.h"
#include "ui/engine/segmentation_run.h"
#include "ui/widgets/labelled_row.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <cmath>

namespace glioscope {
namespace {

constexpr int kProgressSteps = 1000;

}  // namespace

RunPart::RunPart(const Actions& actions, SegmentationRun& run, QWidget* parent)
    : QWidget(parent),
      m_run(run),
      m_earlier(new QPushButton),
      m_stage(makeWrappedLabel(QStringLiteral("progressStage"))),
      m_progress(new QProgressBar)
{
    m_earlier->setObjectName(QStringLiteral("earlierResults"));
    m_progress->setObjectName(QStringLiteral("progressBar"));
    m_progress->setAccessibleName(tr("Progress of the segmentation"));
    auto* button = new RunButton(actions, run);
    button->setObjectName(QStringLiteral("runButton"));
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    button->setFocusPolicy(Qt::StrongFocus);
    auto* layout = new QVBoxLayout(this);
    for (QWidget* each : std::initializer_list<QWidget*>{m_earlier, m_stage, m_progress, button}) {
        layout->addWidget(each);
    }
    connectRun();
    showRunning(false);
    showEarlier();
}

void RunPart::connectRun()
{
    connect(m_earlier, &QPushButton::clicked, &m_run, &SegmentationRun::bringBackEarlier);
    connect(&m_run, &SegmentationRun::earlierChanged, this, &RunPart::showEarlier);
    connect(&m_run, &SegmentationRun::progressed, this, &RunPart::showProgress);
    connect(&m_run, &SegmentationRun::started, this, [this] {
        showProgress(tr("Starting"), -1, -1);
        showRunning(true);
    });
    for (const auto end : {&SegmentationRun::ended, &SegmentationRun::cancelled}) {
        connect(&m_run, end, this, [this] { showRunning(false); });
    }
    connect(&m_run, &SegmentationRun::finished, this, [this] { showRunning(m_run.isRunning()); });
}

void RunPart::showRunning(bool running)
{
    m_stage->setVisible(running);
    m_progress->setVisible(running);
}

void RunPart::showProgress(const QString& stage, double fraction, double secondsLeft)
{
    m_progress->setRange(0, fraction < 0 ? 0 : kProgressSteps);
    if (fraction >= 0) {
        m_progress->setValue(int(std::lround(fraction * kProgressSteps)));
    }
    const QString left = timeLeftText(secondsLeft);
    m_stage->setText(left.isEmpty() ? stage : tr("%1, %2").arg(stage, left));
}

void RunPart::showEarlier()
{
    m_earlier->setVisible(m_run.earlierResults() > 0);
    m_earlier->setText(tr("Bring Back Earlier Results (%1)").arg(m_run.earlierResults()));
}

}  // namespace glioscope
