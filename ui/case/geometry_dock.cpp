#include "ui/case/geometry_dock.h"

#include "ui/case/case_session.h"
#include "ui/case/geometry_table.h"
#include "ui/case/passport_text.h"
#include "ui/widgets/long_text.h"
#include "ui/widgets/tab_icon.h"
#include "ui/widgets/theme.h"

#include <QHeaderView>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace glioscope {
namespace {

constexpr int kRowsShown = 7;

QTableView* makeTable(GeometryTable* model)
{
    auto* table = new QTableView;
    table->setObjectName(QStringLiteral("geometryTable"));
    table->setAccessibleName(GeometryDock::tr("Where the images and layers of this case lie"));
    table->setModel(model);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().height() + 8);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table->horizontalHeader()->setSectionResizeMode(GeometryTable::Name, QHeaderView::Stretch);
    table->horizontalHeader()->setHighlightSections(false);
    table->setShowGrid(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setTabKeyNavigation(false);
    return table;
}

}  // namespace

GeometryDock::GeometryDock(ViewState& state, CaseSession& session, QWidget* parent)
    : ScrollingDock(tr("Geometry"), parent), m_session(session)
{
    setObjectName(QStringLiteral("geometryDock"));
    setProperty(kTabIcon, themedIcon(QStringLiteral("geometry")));
    m_model = new GeometryTable(state, session, this);
    m_table = makeTable(m_model);
    m_hint = new WrappedLabel;
    m_hint->setSentence(tr("Open a case to see here where its images and segmentations lie."));
    m_details = new WrappedLabel;
    m_details->setObjectName(QStringLiteral("geometryDetails"));
    m_ask = new QPushButton(tr("Is It &Mirrored?…"));
    m_ask->setObjectName(QStringLiteral("askMirrored"));
    m_ask->setToolTip(tr("See the segmentation both ways, and say which one is right"));
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->addWidget(m_hint);
    layout->addWidget(m_table);
    layout->addWidget(m_ask, 0, Qt::AlignLeft);
    layout->addWidget(m_details);
    layout->addStretch();
    setContent(content);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &GeometryDock::showChosen);
    connect(m_model, &QAbstractItemModel::modelReset, this, &GeometryDock::showChosen);
    connect(m_ask, &QPushButton::clicked, this, [this] {
        if (const GeometryTable::Row* chosen = m_model->row(m_table->currentIndex().row())) {
            Q_EMIT mirroringQuestioned(chosen->layer);
        }
    });
    showChosen();
}

/// Where none is chosen, the first that is not simply the same, or the first.
void GeometryDock::showChosen()
{
    const bool any = m_model->rowCount() > 0;
    m_hint->setVisible(!any);
    m_table->setVisible(any);
    m_table->setFixedHeight((std::min(m_model->rowCount(), kRowsShown) + 1) *
                                (m_table->fontMetrics().height() + 8) +
                            6);
    if (any && !m_table->currentIndex().isValid()) {
        int choice = 0;
        for (int row = m_model->rowCount() - 1; row >= 0; --row) {
            choice =
                gridNotice(m_model->row(row)->passport).kind == Notice::Kind::Good ? choice : row;
        }
        m_table->selectRow(choice);
        return;  // and are called again
    }
    const GeometryTable::Row* chosen = m_model->row(m_table->currentIndex().row());
    m_details->setVisible(chosen != nullptr);
    m_ask->setVisible(chosen && m_session.mirrorQuestion(chosen->layer));
    if (chosen) {
        m_details->setSentence(QStringLiteral("%1: %2").arg(
            chosen->name, passportSentences(chosen->passport).join(QLatin1Char(' '))));
    }
}

}  // namespace glioscope
