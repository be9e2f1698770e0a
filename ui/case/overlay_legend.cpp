#include "ui/case/overlay_legend.h"

#include "ui/case/layer_table.h"
#include "ui/widgets/labelled_row.h"
#include "ui/widgets/long_text.h"
#include "ui/widgets/number_text.h"
#include "ui/widgets/shown_names.h"
#include "viewer/state/label_hatches.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>

#include <algorithm>

namespace glioscope {
namespace {

/// Key of the label or region of a place in the list, a letter that both have.
char partKey(std::size_t place)
{
    const QByteArray keys =
        OverlayLegend::tr("tegn",
                          "Four letters: of Necrotic core and Whole tumour, of Oedema and Tumour "
                          "core, of Enhancing tumour, and of Resection cavity")
            .toLatin1();
    return keys.size() == qsizetype(kMarkedLabels.size()) ? keys[qsizetype(place)] : '\0';
}

/// The label or region of a place in the list; a label where there are no more regions.
struct Part {
    std::string_view name;
    Colour colour;
    Hatch hatch;
    bool visible;
    Structure structure;
};
Part partAt(std::size_t place, const OverlayStyle& style)
{
    if (style.kind == OverlayKind::Labels || place >= kAllRegions.size()) {
        const Label label = kMarkedLabels[place];
        return {displayName(label), colourOf(label, style.palette), hatchOf(label, style.palette),
                style.labelVisible[label], structureOf(label)};
    }
    const Region region = kAllRegions[place];
    return {displayName(region), colourOf(region, style.palette), hatchOf(region, style.palette),
            style.regionVisible[region], structureOf(region)};
}

void switchPart(std::size_t place, bool on, OverlayStyle& style)
{
    if (style.kind == OverlayKind::Labels) {
        style.labelVisible[kMarkedLabels[place]] = on;
    } else {
        style.regionVisible[kAllRegions[place]] = on;
    }
}

}  // namespace

OverlayLegend::OverlayLegend(ViewState& state) : m_state(state)
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setColumnStretch(0, 1);
    m_scheme = makeWrappedLabel(QStringLiteral("overlayScheme"));
    grid->addWidget(m_scheme, 0, 0, 1, 3);
    // As wide before they have figures as with them, so that the panel keeps its width.
    grid->setColumnMinimumWidth(1, fontMetrics().horizontalAdvance(QStringLiteral("888.88")));
    grid->setColumnMinimumWidth(2, fontMetrics().horizontalAdvance(QStringLiteral("888,888")));
    const auto addFigure = [grid](const QString& name, int row, int column) {
        auto* figure = new QLabel;
        figure->setObjectName(name);
        figure->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        grid->addWidget(figure, row, column);
        return figure;
    };
    m_units = {addFigure(QStringLiteral("overlayMlUnit"), 1, 1),
               addFigure(QStringLiteral("overlayVoxelsUnit"), 1, 2)};
    m_units[0]->setText(tr("ml"));
    m_units[1]->setText(tr("Voxels"));
    for (QLabel* unit : m_units) {
        unit->setForegroundRole(QPalette::PlaceholderText);
    }
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        const int row = static_cast<int>(i) + 2;
        m_parts[i] = new QCheckBox;
        m_parts[i]->setObjectName(QStringLiteral("overlayPart%1").arg(i));
        connect(m_parts[i], &QCheckBox::toggled, this, [this, i](bool on) {
            OverlayStyle style = m_state.overlay();
            switchPart(i, on, style);
            m_state.setOverlay(style);
        });
        grid->addWidget(m_parts[i], row, 0);
        m_ml[i] = addFigure(QStringLiteral("overlayMl%1").arg(i), row, 1);
        m_voxels[i] = addFigure(QStringLiteral("overlayVoxels%1").arg(i), row, 2);
    }
}

/// Of the cavity, which few segmentations have, only where one does.
void OverlayLegend::showState()
{
    const OverlayStyle& style = m_state.overlay();
    const bool labels = style.kind == OverlayKind::Labels;
    const bool cavity = m_state.document().has(Structure::ResectionCavity);
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        const bool shown =
            labels ? cavity || kMarkedLabels[i] != Label::ResectionCavity : i < kAllRegions.size();
        m_parts[i]->setVisible(shown);
        const QSignalBlocker blocker(m_parts[i]);
        const Part part = partAt(i, style);
        m_parts[i]->setText(withKey(shownName(part.name), partKey(i)));
        m_parts[i]->setIcon(swatch(std::array{part.colour}, part.hatch));
        m_parts[i]->setChecked(part.visible);
    }
    showFigures();
}

/// Of the active segmentation.
void OverlayLegend::showFigures()
{
    const Layer* layer = m_state.activeLayer();
    const LabelContent* labels = layer ? layer->labels() : nullptr;
    m_scheme->setVisible(labels != nullptr);
    if (labels) {
        m_scheme->setText(tr("%1: %2").arg(breakable(QString::fromStdString(layer->name)),
                                           shownName(displayName(labels->scheme))));
    }
    const bool measured = labels && labels->figures;
    for (QLabel* unit : m_units) {
        unit->setVisible(measured);
    }
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        const bool shown = measured && !m_parts[i]->isHidden();
        m_ml[i]->setVisible(shown);
        m_voxels[i]->setVisible(shown);
        if (shown) {
            const std::vector<LabelVolume>& volumes = labels->figures->volumes;
            const Structure structure = partAt(i, m_state.overlay()).structure;
            const auto found = std::ranges::find(volumes, structure, &LabelVolume::structure);
            const LabelVolume volume = found == volumes.end() ? LabelVolume{structure} : *found;
            m_ml[i]->setText(shownNumber(volume.volumeMl, 'f', 2));
            m_voxels[i]->setText(QStringLiteral("%L1").arg(volume.voxels));
        }
    }
}

}  // namespace glioscope
