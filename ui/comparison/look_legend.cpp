#include "ui/comparison/look_legend.h"

#include <QPainter>

#include <cmath>
#include <utility>

namespace glioscope {
namespace {

constexpr int kSwatchWidth = 34;
constexpr int kGap = 8;
constexpr int kPeriod = 8;
constexpr int kTissue = 90;  // a middling grey of the images

QColor over(const Colour& colour, double share)
{
    const auto mixed = [share](std::uint8_t value) {
        return static_cast<int>(std::lround(kTissue + share * (value - kTissue)));
    };
    return {mixed(colour.red), mixed(colour.green), mixed(colour.blue)};
}

void paintSwatch(QPainter& painter, const QRect& place, const ValueLook& look, double opacity)
{
    painter.save();
    painter.setClipRect(place);
    painter.fillRect(place, over(look.colour, look.fill * opacity));
    if (look.hatch != Hatch::None) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(over(look.colour, opacity), 1.6));
        const int height = place.height();
        for (int x = place.left() - height; x < place.right() + height; x += kPeriod) {
            const bool rising = look.hatch == Hatch::Rising;
            painter.drawLine(x, rising ? place.bottom() + 1 : place.top(), x + height,
                             rising ? place.bottom() + 1 - height : place.top() + height);
        }
    }
    painter.restore();
}

}  // namespace

LookLegend::LookLegend(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void LookLegend::show(std::vector<ValueLook> looks, QStringList meanings, double opacity)
{
    m_looks = std::move(looks);
    m_meanings = std::move(meanings);
    m_opacity = opacity;
    setAccessibleName(m_meanings.join(QStringLiteral(", ")));
    setVisible(!m_looks.empty());
    updateGeometry();
    update();
}

int LookLegend::rowHeight() const
{
    return fontMetrics().height() + 4;
}

QSize LookLegend::sizeHint() const
{
    int widest = 0;
    for (const QString& meaning : m_meanings) {
        widest = std::max(widest, fontMetrics().horizontalAdvance(meaning));
    }
    return {kSwatchWidth + kGap + widest, static_cast<int>(m_looks.size()) * rowHeight()};
}

QSize LookLegend::minimumSizeHint() const
{
    return {kSwatchWidth * 3, sizeHint().height()};
}

void LookLegend::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    for (std::size_t n = 0; n < m_looks.size(); ++n) {
        const int top = static_cast<int>(n) * rowHeight();
        paintSwatch(painter, {0, top + 2, kSwatchWidth, rowHeight() - 4}, m_looks[n], m_opacity);
        const QRect words(kSwatchWidth + kGap, top, width() - kSwatchWidth - kGap, rowHeight());
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft,
                         fontMetrics().elidedText(m_meanings.value(static_cast<qsizetype>(n)),
                                                  Qt::ElideRight, words.width()));
    }
}

}  // namespace glioscope
