#include "ui/training/patches_page.h"

#include "ui/theme.h"
#include "ui/training/folder_field.h"
#include "ui/training/notice_label.h"
#include "ui/training/task_row.h"

#include <QCheckBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace glioscope {
namespace {

// The range that `prepare --spacing` takes.
constexpr double kFinestMm = 0.2;
constexpr double kCoarsestMm = 10;

}  // namespace

PatchesPage::PatchesPage(const QString& engineProgram, QWidget* parent)
    : QWidget(parent), m_task(engineProgram), m_source(new QLabel),
      m_patches(new FolderField(QStringLiteral("patchesFolder"), tr("Folder for patches"))),
      m_spacing(new QDoubleSpinBox), m_synthetic(new QCheckBox(tr("The cases are phantoms"))),
      m_prepare(new QPushButton(themedIcon(QStringLiteral("run")), tr("Prepare"))),
      m_outcome(new NoticeLabel(QStringLiteral("prepareOutcome"))), m_contents(new QLabel),
      m_cases(new QListWidget)
{
    m_source->setObjectName(QStringLiteral("prepareSource"));
    m_source->setWordWrap(true);
    m_source->setTextFormat(Qt::PlainText);
    m_spacing->setObjectName(QStringLiteral("patchSpacing"));
    m_spacing->setRange(kFinestMm, kCoarsestMm);
    m_spacing->setDecimals(2);
    m_spacing->setSingleStep(0.1);
    m_spacing->setValue(PrepareSettings().spacingMm);
    m_spacing->setSuffix(tr(" mm"));
    m_spacing->setToolTip(tr("A coarser grid shows the network more of the brain at once and takes "
                             "less time; results come back on the case's own grid."));
    m_synthetic->setObjectName(QStringLiteral("syntheticCases"));
    m_synthetic->setToolTip(tr("Training mixes phantoms in by their own share."));
    m_prepare->setObjectName(QStringLiteral("prepareButton"));
    m_contents->setObjectName(QStringLiteral("patchesContents"));
    m_cases->setObjectName(QStringLiteral("patchesList"));
    m_cases->setAccessibleName(tr("Cases in the folder of patches"));
    m_cases->setAlternatingRowColors(true);
    auto* form = new QFormLayout;
    form->addRow(tr("Cases from"), m_source);
    form->addRow(tr("Folder for patches"), m_patches);
    auto* edge = new QHBoxLayout;
    edge->addWidget(m_spacing);
    edge->addStretch();
    form->addRow(tr("Voxel edge"), edge);
    form->addRow(QString(), m_synthetic);
    auto* start = new QHBoxLayout;
    start->addWidget(m_prepare);
    start->addWidget(new TaskRow(m_task, QStringLiteral("Prepare"), tr("Preparing")), 1);
    start->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addLayout(start);
    layout->addWidget(m_outcome);
    layout->addSpacing(8);
    layout->addWidget(m_contents);
    layout->addWidget(m_cases, 1);
    connect(m_patches, &FolderField::changed, this, [this] {
        m_outcome->clear();
        showFolder();
    });
    connect(m_prepare, &QPushButton::clicked, this, &PatchesPage::prepare);
    connect(&m_task, &EngineTask::started, this, [this] { m_prepare->setEnabled(false); });
    connect(&m_task, &EngineTask::warned, this,
            [this](const QString& sentence) { m_left << sentence; });
    connect(&m_task, &EngineTask::ended, this, &PatchesPage::onEnded);
    setSource({}, {});
    showFolder();
}

QString PatchesPage::patches() const
{
    return m_patches->folder();
}

void PatchesPage::setPatches(const QString& folder)
{
    m_patches->setFolder(folder);
}

void PatchesPage::setSource(const QString& dataset, const QString& labelScheme)
{
    m_dataset = dataset;
    m_labelScheme = labelScheme;
    m_source->setText(dataset.isEmpty() ? tr("No folder of cases is chosen yet; see Data.")
                                        : QDir::toNativeSeparators(dataset));
}

PrepareSettings PatchesPage::settings() const
{
    return {.spacingMm = m_spacing->value(),
            .synthetic = m_synthetic->isChecked(),
            .labelScheme = m_labelScheme};
}

void PatchesPage::prepare()
{
    m_left.clear();
    if (m_dataset.isEmpty() || patches().isEmpty()) {
        m_outcome->show(CheckLine::Kind::Problem,
                        m_dataset.isEmpty() ? tr("Choose a folder of cases under Data first.")
                                            : tr("Choose a folder for the patches first."));
        return;
    }
    m_outcome->clear();
    m_task.start(prepareArguments(m_dataset, patches(), settings()));
}

void PatchesPage::onEnded(EngineTask::End end, const QString& problem)
{
    m_prepare->setEnabled(true);
    showFolder();
    switch (end) {
        case EngineTask::End::Done:
            m_outcome->show(CheckLine::Kind::Good, tr("Prepared. Go on with Network."));
            break;
        case EngineTask::End::Cancelled:
            m_outcome->show(CheckLine::Kind::Note,
                            tr("Cancelled; finished cases stay, and Prepare goes on from there."));
            break;
        case EngineTask::End::Failed:
            m_outcome->show(CheckLine::Kind::Problem,
                            (m_left + QStringList{problem}).join(QLatin1Char('\n')));
            break;
    }
}

void PatchesPage::showFolder()
{
    m_cases->clear();
    m_cases->addItems(lookAtPatches(patches()).cases);
    m_contents->setText(patches().isEmpty() ? tr("No folder for patches is chosen yet.")
                                            : describePatches(patches()));
    Q_EMIT patchesChanged(patches());
}

}  // namespace glioscope
