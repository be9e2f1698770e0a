#include "ui/export/picture_frame.h"

#include "ui/widgets/shown_names.h"
#include "ui/widgets/text.h"
#include "ui/widgets/translated.h"
#include "viewer/slices/hatching.h"
#include "viewer/state/label_hatches.h"
#include "viewer/state/palette.h"

#include <QPainter>

#include <cmath>

namespace glioscope {
namespace {

constexpr int kMargin = 12;
constexpr int kSwatch = 14;
constexpr int kTextPixels = 15;
constexpr double kHatchPeriod = 0.5;  // of a swatch's side, as the next
constexpr double kHatchWidth = 0.15;
constexpr double kBetweenLines = 0.4;

struct LegendEntry {
    Colour colour;
    Hatch hatch;
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
                entries.push_back({colourOf(region, style.palette), hatchOf(region, style.palette),
                                   toQString(shortName(region))});
            }
        }
        return entries;
    }
    for (const Label label : kMarkedLabels) {
        const bool isThere =
            label != Label::ResectionCavity || state.document().has(structureOf(label));
        if (style.labelVisible[label] && isThere) {
            entries.push_back({colourOf(label, style.palette), hatchOf(label, style.palette),
                               shownName(displayName(label))});
        }
    }
    return entries;
}

/// As on a slice: a hatched colour is thinner between its lines.
QImage swatchOf(const LegendEntry& entry, int side)
{
    QImage swatch(side, side, QImage::Format_RGB32);
    const QColor colour(entry.colour.red, entry.colour.green, entry.colour.blue);
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            const double line =
                entry.hatch == Hatch::None
                    ? 1
                    : onHatchLine(entry.hatch, {x, y}, side * kHatchPeriod, side * kHatchWidth);
            const double share = std::lerp(kBetweenLines, 1.0, line);
            swatch.setPixelColor(
                x, y,
                QColor::fromRgbF(float(share * colour.redF()), float(share * colour.greenF()),
                                 float(share * colour.blueF())));
        }
    }
    return swatch;
}

void drawLegend(QPainter& painter, const QRect& strip, const ViewState& state, int scale)
{
    const int margin = scale * kMargin, swatch = scale * kSwatch;
    int x = strip.left() + margin;
    for (const LegendEntry& entry : legendOf(state)) {
        painter.drawImage(x, strip.center().y() - swatch / 2, swatchOf(entry, swatch));
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
