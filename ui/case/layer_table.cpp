#include "ui/case/layer_table.h"

#include "ui/case/passport_text.h"
#include "ui/widgets/number_text.h"
#include "ui/widgets/shown_names.h"
#include "ui/widgets/text.h"

#include <QColor>
#include <QFont>
#include <QPainter>
#include <QPainterPath>
#include <QPixmap>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace glioscope {
namespace {

constexpr int kSwatchSize = 12;

/// The labels, then the regions from within; the cavity last.
constexpr std::array kRows = {Structure::Necrosis,    Structure::Oedema,
                              Structure::Enhancing,   Structure::TumourCore,
                              Structure::WholeTumour, Structure::ResectionCavity};

/// A label's, or those of the labels that make up a region, whose own would be a label's again.
std::vector<Colour> coloursOf(Structure structure, Palette palette)
{
    const PerLabel<bool> inside = labelsIn(structure);
    std::vector<Colour> colours;
    for (const Label label : kMarkedLabels) {
        if (inside[label]) {
            colours.push_back(colourOf(label, palette));
        }
    }
    return colours;
}

/// What of its place must not be overlooked; empty as a rule.
QString badgeOf(const Layer& layer)
{
    if (!layer.origin.passport) {
        return {};
    }
    const Notice grid = gridNotice(*layer.origin.passport);
    return grid.kind == Notice::Kind::Good ? QString() : QStringLiteral(" · ") + grid.text;
}

std::vector<LayerId> segmentationsOf(const std::vector<Layer>& layers)
{
    std::vector<LayerId> ids;
    for (const Layer& layer : layers) {
        if (layer.labels()) {
            ids.push_back(layer.id);
        }
    }
    return ids;
}

}  // namespace

QIcon swatch(std::span<const Colour> colours, Hatch hatch)
{
    constexpr int kScale = 4;  // sharp also where the screen has several pixels a point
    QPixmap pixmap(kSwatchSize * kScale, kSwatchSize * kScale);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath outline;
    outline.addRoundedRect(pixmap.rect(), 2 * kScale, 2 * kScale);
    painter.setClipPath(outline);
    const double width = double(pixmap.width()) / double(colours.size());
    for (std::size_t n = 0; n < colours.size(); ++n) {
        const Colour& colour = colours[n];
        painter.fillRect(QRectF(double(n) * width, 0, width, pixmap.height()),
                         QColor(colour.red, colour.green, colour.blue));
    }
    if (hatch != Hatch::None) {
        painter.setPen(QPen(Qt::black, 1.4 * kScale));
        const int edge = pixmap.height();
        for (int x = -edge; x < 2 * edge; x += 5 * kScale) {
            const bool rising = hatch == Hatch::Rising;
            painter.drawLine(x, rising ? edge : 0, x + edge, rising ? 0 : edge);
        }
    }
    return QIcon(pixmap);
}

QIcon outlineSign(const LayerLook& look)
{
    constexpr int kScale = 4, kWidth = 30, kHeight = 12;
    QPixmap pixmap(kWidth * kScale, kHeight * kScale);
    pixmap.fill(Qt::black);  // as on a slice
    QPainter painter(&pixmap);
    const QColor colour(look.colour.red, look.colour.green, look.colour.blue);
    for (double x = 0; x < kWidth; x += look.dash + look.gap) {
        painter.fillRect(QRectF(x * kScale, 5 * kScale, look.dash * kScale, 2 * kScale), colour);
    }
    return QIcon(pixmap);
}

LayerTable::LayerTable(ViewState& state, QObject* parent)
    : QAbstractTableModel(parent), m_state(state)
{
    m_subscription = state.subscribe([this](Changes changes) { follow(changes); });
    follow(Change::Layers);
}

void LayerTable::follow(Changes changes)
{
    if (!changes.has(Change::Layers)) {
        return;
    }
    if (std::vector<LayerId> now = segmentationsOf(m_state.document().layers()); now != m_ids) {
        beginResetModel();
        m_ids = std::move(now);
        endResetModel();
    } else if (!m_ids.empty()) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
}

int LayerTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_ids.size());
}

int LayerTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

LayerId LayerTable::layerId(int row) const
{
    return row >= 0 && row < rowCount() ? m_ids[static_cast<std::size_t>(row)] : 0;
}

QVariant LayerTable::data(const QModelIndex& index, int role) const
{
    const Layer* layer = m_state.document().layer(layerId(index.row()));
    if (!layer) {
        return {};
    }
    if (role == Qt::CheckStateRole && index.column() != Name) {
        const bool active = m_state.activeLayer() == layer;
        const bool checked = index.column() == Shown ? active : layer->style.outlined;
        return checked ? Qt::Checked : Qt::Unchecked;
    }
    if (role == Qt::DisplayRole && index.column() == Name) {
        const QString name = QString::fromStdString(layer->name);
        return layer->isSaved() ? name + badgeOf(*layer) : tr("%1 (not saved)").arg(name);
    }
    if (role == Qt::DecorationRole && index.column() == Name && layer->style.outlined) {
        return outlineSign(lookOf(layer->look));
    }
    if (role == Qt::ToolTipRole) {
        return index.column() == Shown     ? tr("Draw this segmentation, in slices and in 3D")
               : index.column() == Outline ? tr("Draw its outline while another one is shown")
               : layer->origin.kind == Origin::Kind::Expert ? tr("Read with the case")
               : layer->origin.kind == Origin::Kind::File
                   ? tr("Read from %1; the Delete key takes it out and leaves the file")
                         .arg(QString::fromStdString(layer->origin.file.string()))
               : layer->origin.kind == Origin::Kind::Computed && layer->origin.from == 0
                   ? tr("Computed from %1; the Delete key removes it")
                         .arg(QString::fromStdString(layer->origin.model))
               : layer->origin.kind == Origin::Kind::Computed
                   ? tr("Made of the probabilities of %1; the Delete key removes it")
                         .arg(QString::fromStdString(layer->origin.model))
                   : tr("Made by a model; the Delete key removes it");
    }
    return {};
}

bool LayerTable::setData(const QModelIndex& index, const QVariant& value, int role)
{
    const LayerId id = layerId(index.row());
    if (role != Qt::CheckStateRole || id == 0) {
        return false;
    }
    const bool checked = value.toInt() == Qt::Checked;
    if (index.column() == Shown) {
        m_state.setActiveLayer(checked ? std::optional(id) : std::nullopt);
    } else if (index.column() == Outline) {
        m_state.setLayerOutlined(id, checked);
    }
    return true;
}

QVariant LayerTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::DisplayRole) {
        return section == Shown     ? tr("Show")
               : section == Outline ? tr("Outline")
                                    : tr("Segmentation");
    }
    return {};
}

Qt::ItemFlags LayerTable::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    return index.column() == Name ? flags : flags | Qt::ItemIsUserCheckable;
}

VolumeTable::VolumeTable(ViewState& state, QObject* parent)
    : QAbstractTableModel(parent), m_state(state)
{
    m_subscription = state.subscribe([this](Changes changes) { follow(changes); });
    follow(Change::Layers);
}

void VolumeTable::follow(Changes changes)
{
    if (!changes.hasAny(Change::Overlay | Change::Layers)) {
        return;
    }
    std::vector<LayerId> ids = segmentationsOf(m_state.document().layers());
    const bool cavity = m_state.document().has(Structure::ResectionCavity);
    if (ids != m_ids || cavity != m_cavity) {
        beginResetModel();
        m_ids = std::move(ids);
        m_cavity = cavity;
        endResetModel();
    } else if (!m_ids.empty()) {
        Q_EMIT headerDataChanged(Qt::Vertical, 0, rowCount() - 1);
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    }
}

/// The cavity has a row only where a segmentation has one.
int VolumeTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || m_ids.empty() ? 0
                                             : static_cast<int>(kRows.size()) - (m_cavity ? 0 : 1);
}

int VolumeTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_ids.size());
}

int VolumeTable::columnOf(LayerId id) const
{
    const auto found = std::ranges::find(m_ids, id);
    return found == m_ids.end() ? -1 : static_cast<int>(found - m_ids.begin());
}

const Layer* VolumeTable::layer(int column) const
{
    return column >= 0 && column < columnCount()
               ? m_state.document().layer(m_ids[static_cast<std::size_t>(column)])
               : nullptr;
}

QVariant VolumeTable::data(const QModelIndex& index, int role) const
{
    const Layer* segmentation = layer(index.column());
    if (!index.isValid() || !segmentation) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return int(Qt::AlignRight | Qt::AlignVCenter);
    }
    const std::optional<LabelFigures>& figures = segmentation->labels()->figures;
    if (!figures) {
        return {};
    }
    const Structure row = kRows[static_cast<std::size_t>(index.row())];
    const auto found = std::ranges::find(figures->volumes, row, &LabelVolume::structure);
    const LabelVolume volume = found == figures->volumes.end() ? LabelVolume{row} : *found;
    const bool anything = figures->hasTumour() || figures->has(Structure::ResectionCavity);
    return role == Qt::DisplayRole
               ? QVariant(anything ? shownNumber(volume.volumeMl, 'f', 2) : QStringLiteral("–"))
           : role == Qt::ToolTipRole ? QVariant(tr("%L1 voxels").arg(volume.voxels))
           : role == Qt::UserRole    ? QVariant(volume.volumeMl)
                                     : QVariant();
}

QVariant VolumeTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (section < 0 ||
        (orientation == Qt::Horizontal ? section >= columnCount() : section >= rowCount())) {
        return {};
    }
    if (orientation == Qt::Horizontal) {
        const Layer* segmentation = layer(section);
        if (!segmentation) {
            return {};
        }
        if (role == Qt::FontRole) {
            QFont font;
            font.setBold(m_state.activeLayer() == segmentation);
            return font;
        }
        // Too long for its column, a name must not pass for another.
        return role == Qt::DisplayRole || role == Qt::ToolTipRole
                   ? QVariant(QString::fromStdString(segmentation->name))
                   : QVariant();
    }
    const Structure row = kRows[static_cast<std::size_t>(section)];
    if (role == Qt::DisplayRole) {
        return toQString(shortName(row));
    }
    if (role == Qt::ToolTipRole) {
        return shownName(displayName(row));
    }
    if (role == Qt::DecorationRole) {
        return swatch(coloursOf(row, m_state.overlay().palette));
    }
    return {};
}

}  // namespace glioscope
