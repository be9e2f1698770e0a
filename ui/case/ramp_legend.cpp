#include "ui/case/ramp_legend.h"

#include "ui/widgets/number_text.h"

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

/// Of a colour, which stands for `number`.
QColor blended(std::size_t value, double number, double opacity)
{
    const Colour& colour = colourRamp()[value];
    const double share = opacity * opacityShare(number);
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
    show(m_opacity, m_lines, m_most);
}

void RampLegend::show(double opacity, bool lines, double most)
{
    m_opacity = opacity;
    m_lines = lines;
    m_most = most;
    setToolTip(
        tr("What the colours stand for, from 0 to %1. Lines: 0.3 dashed, 0.5 thick, 0.7 thin.")
            .arg(most));
    setAccessibleName(tr("Colours from 0, dark violet, to %1, yellow").arg(most));
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
                         blended(n, m_most * double(n) / (kColours - 1), m_opacity));
    }
    for (const double level : kIsoLevels) {
        if (m_lines && level < m_most) {
            paintLine(painter, margin + length * level / m_most, level);
        }
    }
    painter.setPen(palette().color(QPalette::WindowText));
    const auto tick = [&](double value, const QString& text) {
        const double x = margin + length * value / m_most;
        painter.drawLine(QPointF(x, kStripHeight), QPointF(x, kStripHeight + kTickHeight));
        const double wide = fontMetrics().horizontalAdvance(text);
        painter.drawText(QPointF(x - wide / 2, height() - fontMetrics().descent()), text);
    };
    tick(0, QStringLiteral("0"));
    tick(m_most, shownNumber(m_most));
    for (const double level : kIsoLevels) {
        if (level < m_most) {
            tick(level, shownNumber(level));
        }
    }
}

}  // namespace glioscope
