#include "ui/engine/model_list.h"

#include "ui/engine/run_texts.h"
#include "ui/widgets/number_text.h"

#include <QHeaderView>
#include <QScopedValueRollback>

#include <algorithm>

namespace glioscope {
namespace {

constexpr int kMostRows = 6;

}  // namespace

QString stateText(const RunItem& item)
{
    switch (item.state) {
    case RunItem::State::Waiting: return ModelList::tr("waiting");
    case RunItem::State::Running:
    case RunItem::State::Reading: return ModelList::tr("running");
    case RunItem::State::Failed: return ModelList::tr("failed");
    case RunItem::State::Cancelled: return ModelList::tr("cancelled");
    case RunItem::State::Done: break;
    }
    if (item.isEarlier) {
        return ModelList::tr("from before");
    }
    return item.peakMemoryBytes > 0
               ? ModelList::tr("done, %1").arg(memoryText(item.peakMemoryBytes))
               : ModelList::tr("done");
}

ModelList::ModelList(QWidget* parent) : QTableWidget(0, ColumnCount, parent)
{
    setObjectName(QStringLiteral("modelList"));
    setAccessibleName(tr("Models; the ticked ones run"));
    setHorizontalHeaderLabels({tr("Model"), tr("Time"), tr("State")});
    horizontalHeaderItem(Name)->setToolTip(tr("The ticked models run, one after another"));
    horizontalHeaderItem(Time)->setToolTip(tr("As long as it took when it last ran here"));
    horizontalHeaderItem(State)->setToolTip(tr("Of the last run on this case, with its memory"));
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    horizontalHeader()->setSectionResizeMode(Name, QHeaderView::Stretch);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setShowGrid(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setTabKeyNavigation(false);
    setTextElideMode(Qt::ElideMiddle);
    connect(this, &QTableWidget::itemChanged, this, [this](const QTableWidgetItem* item) {
        if (!m_filling && item->column() == Name) {
            Q_EMIT ticksChanged();
        }
    });
    connect(this, &QTableWidget::currentCellChanged, this, [this](int row, int, int before) {
        if (!m_filling && row != before) {
            Q_EMIT currentModelChanged();
        }
    });
    fit();
}

void ModelList::setModels(const std::vector<ModelContract>& models, const QStringList& ticked)
{
    {
        const QScopedValueRollback filling(m_filling, true);
        const QString shown = current();
        setRowCount(int(models.size()));
        bool any = false;
        for (int row = 0; row < rowCount(); ++row) {
            const auto name = QString::fromStdString(models[std::size_t(row)].name);
            auto* item = new QTableWidgetItem(row == 0 ? tr("%1 (best measured)").arg(name) : name);
            item->setData(Qt::UserRole, name);
            item->setToolTip(name);
            item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
            item->setCheckState(ticked.contains(name) ? Qt::Checked : Qt::Unchecked);
            any = any || ticked.contains(name);
            setItem(row, Name, item);
            for (const int column : {Time, State}) {
                setItem(row, column, new QTableWidgetItem);
                this->item(row, column)->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
            }
        }
        if (!any && rowCount() > 0) {
            item(0, Name)->setCheckState(Qt::Checked);
        }
        const QStringList wanted = this->ticked();
        const int row = std::max(0, shown.isEmpty() ? rowOf(wanted.value(0)) : rowOf(shown));
        if (rowCount() > 0) {
            setCurrentCell(row, Name);
        }
        fit();
    }
    Q_EMIT currentModelChanged();
}

void ModelList::fit()
{
    const int rows = std::clamp(rowCount(), 2, kMostRows);
    setFixedHeight((rows + 1) * (fontMetrics().height() + 8) + 4);
}

void ModelList::showTimes(const QMap<QString, double>& seconds)
{
    const QScopedValueRollback filling(m_filling, true);
    for (int row = 0; row < rowCount(); ++row) {
        const auto known = seconds.find(nameAt(row));
        item(row, Time)->setText(known == seconds.end()
                                     ? QStringLiteral("–")
                                     : tr("%1 s").arg(shownNumber(*known, 'f', 1)));
    }
}

void ModelList::showRun(const std::vector<RunItem>& items)
{
    const QScopedValueRollback filling(m_filling, true);
    for (int row = 0; row < rowCount(); ++row) {
        const std::string name = nameAt(row).toStdString();
        const auto found = std::ranges::find_if(
            items, [&](const RunItem& each) { return each.job.model == name; });
        const bool there = found != items.end();
        item(row, State)->setText(there ? stateText(*found) : QString());
        item(row, State)->setToolTip(there ? found->problem : QString());
    }
}

QStringList ModelList::ticked() const
{
    QStringList names;
    for (int row = 0; row < rowCount(); ++row) {
        if (item(row, Name)->checkState() == Qt::Checked) {
            names << nameAt(row);
        }
    }
    return names;
}

QString ModelList::current() const
{
    return nameAt(currentRow());
}

QString ModelList::nameAt(int row) const
{
    const QTableWidgetItem* name = item(row, Name);
    return name ? name->data(Qt::UserRole).toString() : QString();
}

int ModelList::rowOf(const QString& model) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (nameAt(row) == model) {
            return row;
        }
    }
    return -1;
}

void ModelList::setTicked(const QString& model, bool ticked)
{
    if (const int row = rowOf(model); row >= 0) {
        item(row, Name)->setCheckState(ticked ? Qt::Checked : Qt::Unchecked);
    }
}

}  // namespace glioscope
