#include "ui/engine/brain_row.h"

#include "ui/case/image_patterns.h"
#include "ui/engine/run_texts.h"
#include "ui/engine/stage_text.h"
#include "ui/widgets/labelled_row.h"
#include "ui/widgets/notice_label.h"
#include "ui/widgets/number_text.h"
#include "ui/widgets/path_string.h"

#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace glioscope {

BrainRow::BrainRow(BrainMask& brain, QWidget* parent)
    : QWidget(parent),
      m_brain(brain),
      m_text(makeWrappedLabel(QStringLiteral("brainText"))),
      m_growLabel(new QLabel(tr("Grow by (&M)"))),
      m_grow(new QDoubleSpinBox),
      m_find(new QPushButton),
      m_file(new QPushButton(tr("Mask from File…"))),
      m_drop(new QPushButton(tr("Remove Mask"))),
      m_problem(new NoticeLabel(QStringLiteral("brainProblem")))
{
    m_grow->setObjectName(QStringLiteral("growBrain"));
    m_grow->setAccessibleName(
        tr("Millimetres by which the brain mask is grown, or below 0 shrunk"));
    m_grow->setToolTip(m_grow->accessibleName());
    m_grow->setRange(-BrainMask::kMostMm, BrainMask::kMostMm);
    m_grow->setSingleStep(0.5);
    m_grow->setDecimals(1);
    m_grow->setSuffix(tr(" mm"));
    m_grow->setKeyboardTracking(false);
    m_find->setObjectName(QStringLiteral("findBrain"));
    m_find->setToolTip(
        tr("Finds the brain in all sequences and outlines it in the panes, to look at it and to "
           "change it before the run"));
    m_file->setObjectName(QStringLiteral("brainFile"));
    m_file->setToolTip(tr("Takes a mask of this brain, not 0 in it, where the T1ce is"));
    m_drop->setObjectName(QStringLiteral("dropBrain"));
    m_drop->setToolTip(tr("The run finds the brain by itself"));
    m_growLabel->setBuddy(m_grow);
    auto* growing = new QHBoxLayout;
    growing->addWidget(m_growLabel);
    growing->addWidget(m_grow, 1);
    auto* buttons = new QHBoxLayout;
    for (QPushButton* button : {m_find, m_drop, m_file}) {
        buttons->addWidget(button, 1);
    }
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_text);
    layout->addLayout(growing);
    layout->addLayout(buttons);
    layout->addWidget(m_problem);
    connect(m_grow, &QDoubleSpinBox::valueChanged, &m_brain, &BrainMask::setGrownMm);
    connect(m_find, &QPushButton::clicked, this, &BrainRow::findOrStop);
    connect(m_file, &QPushButton::clicked, this, &BrainRow::chooseFile);
    connect(m_drop, &QPushButton::clicked, &m_brain, &BrainMask::drop);
    connect(&brain, &BrainMask::changed, this, &BrainRow::follow);
    connect(&brain, &BrainMask::progressed, this, &BrainRow::showProgress);
    connect(&brain, &BrainMask::failed, this,
            [this](const QString& problem) { m_problem->show(Notice::Kind::Problem, problem); });
    follow();
}

void BrainRow::follow()
{
    const bool shown = m_brain.isShown(), looking = m_brain.isLooking();
    m_problem->clear();
    m_text->setVisible(shown || looking);
    if (shown) {
        m_text->setText(tr("Brain mask: %1 ml. The run takes it as it is outlined.")
                            .arg(shownNumber(m_brain.volumeMl(), 'f', 0)));
    }
    m_growLabel->setVisible(shown);
    m_grow->setVisible(shown);
    const QSignalBlocker blocked(m_grow);
    m_grow->setValue(m_brain.grownMm());
    m_find->setVisible(!shown || looking);
    m_find->setText(looking ? tr("Cancel") : tr("Find Brain Mask"));
    m_file->setEnabled(!looking);
    m_drop->setVisible(shown && !looking);
}

void BrainRow::showProgress(const Progress& progress)
{
    const QString stage = shownStage(progress.stage);
    const QString left = timeLeftText(progress.secondsLeft);
    m_text->setText(left.isEmpty() ? stage : tr("%1, %2").arg(stage, left));
}

void BrainRow::findOrStop()
{
    if (m_brain.isLooking()) {
        m_brain.cancel();
    } else {
        m_text->setText(tr("Starting"));
        m_brain.find();
    }
}

void BrainRow::chooseFile()
{
    const QString file =
        QFileDialog::getOpenFileName(this, tr("Open a mask of this brain"), QString(),
                                     tr("Volumes (%1);;All files (*)").arg(imagePatterns()));
    if (!file.isEmpty()) {
        m_brain.load(pathFromString(file));
    }
}

}  // namespace glioscope
