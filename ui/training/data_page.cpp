#include "ui/training/data_page.h"

#include "segmentation/system/path_access.h"
#include "segmentation/volume/label.h"
#include "ui/training/audit_table.h"
#include "ui/training/task_row.h"
#include "ui/widgets/folder_field.h"
#include "ui/widgets/notice_label.h"
#include "ui/widgets/path_string.h"
#include "ui/widgets/shown_names.h"
#include "ui/widgets/text.h"
#include "ui/widgets/theme.h"

#include <QComboBox>
#include <QDir>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace glioscope {
namespace {

constexpr int kColumnGap = 14;

/// Empty where it can be looked at.
QString folderProblem(const QString& folder)
{
    if (folder.isEmpty()) {
        return DataPage::tr("Choose a folder of cases first.");
    }
    switch (accessTo(pathFromString(folder))) {
    case PathAccess::Missing:
        return DataPage::tr("The folder %1 does not exist; choose another.").arg(folder);
    case PathAccess::Forbidden:
        return DataPage::tr(
                   "The folder %1 may not be read by you; have its owner allow it, or "
                   "choose another.")
            .arg(folder);
    case PathAccess::Readable: break;
    }
    return {};
}

}  // namespace

DataPage::DataPage(const QString& engineProgram, QWidget* parent)
    : QWidget(parent),
      m_task(engineProgram),
      m_dataset(new FolderField(QStringLiteral("datasetFolder"), tr("Folder of cases"))),
      m_labels(new QComboBox),
      m_patients(new FolderField(QStringLiteral("patientsFile"), tr("Table of cases and patients"),
                                 tr("Tables (*.csv);;All files (*)"))),
      m_audit(new QPushButton(themedIcon(QStringLiteral("run")), tr("Check the Cases"))),
      m_table(new AuditTable(this)),
      m_view(new QTableView),
      m_summary(new NoticeLabel(QStringLiteral("auditSummary")))
{
    m_labels->setObjectName(QStringLiteral("labelScheme"));
    m_labels->addItem(tr("As the files say"), QString());
    for (const LabelScheme scheme : kChoosableLabelSchemes) {
        m_labels->addItem(shownName(displayName(scheme)), toQString(key(scheme)));
    }
    m_audit->setObjectName(QStringLiteral("auditButton"));
    m_dataset->setPlaceholder(tr("One folder a case, with four sequences and the expert's labels"));
    auto* form = new QFormLayout;
    form->addRow(tr("Folder of cases"), m_dataset);
    form->addRow(tr("Label values"), m_labels);
    m_patients->setPlaceholder(tr("As names and folders tell; else a table of case,patient"));
    m_patients->setToolTip(
        tr("Scans of one patient are kept on one side of every split. Where the "
           "column Patient below is wrong, a table with the columns case and patient "
           "says it right."));
    form->addRow(tr("Patients"), m_patients);
    auto* start = new QHBoxLayout;
    start->addWidget(m_audit);
    start->addWidget(new TaskRow(m_task, QStringLiteral("Audit"), tr("Looking for cases")), 1);
    start->addStretch();
    makeTable();
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addLayout(start);
    layout->addWidget(m_summary);
    layout->addWidget(m_view, 1);
    connect(m_dataset, &FolderField::changed, this, [this](const QString& folder) {
        forgetReport();
        Q_EMIT datasetChanged(folder);
    });
    connect(m_labels, &QComboBox::currentIndexChanged, this, [this] {
        forgetReport();
        Q_EMIT meaningChanged();
    });
    connect(m_patients, &FolderField::changed, this, [this] {
        forgetReport();
        Q_EMIT meaningChanged();
    });
    connect(m_audit, &QPushButton::clicked, this, &DataPage::audit);
    connect(&m_task, &EngineTask::started, this, [this] { m_audit->setEnabled(false); });
    connect(&m_task, &EngineTask::said, this, &DataPage::showReport);
    connect(&m_task, &EngineTask::ended, this, &DataPage::onEnded);
}

void DataPage::makeTable()
{
    m_view->setObjectName(QStringLiteral("auditTable"));
    m_view->setAccessibleName(tr("Cases and what is wrong with them"));
    m_view->setModel(m_table);
    m_view->setAlternatingRowColors(true);
    m_view->setShowGrid(false);
    m_view->setWordWrap(true);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setMinimumSectionSize(fontMetrics().height() + 10);
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->horizontalHeader()->setStretchLastSection(true);
    connect(m_view->horizontalHeader(), &QHeaderView::sectionResized, m_view,
            &QTableView::resizeRowsToContents);
}

QString DataPage::dataset() const
{
    return m_dataset->folder();
}

void DataPage::setDataset(const QString& folder)
{
    m_dataset->setFolder(folder);
}

void DataPage::setLabelScheme(const QString& key)
{
    m_labels->setCurrentIndex(std::max(0, m_labels->findData(key)));
}

QString DataPage::labelScheme() const
{
    return m_labels->currentData().toString();
}

QString DataPage::patientsFile() const
{
    return m_patients->folder();
}

void DataPage::audit()
{
    forgetReport();
    if (const QString problem = folderProblem(dataset()); !problem.isEmpty()) {
        m_summary->show(Notice::Kind::Problem, problem);
        return;
    }
    QStringList arguments = {QStringLiteral("audit"), dataset()};
    if (!labelScheme().isEmpty()) {
        arguments << QStringLiteral("--labels") << labelScheme();
    }
    if (!patientsFile().isEmpty()) {
        arguments << QStringLiteral("--patients") << patientsFile();
    }
    m_task.start(arguments);
}

void DataPage::showReport(const QByteArray& line)
{
    const auto audit = auditFromLine({line.constData(), static_cast<std::size_t>(line.size())});
    if (!audit) {
        return;
    }
    m_reported = true;
    m_table->setReport(reportOf(*audit));
    for (int column = 0; column < AuditTable::Findings; ++column) {
        m_view->resizeColumnToContents(column);
        m_view->setColumnWidth(column, m_view->columnWidth(column) + kColumnGap);
    }
    m_view->resizeRowsToContents();
    const AuditReport& report = m_table->report();
    m_summary->show(report.errors > 0     ? Notice::Kind::Problem
                    : report.warnings > 0 ? Notice::Kind::Warning
                                          : Notice::Kind::Good,
                    auditSummary(report));
}

void DataPage::onEnded(EngineTask::End end, const QString& problem)
{
    m_audit->setEnabled(true);
    if (end == EngineTask::End::Cancelled && !m_reported) {
        m_summary->show(Notice::Kind::Note, tr("Cancelled; nothing was changed."));
    } else if (end == EngineTask::End::Failed && !m_reported) {
        // With errors in the dataset the command fails too, after the report.
        m_summary->show(Notice::Kind::Problem, problem);
    }
}

void DataPage::forgetReport()
{
    m_task.abandon();  // it only reads
    m_reported = false;
    m_table->setReport({});
    m_summary->clear();
}

}  // namespace glioscope
