#include "ui/export/picture_frame.h"

#include "ui/widgets/shown_names.h"
#include "ui/widgets/text.h"
#include "ui/widgets/translated.h"
#include "viewer/state/palette.h"

#include <QPainter>

namespace glioscope {
namespace {

constexpr int kMargin = 12;
constexpr int kSwatch = 14;
constexpr int kTextPixels = 15;

struct LegendEntry {
    Colour colour;
    QString name;
};

std::vector<LegendEntry> legendOf(const ViewState& state)
{
    const OverlayStyle style = state.overlay();
    std::vector<LegendEntry> entries;
    if (!style.visible) {
        return entries;  // there are no colours to explain
    }
    if (style.kind == OverlayKind::Regions) {
        for (const Region region : kAllRegions) {
            if (style.regionVisible[region]) {
                entries.push_back({colourOf(region, style.palette), toQString(shortName(region))});
            }
        }
        return entries;
    }
    for (const Label label : kMarkedLabels) {
        const bool isThere =
            label != Label::ResectionCavity || state.document().has(structureOf(label));
        if (style.labelVisible[label] && isThere) {
            entries.push_back({colourOf(label, style.palette), shownName(displayName(label))});
        }
    }
    return entries;
}

void drawLegend(QPainter& painter, const QRect& strip, const ViewState& state, int scale)
{
    const int margin = scale * kMargin, swatch = scale * kSwatch;
    int x = strip.left() + margin;
    for (const LegendEntry& entry : legendOf(state)) {
        const auto& [red, green, blue] = entry.colour;
        painter.fillRect(x, strip.center().y() - swatch / 2, swatch, swatch,
                         QColor(red, green, blue));
        x += swatch + margin / 2;
        const int width = painter.fontMetrics().horizontalAdvance(entry.name);
        painter.drawText(QRect(x, strip.top(), width, strip.height()), Qt::AlignVCenter,
                         entry.name);
        x += width + margin;
    }
}

}  // namespace

QString researchUseText()
{
    return tr("For research use, not for diagnosis");
}

QImage framed(const std::vector<QImage>& pictures, const ViewState& state, int scale)
{
    const int captionHeight = scale * kCaptionHeight;
    const QSize one = pictures.front().size();
    QImage all(one.width() * static_cast<int>(pictures.size()), one.height() + captionHeight,
               QImage::Format_RGB32);
    all.fill(Qt::black);
    QPainter painter(&all);
    for (std::size_t n = 0; n < pictures.size(); ++n) {
        painter.drawImage(static_cast<int>(n) * one.width(), 0, pictures[n]);
    }
    QFont font = painter.font();
    font.setPixelSize(scale * kTextPixels);
    painter.setFont(font);
    painter.setPen(Qt::white);
    QRect strip(0, one.height(), all.width(), captionHeight);
    const QString research = researchUseText();
    const int width = painter.fontMetrics().horizontalAdvance(research);
    // A narrow picture keeps the sentence; the legend is in the pane's names of layers too.
    if (!state.document().layers().empty() && all.width() > 2 * width) {
        drawLegend(painter, strip, state, scale);
    }
    painter.setPen(QColor(200, 200, 200));
    painter.drawText(strip.adjusted(0, 0, -scale * kMargin, 0), Qt::AlignRight | Qt::AlignVCenter,
                     research);
    return all;
}

}  // namespace glioscope
