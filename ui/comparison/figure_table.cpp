#include "ui/comparison/figure_table.h"

#include "ui/widgets/text.h"

#include <array>
#include <cmath>
#include <limits>

namespace glioscope {
namespace {

constexpr std::array kLimits = {0.7, 0.3};

struct RowText {
    const char* name;
    const char* formula;
};

// clang-format off: a table, a row a figure
constexpr std::array<RowText, FigureTable::RowCount> kRows = {{
    {QT_TR_NOOP("Compared"),
     QT_TR_NOOP("Which segmentations take part; the reference always does.")},
    {QT_TR_NOOP("Dice"),
     QT_TR_NOOP("2 TP / (2 TP + FP + FN). Where both are empty it is 1, where one is empty 0.")},
    {QT_TR_NOOP("HD95, mm"),
     QT_TR_NOOP("The larger of the two 95th percentiles of the distances from the border of one to the "
                "nearest border of the other, as MONAI defines it. Where both are empty it is 0, "
                "where one is empty infinite.")},
    {QT_TR_NOOP("Volume, ml"), QT_TR_NOOP("Voxels of the structure times the volume of a voxel.")},
    {QT_TR_NOOP("Error, ml"), QT_TR_NOOP("Its volume less the reference's.")},
    {QT_TR_NOOP("Sensitivity"),
     QT_TR_NOOP("TP / (TP + FN). Where the reference is empty it is 1.")},
    {QT_TR_NOOP("Precision"),
     QT_TR_NOOP("TP / (TP + FP). Where the segmentation is empty it is 1.")},
    {QT_TR_NOOP("0.7–0.3, ml"),
     QT_TR_NOOP("Volume where the model's probability is above 0.7, and where it is above 0.3, "
                "without its post-processing: how much the volume depends on the threshold.")},
}};
// clang-format on

QString number(double value, int decimals)
{
    return std::isfinite(value) ? QString::number(value, 'f', decimals) : QStringLiteral("∞");
}

}  // namespace

FigureTable::FigureTable(Comparison& comparison, const ViewState& state, QObject* parent)
    : QAbstractTableModel(parent), m_comparison(comparison), m_state(state)
{
    connect(&comparison, &Comparison::changed, this, &FigureTable::follow);
    follow();
}

void FigureTable::follow()
{
    std::vector<LayerId> ids;
    for (const Layer* layer : m_comparison.segmentations()) {
        ids.push_back(layer->id);
    }
    if (ids != m_ids) {
        beginResetModel();
        m_ids = std::move(ids);
        endResetModel();
    } else if (!m_ids.empty()) {
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
        Q_EMIT dataChanged(index(0, 0), index(RowCount - 1, columnCount() - 1));
    }
}

int FigureTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || m_ids.empty() ? 0 : int{RowCount};
}

int FigureTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_ids.size());
}

const Layer* FigureTable::layer(int column) const
{
    return column >= 0 && column < columnCount()
               ? m_state.document().layer(m_ids[static_cast<std::size_t>(column)])
               : nullptr;
}

/// "28.41–35.02"; empty where the model keeps no probabilities of the structure.
QString FigureTable::limitsText(const Layer& layer) const
{
    const Layer* map = mapOf(m_state.document(), layer, {.structure = m_comparison.structure()});
    if (!map || !map->scalar()->counts) {
        return QStringLiteral("–");
    }
    const auto ml = [&](double limit) {
        return number(map->scalar()->counts->mlAbove(limit, map->scalar()->perStep), 2);
    };
    return QStringLiteral("%1–%2").arg(ml(kLimits[0]), ml(kLimits[1]));
}

QString FigureTable::text(Row row, const Layer& layer) const
{
    if (row == LimitsMl) {
        return limitsText(layer);
    }
    const Differences* found = m_comparison.differences();
    const std::optional<std::size_t> at = found ? found->numberOf(layer.id) : std::nullopt;
    const Figures& figures = m_comparison.figures();
    if (!at || *at >= figures.size()) {
        return QString();
    }
    if (row == Ml) {
        return number(volumeMl(found->votes, *at), 2);
    }
    const std::optional<PairFigures>& f = figures[*at];
    if (!f) {
        return QStringLiteral("–");
    }
    const double error = f->ml - f->referenceMl;
    switch (row) {
    case Dice: return number(f->dice, 3);
    case Hd95: return number(f->hd95Mm, 1);
    case ErrorMl: return (error > 0 ? QStringLiteral("+") : QString()) + number(error, 2);
    case Sensitivity: return number(f->sensitivity, 3);
    case Precision: return number(f->precision, 3);
    default: return QString();
    }
}

QVariant FigureTable::data(const QModelIndex& index, int role) const
{
    const Layer* of = layer(index.column());
    const auto row = static_cast<Row>(index.row());
    if (!index.isValid() || !of) {
        return {};
    }
    const bool isReference = of == m_comparison.reference();
    if (row == Compared) {
        return role == Qt::CheckStateRole
                   ? QVariant(m_comparison.isLeftOut(of->id) ? Qt::Unchecked : Qt::Checked)
               : role == Qt::DisplayRole && isReference ? QVariant(tr("reference"))
                                                        : QVariant();
    }
    switch (role) {
    case Qt::DisplayRole: return text(row, *of);
    case Qt::TextAlignmentRole: return int(Qt::AlignRight | Qt::AlignVCenter);
    case Qt::ToolTipRole: return tr(kRows[static_cast<std::size_t>(row)].formula);
    default: return {};
    }
}

bool FigureTable::setData(const QModelIndex& index, const QVariant& value, int role)
{
    const Layer* of = layer(index.column());
    if (role != Qt::CheckStateRole || index.row() != Compared || !of) {
        return false;
    }
    m_comparison.setLeftOut(of->id, value.toInt() != Qt::Checked);
    return true;
}

Qt::ItemFlags FigureTable::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    const Layer* of = layer(index.column());
    const bool ticks = index.row() == Compared && of && of != m_comparison.reference();
    return ticks ? flags | Qt::ItemIsUserCheckable : flags;
}

QVariant FigureTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal) {
        const Layer* of = layer(section);
        return of && (role == Qt::DisplayRole || role == Qt::ToolTipRole)
                   ? QVariant(QString::fromStdString(of->name))
                   : QVariant();
    }
    if (section < 0 || section >= RowCount) {
        return {};
    }
    const RowText& row = kRows[static_cast<std::size_t>(section)];
    return role == Qt::DisplayRole   ? tr(row.name)
           : role == Qt::ToolTipRole ? tr(row.formula)
                                     : QVariant();
}

}  // namespace glioscope
