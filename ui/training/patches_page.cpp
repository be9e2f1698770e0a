#include "ui/training/patches_page.h"

#include "ui/training/prepare_rows.h"
#include "ui/training/task_row.h"
#include "ui/widgets/folder_field.h"
#include "ui/widgets/notice_label.h"
#include "ui/widgets/theme.h"

#include <QDir>
#include <QFormLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace glioscope {
namespace {

constexpr qsizetype kMostLines = 6;

/// Each on a line; of many, the first ones and the last, which may sum up.
QString lines(QStringList sentences)
{
    if (const qsizetype more = sentences.size() - kMostLines; more > 0) {
        sentences.remove(kMostLines - 2, more + 1);
        sentences.insert(kMostLines - 2, PatchesPage::tr("And %1 more.").arg(more + 1));
    }
    return sentences.join(QLatin1Char('\n'));
}

}  // namespace

PatchesPage::PatchesPage(const QString& engineProgram, QWidget* parent)
    : QWidget(parent),
      m_task(engineProgram),
      m_found(readPatchFolder({})),
      m_source(new QLabel),
      m_patches(new FolderField(QStringLiteral("patchesFolder"), tr("Folder for patches"))),
      m_prepare(new QPushButton(themedIcon(QStringLiteral("run")), tr("Prepare"))),
      m_outcome(new NoticeLabel(QStringLiteral("prepareOutcome"))),
      m_contents(new QLabel),
      m_cases(new QListWidget)
{
    m_source->setObjectName(QStringLiteral("prepareSource"));
    m_source->setWordWrap(true);
    m_source->setTextFormat(Qt::PlainText);
    m_prepare->setObjectName(QStringLiteral("prepareButton"));
    m_contents->setObjectName(QStringLiteral("patchesContents"));
    m_cases->setObjectName(QStringLiteral("patchesList"));
    m_cases->setAccessibleName(tr("Cases in the folder of patches"));
    m_cases->setAlternatingRowColors(true);
    makeLayout();
    connect(m_patches, &FolderField::changed, this, &PatchesPage::takeFolder);
    connect(m_rows, &PrepareRows::modeChanged, m_outcome, &NoticeLabel::clear);
    connect(m_prepare, &QPushButton::clicked, this, &PatchesPage::prepare);
    // What is said at the end is said of the folder that the task began with.
    connect(&m_task, &EngineTask::started, this, [this] { setEditable(false); });
    connect(&m_task, &EngineTask::warned, this,
            [this](const QString& sentence) { m_left << sentence; });
    connect(&m_task, &EngineTask::noticed, this,
            [this](const QString& sentence) { m_notices << sentence; });
    connect(&m_task, &EngineTask::ended, this, &PatchesPage::onEnded);
    setSource({}, {}, {});
    showContents();
}

void PatchesPage::makeLayout()
{
    auto* form = new QFormLayout;
    form->addRow(tr("Cases from"), m_source);
    form->addRow(tr("Folder for patches"), m_patches);
    m_rows = new PrepareRows(form, this);
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
}

QString PatchesPage::patches() const
{
    return m_patches->folder();
}

void PatchesPage::setPatches(const QString& folder)
{
    m_patches->setFolder(folder);
}

void PatchesPage::setSource(const QString& dataset, const QString& labelScheme,
                            const QString& patientsFile)
{
    m_dataset = dataset;
    m_labelScheme = labelScheme;
    m_patientsFile = patientsFile;
    m_source->setText(dataset.isEmpty() ? tr("No folder of cases is chosen yet; see Data.")
                                        : QDir::toNativeSeparators(dataset));
}

QString PatchesPage::startProblem() const
{
    if (m_dataset.isEmpty()) {
        return tr("Choose a folder of cases under Data first.");
    }
    if (patches().isEmpty()) {
        return tr("Choose a folder for the patches first.");
    }
    const bool wantsReadyMade = m_rows->settings().mode == PrepareMode::ReadyMade;
    if (m_found.cases.isEmpty() || m_found.isReadyMade == wantsReadyMade) {
        return {};
    }
    return wantsReadyMade
               ? tr("This folder holds whole cases; choose another folder for ready-made patches.")
               : tr("This folder holds ready-made patches; choose another folder for whole cases.");
}

void PatchesPage::setEditable(bool editable)
{
    m_prepare->setEnabled(editable);
    m_patches->setEnabled(editable);
}

void PatchesPage::prepare()
{
    m_left.clear();
    m_notices.clear();
    refresh();
    if (const QString sentence = startProblem(); !sentence.isEmpty()) {
        m_outcome->show(Notice::Kind::Problem, sentence);
        return;
    }
    m_outcome->clear();
    PrepareSettings settings = m_rows->settings();
    settings.labelScheme = m_labelScheme;
    settings.patientsFile = m_patientsFile;
    m_task.start(prepareArguments(m_dataset, patches(), settings));
}

void PatchesPage::onEnded(EngineTask::End end, const QString& problem)
{
    setEditable(true);
    refresh();
    switch (end) {
    case EngineTask::End::Done: showPrepared(); break;
    case EngineTask::End::Cancelled:
        m_outcome->show(Notice::Kind::Note,
                        tr("Cancelled; finished cases stay, and Prepare goes on from there."));
        break;
    case EngineTask::End::Failed:
        m_outcome->show(Notice::Kind::Problem, lines(m_left + QStringList{problem}));
        break;
    }
}

void PatchesPage::showPrepared()
{
    if (m_notices.isEmpty()) {
        m_outcome->show(Notice::Kind::Good, tr("Prepared. Go on with Network."));
        return;
    }
    m_outcome->show(
        Notice::Kind::Warning,
        lines(QStringList{m_found.cases.isEmpty() ? tr("Not one patch could be made.")
                                                  : tr("Prepared, with fewer patches than asked "
                                                       "for.")} +
              m_notices));
}

/// Of another folder; it says itself what kind of patches belongs there.
void PatchesPage::takeFolder()
{
    m_outcome->clear();
    refresh();
    if (!m_found.cases.isEmpty()) {
        m_rows->setMode(m_found.isReadyMade ? PrepareMode::ReadyMade : PrepareMode::WholeCases);
    }
}

void PatchesPage::refresh()
{
    if (PatchFolder found = readPatchFolder(patches()); found != m_found) {
        m_found = std::move(found);
        showContents();
        Q_EMIT patchesChanged();
    }
}

void PatchesPage::showContents()
{
    m_cases->clear();
    m_cases->addItems(describeCases(m_found));
    m_contents->setText(describePatches(m_found));
}

}  // namespace glioscope
