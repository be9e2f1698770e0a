#include "ui/comparison/place_table.h"

#include "segmentation/volume/value_at.h"
#include "ui/widgets/shown_names.h"
#include "ui/widgets/text.h"

#include <array>

namespace glioscope {
namespace {

/// Columns behind that of the label.
constexpr std::array kMaps = {
    MapChoice{.structure = Structure::WholeTumour}, MapChoice{.structure = Structure::TumourCore},
    MapChoice{.structure = Structure::Enhancing}, MapChoice{.meaning = ScalarMeaning::Entropy}};

}  // namespace

PlaceTable::PlaceTable(const ViewState& state, QObject* parent)
    : QAbstractTableModel(parent), m_state(state)
{
    refresh();
}

void PlaceTable::showPointer(const std::optional<Vec3>& lps)
{
    m_pointer = lps;
    refresh();
}

void PlaceTable::refresh()
{
    std::vector<LayerId> ids;
    for (const Layer& layer : m_state.document().layers()) {
        if (layer.labels()) {
            ids.push_back(layer.id);
        }
    }
    if (ids != m_ids) {
        beginResetModel();
        m_ids = std::move(ids);
        endResetModel();
    } else if (!m_ids.empty()) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    }
}

int PlaceTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_ids.size());
}

int PlaceTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(1 + kMaps.size());
}

QVariant PlaceTable::data(const QModelIndex& index, int role) const
{
    const Document& document = m_state.document();
    const Layer* layer = index.isValid() && index.row() < rowCount()
                             ? document.layer(m_ids[static_cast<std::size_t>(index.row())])
                             : nullptr;
    if (!layer) {
        return {};
    }
    if (role == Qt::TextAlignmentRole && index.column() > 0) {
        return int(Qt::AlignRight | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole && (role != Qt::ToolTipRole || index.column() > 0)) {
        return {};
    }
    const Vec3 at = m_pointer.value_or(m_state.cursorLps());
    if (index.column() == 0) {
        const std::optional<Label> label = valueAt(*layer->labels()->map, at);
        return !label                        ? QString()
               : role == Qt::ToolTipRole     ? shownName(displayName(*label))
               : *label == Label::Background ? QStringLiteral("–")
                                             : toQString(shortName(*label));
    }
    const Layer* map = mapOf(document, *layer, kMaps[static_cast<std::size_t>(index.column() - 1)]);
    const std::optional<std::uint8_t> value =
        map ? valueAt(*map->scalar()->values, at) : std::nullopt;
    return value ? shownValue(valueText(*map->scalar(), *value)) : QStringLiteral("–");
}

QVariant PlaceTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical) {
        const Layer* layer =
            section >= 0 && section < rowCount()
                ? m_state.document().layer(m_ids[static_cast<std::size_t>(section)])
                : nullptr;
        return layer && (role == Qt::DisplayRole || role == Qt::ToolTipRole)
                   ? QVariant(QString::fromStdString(layer->name))
                   : QVariant();
    }
    const std::array names = {tr("Label"), toQString(shortName(Region::WholeTumour)),
                              toQString(shortName(Region::TumourCore)),
                              toQString(shortName(Region::EnhancingTumour)), tr("Entropy")};
    return role == Qt::DisplayRole && section >= 0 && section < columnCount()
               ? QVariant(names[static_cast<std::size_t>(section)])
               : QVariant();
}

}  // namespace glioscope
