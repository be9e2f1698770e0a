#include "ui/comparison/figure_table.h"

#include "ui/widgets/number_text.h"
#include "ui/widgets/shown_names.h"

#include <array>
#include <cmath>
#include <limits>

namespace glioscope {
namespace {

constexpr std::array kLimits = {0.7, 0.3};

/// Rows that are no figures of a pair stand before these.
enum OwnRow { kCompared, kVolume, kLimitsRow, kOwnRows };
constexpr std::array kMetrics = {Metric::VolumeError,        Metric::Dice,      Metric::Hausdorff95,
                                 Metric::Sensitivity,        Metric::Precision, Metric::SurfaceDice,
                                 Metric::MeanSurfaceDistance};
constexpr int kFirstLesionRow = int{kOwnRows} + static_cast<int>(kMetrics.size());
enum LesionRow { kLesionDice, kLesionHd95, kLesionF1, kMissedAndFalse, kLesionRows };
constexpr int kRowCount = kFirstLesionRow + int{kLesionRows};

const MetricFacts& factsOfRow(int row)
{
    return factsOf(kMetrics[static_cast<std::size_t>(row - kOwnRows)]);
}

QString number(double value, int decimals)
{
    return std::isnan(value)   ? FigureTable::tr("n. d.")
           : std::isinf(value) ? QStringLiteral("∞")
                               : shownNumber(value, 'f', decimals);
}

QString figureText(double value, const MetricFacts& facts)
{
    switch (facts.unit) {
    case MetricUnit::Share: return number(value, 3);
    case MetricUnit::Millimetres: return number(value, 1);
    case MetricUnit::Millilitres: break;
    }
    return (value > 0 ? QStringLiteral("+") : QString()) + number(value, 2);
}

QString nameOfRow(int row)
{
    switch (row) {
    case kCompared: return FigureTable::tr("Compared");
    case kVolume: return FigureTable::tr("Volume, ml");
    case kLimitsRow: return FigureTable::tr("0.7–0.3, ml");
    case kFirstLesionRow + kLesionDice: return FigureTable::tr("Lesion Dice");
    case kFirstLesionRow + kLesionHd95: return FigureTable::tr("Lesion HD95, mm");
    case kFirstLesionRow + kLesionF1: return FigureTable::tr("Lesion F1");
    case kFirstLesionRow + kMissedAndFalse: return FigureTable::tr("Missed, false");
    default: break;
    }
    const MetricFacts& facts = factsOfRow(row);
    // Below the volume it needs no longer name, and the table is narrow.
    const QString name =
        facts.metric == Metric::VolumeError ? FigureTable::tr("Error") : shownName(facts.name);
    return facts.unit == MetricUnit::Millimetres   ? FigureTable::tr("%1, mm").arg(name)
           : facts.unit == MetricUnit::Millilitres ? FigureTable::tr("%1, ml").arg(name)
                                                   : name;
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
        Q_EMIT headerDataChanged(Qt::Vertical, 0, kRowCount - 1);
        Q_EMIT dataChanged(index(0, 0), index(kRowCount - 1, columnCount() - 1));
    }
}

int FigureTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || m_ids.empty() ? 0 : kRowCount;
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

/// "28–35", of small volumes "2.8–3.5"; a dash where the model keeps no probabilities of the
/// structure.
QString FigureTable::limitsText(const Layer& layer) const
{
    const Layer* map = mapOf(m_state.document(), layer, {.structure = m_comparison.structure()});
    if (!map || !map->scalar()->counts) {
        return QStringLiteral("–");
    }
    const ScalarContent& values = *map->scalar();
    const double least = values.counts->mlAbove(kLimits[0], values.perStep);
    const double most = values.counts->mlAbove(kLimits[1], values.perStep);
    const int decimals = most < 10 ? 2 : most < 100 ? 1 : 0;
    return QStringLiteral("%1–%2").arg(number(least, decimals), number(most, decimals));
}

QString FigureTable::text(int row, const Layer& layer) const
{
    if (row == kLimitsRow) {
        return limitsText(layer);
    }
    const Differences* found = m_comparison.differences();
    const std::optional<std::size_t> at = found ? found->numberOf(layer.id) : std::nullopt;
    if (!at) {
        return {};
    }
    if (row == kVolume) {
        return number(volumeMl(found->overlaps, *at), 2);
    }
    const Figures& figures = m_comparison.figures();
    if (*at >= figures.size()) {
        return QStringLiteral("…");  // being measured
    }
    const std::optional<StructureFigures>& own = figures[*at];
    if (!own || row >= kFirstLesionRow) {
        return own && own->lesions ? lesionText(row, *own) : QStringLiteral("–");
    }
    const MetricFacts& facts = factsOfRow(row);
    return figureText(own->figures.value(facts.metric, m_convention), facts);
}

QString FigureTable::lesionText(int row, const StructureFigures& figures) const
{
    const LesionFigures& lesions = figures.lesions->at(m_lesionRules);
    switch (row - kFirstLesionRow) {
    case kLesionDice: return number(lesions.dice, 3);
    case kLesionHd95: return number(lesions.hd95Mm, 1);
    case kLesionF1: return number(lesions.f1, 3);
    default: return tr("%1, %2").arg(lesions.missed).arg(lesions.falsePositives);
    }
}

/// With the tolerance that it is measured by.
QString FigureTable::nameOf(int row) const
{
    const bool tolerant =
        row >= kOwnRows && row < kFirstLesionRow && factsOfRow(row).metric == Metric::SurfaceDice;
    return tolerant ? tr("%1, %2 mm").arg(nameOfRow(row), shownNumber(m_comparison.toleranceMm()))
                    : nameOfRow(row);
}

QString FigureTable::help(int row) const
{
    switch (row) {
    case kCompared: return tr("Which segmentations take part; the reference always does.");
    case kVolume: return tr("Voxels of the structure times the volume of a voxel.");
    case kLimitsRow:
        return tr(
            "Volume where the model's probability is above 0.7, and where it is above 0.3, "
            "without its post-processing: how much hangs on the threshold.");
    default: break;
    }
    if (row >= kFirstLesionRow) {
        const LesionRules& rules = kAllLesionRules[m_lesionRules];
        return tr("%1\nFigures by lesion as %2: %3")
            .arg(shownName(rules.formula) + QLatin1Char('.'), shownName(rules.name),
                 shownName(rules.emptyRule));
    }
    const MetricFacts& facts = factsOfRow(row);
    const QString tolerance =
        facts.metric == Metric::SurfaceDice
            ? tr(" The tolerance is %1 mm.").arg(shownNumber(m_comparison.toleranceMm()))
            : QString();
    return tr("%1.%2\nConvention %3: %4")
        .arg(shownName(facts.formula), tolerance, shownName(m_convention.name),
             shownName(m_convention.emptyRule));
}

void FigureTable::setConvention(const MetricConvention& convention)
{
    m_convention = convention;
    follow();
}

void FigureTable::setLesionRules(std::size_t rules)
{
    m_lesionRules = rules;
    follow();
}

QVariant FigureTable::data(const QModelIndex& index, int role) const
{
    const Layer* of = layer(index.column());
    if (!index.isValid() || !of) {
        return {};
    }
    if (role == Qt::ToolTipRole) {
        return help(index.row());
    }
    if (index.row() == kCompared) {
        const bool isReference = of == m_comparison.reference();
        return role == Qt::CheckStateRole
                   ? QVariant(m_comparison.isLeftOut(of->id) ? Qt::Unchecked : Qt::Checked)
               : role == Qt::DisplayRole && isReference ? QVariant(tr("ref."))
                                                        : QVariant();
    }
    return role == Qt::DisplayRole         ? QVariant(text(index.row(), *of))
           : role == Qt::TextAlignmentRole ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter))
                                           : QVariant();
}

bool FigureTable::setData(const QModelIndex& index, const QVariant& value, int role)
{
    const Layer* of = layer(index.column());
    if (role != Qt::CheckStateRole || index.row() != kCompared || !of) {
        return false;
    }
    m_comparison.setLeftOut(of->id, value.toInt() != Qt::Checked);
    return true;
}

Qt::ItemFlags FigureTable::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    const Layer* of = layer(index.column());
    const bool ticks = index.row() == kCompared && of && of != m_comparison.reference();
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
    if (section < 0 || section >= kRowCount) {
        return {};
    }
    return role == Qt::DisplayRole   ? QVariant(nameOf(section))
           : role == Qt::ToolTipRole ? QVariant(help(section))
                                     : QVariant();
}

}  // namespace glioscope
