#include "ui/comparison/cohort_dialog.h"

#include "ui/comparison/cohort_table.h"
#include "ui/widgets/path_string.h"
#include "ui/widgets/shown_names.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QShortcut>
#include <QTableView>
#include <QVBoxLayout>

namespace glioscope {

CohortDialog::CohortDialog(const QString& folder, std::vector<ComparedCase> compared,
                           QWidget* parent)
    : QDialog(parent), m_model(new CohortTable(std::move(compared), this)), m_table(new QTableView)
{
    setObjectName(QStringLiteral("cohortDialog"));
    setWindowTitle(tr("Comparison of a Dataset – %1").arg(shownPath(folder)));
    auto* structure = new QComboBox;
    structure->setObjectName(QStringLiteral("cohortStructure"));
    for (const Structure each : m_model->structures()) {
        structure->addItem(shownName(displayName(each)), int(each));
    }
    const auto follow = [this, structure](int index) {
        if (index >= 0) {
            m_model->setStructure(Structure(structure->itemData(index).toInt()));
        }
    };
    structure->setCurrentIndex(structure->findData(int(m_model->structure())));
    connect(structure, &QComboBox::currentIndexChanged, this, follow);
    makeTable();
    auto* form = new QFormLayout;
    form->addRow(tr("&Structure:"), structure);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(m_table, 1);
    auto* hint = new QLabel(
        tr("A click or Enter opens the case with this segmentation, where it differs most from "
           "the expert's. Ctrl and a click put another segmentation of the same case beside it."));
    hint->setWordWrap(true);
    layout->addWidget(hint);
    resize(640, 420);
    m_table->setFocus();
}

void CohortDialog::makeTable()
{
    m_table->setObjectName(QStringLiteral("cohortTable"));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(CohortTable::CaseName, QHeaderView::Stretch);
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_table->setSortingEnabled(true);
    connect(m_table, &QTableView::clicked, this,
            [this](const QModelIndex& index) { choose(index.row()); });
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto* enter = new QShortcut(key, m_table);
        enter->setContext(Qt::WidgetShortcut);
        connect(enter, &QShortcut::activated, this, [this] {
            if (m_table->currentIndex().isValid()) {
                choose(m_table->currentIndex().row());
            }
        });
    }
}

void CohortDialog::choose(int row)
{
    const std::vector<ComparedCase> compared = takeSelection(row);
    if (!compared.empty()) {
        Q_EMIT chosen(compared, m_model->structure());
    }
}

/// Rows of other cases than this row's are selected no more.
std::vector<ComparedCase> CohortDialog::takeSelection(int row)
{
    const ComparedCase& clicked = m_model->at(row);
    std::vector<ComparedCase> compared;
    QItemSelectionModel* selection = m_table->selectionModel();
    for (const QModelIndex& index : selection->selectedRows()) {
        const ComparedCase& other = m_model->at(index.row());
        if (other.caseName != clicked.caseName || other.casePath != clicked.casePath) {
            selection->select(index, QItemSelectionModel::Deselect | QItemSelectionModel::Rows);
        } else if (index.row() != row) {
            compared.push_back(other);
        }
    }
    if (selection->isRowSelected(row)) {
        compared.push_back(clicked);
    }
    return compared;
}

}  // namespace glioscope
