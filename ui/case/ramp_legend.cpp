#include "ui/case/ramp_legend.h"

#include "viewer/state/colour_ramp.h"

#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace glioscope {
namespace {

constexpr int kStripHeight = 14;
constexpr int kTickHeight = 4;
constexpr double kTissue = 110;  // a middling grey of the images

QColor blended(std::size_t value, double opacity)
{
    const Colour& colour = colourRamp()[value];
    const double share = opacity * opacityShare(static_cast<double>(value) / 255);
    const auto mixed = [share](std::uint8_t over) {
        return static_cast<int>(std::lround(kTissue + share * (over - kTissue)));
    };
    return {mixed(colour.red), mixed(colour.green), mixed(colour.blue)};
}

/// As in the slices: dashed below a half, thick at it.
void paintLine(QPainter& painter, double x, double level)
{
    QPen white(Qt::white, level == 0.5 ? 2.5 : 1.2);
    white.setCapStyle(Qt::FlatCap);
    if (level < 0.5) {
        white.setDashPattern({2.5, 2.5});
    }
    painter.setPen(QPen(QColor(0, 0, 0, 150), white.widthF() + 2));
    painter.drawLine(QPointF(x, 0), QPointF(x, kStripHeight));
    painter.setPen(white);
    painter.drawLine(QPointF(x, 0), QPointF(x, kStripHeight));
}

}  // namespace

RampLegend::RampLegend(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setToolTip(
        tr("What the colours stand for, from 0 to 1. Lines: 0.3 dashed, 0.5 thick, 0.7 "
           "thin."));
    setAccessibleName(tr("Colours from 0, dark violet, to 1, yellow"));
}

void RampLegend::show(double opacity, bool lines)
{
    m_opacity = opacity;
    m_lines = lines;
    setVisible(opacity > 0 || lines);
    update();
}

QSize RampLegend::sizeHint() const
{
    return {120, kStripHeight + kTickHeight + fontMetrics().height() + 2};
}

void RampLegend::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const double margin = fontMetrics().horizontalAdvance(QLatin1Char('0'));
    const double length = width() - 2 * margin;
    constexpr std::size_t kColours = 256;
    for (std::size_t n = 0; n < kColours; ++n) {
        const double left = margin + length * double(n) / kColours;
        painter.fillRect(QRectF(left, 0, length / kColours + 1, kStripHeight),
                         blended(n, m_opacity));
    }
    for (const double level : kIsoLevels) {
        if (m_lines) {
            paintLine(painter, margin + length * level, level);
        }
    }
    painter.setPen(palette().color(QPalette::WindowText));
    const auto tick = [&](double value, const QString& text) {
        const double x = margin + length * value;
        painter.drawLine(QPointF(x, kStripHeight), QPointF(x, kStripHeight + kTickHeight));
        const double wide = fontMetrics().horizontalAdvance(text);
        painter.drawText(QPointF(x - wide / 2, height() - fontMetrics().descent()), text);
    };
    tick(0, QStringLiteral("0"));
    tick(1, QStringLiteral("1"));
    for (const double level : kIsoLevels) {
        tick(level, QString::number(level));
    }
}

}  // namespace glioscope
