#include "ui/widgets/curve_plot.h"

#include "ui/widgets/number_text.h"
#include "ui/widgets/plot_ticks.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace glioscope {
namespace {

constexpr double kDotRadius = 2.5;
constexpr qsizetype kMostDots = 40;
constexpr int kWantedTicks = 5;
constexpr int kWantedEpochTicks = 6;

QString numberText(double value)
{
    return value == 0 ? QStringLiteral("0") : shownNumber(value, 'g', 3);
}

}  // namespace

CurvePlot::CurvePlot(const QString& name, const QString& title, QWidget* parent)
    : QWidget(parent), m_title(title)
{
    setObjectName(name);
    setAccessibleName(title);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void CurvePlot::setRange(double least, double most)
{
    m_range = {least, most};
    findBounds();
    update();
}

void CurvePlot::setCurves(QList<Curve> curves)
{
    m_curves = std::move(curves);
    findBounds();
    const double end = std::numeric_limits<double>::max();
    setAccessibleDescription(pointCount() > 0 ? textAt(end) : tr("No points yet"));
    update();
}

qsizetype CurvePlot::pointCount() const
{
    qsizetype count = 0;
    for (const Curve& curve : m_curves) {
        count += curve.points.size();
    }
    return count;
}

QSize CurvePlot::sizeHint() const
{
    return {fontMetrics().height() * 22, fontMetrics().height() * 13};
}

QSize CurvePlot::minimumSizeHint() const
{
    return {fontMetrics().height() * 14, fontMetrics().height() * 8};
}

void CurvePlot::findBounds()
{
    double left = std::numeric_limits<double>::max();
    double right = std::numeric_limits<double>::lowest();
    double bottom = left;
    double top = right;
    for (const Curve& curve : m_curves) {
        for (const QPointF& point : curve.points) {
            left = std::min(left, point.x());
            right = std::max(right, point.x());
            bottom = std::min(bottom, point.y());
            top = std::max(top, point.y());
        }
    }
    if (left > right) {
        left = bottom = 0;
        right = top = 1;
    }
    if (right == left) {
        // In the middle, so that the axis names no epoch that the run does not have.
        left -= 0.5;
        right += 0.5;
    }
    if (m_range) {
        std::tie(bottom, top) = *m_range;
    } else {
        const double room =
            top > bottom ? 0.06 * (top - bottom) : std::max(0.1 * std::abs(top), 1e-9);
        top += room;
        bottom = bottom >= 0 ? std::max(0.0, bottom - room) : bottom - room;
    }
    m_bounds = QRectF(QPointF(left, bottom), QPointF(right, top));
}

QRectF CurvePlot::field() const
{
    const QFontMetricsF metrics(font());
    double widest = 0;
    for (const double tick : roundTicks(m_bounds.top(), m_bounds.bottom(), kWantedTicks)) {
        widest = std::max(widest, metrics.horizontalAdvance(numberText(tick)));
    }
    const double line = metrics.height();
    return QRectF(rect()).adjusted(widest + line * 0.8, line * 2, -line * 0.9, -line * 2.5);
}

std::vector<double> CurvePlot::epochTicks() const
{
    std::vector<double> ticks = roundTicks(m_bounds.left(), m_bounds.right(), kWantedEpochTicks);
    // There is no half epoch.
    std::erase_if(ticks, [](double tick) { return std::abs(tick - std::round(tick)) > 1e-6; });
    return ticks;
}

QPointF CurvePlot::toScreen(const QPointF& point) const
{
    const QRectF field = this->field();
    return {field.left() + (point.x() - m_bounds.left()) / m_bounds.width() * field.width(),
            field.bottom() - (point.y() - m_bounds.top()) / m_bounds.height() * field.height()};
}

QColor CurvePlot::colourOf(const Curve& curve) const
{
    return curve.colour.isValid() ? curve.colour : palette().color(QPalette::Text);
}

void CurvePlot::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(palette().color(QPalette::Mid));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    if (pointCount() > 0) {
        paintAxes(painter);
    }
    paintLegend(painter);
    for (const Curve& curve : m_curves) {
        paintCurve(painter, curve);
    }
    if (pointCount() == 0) {
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(field(), Qt::AlignCenter, tr("Nothing yet"));
    }
}

void CurvePlot::paintAxes(QPainter& painter) const
{
    const QRectF field = this->field();
    const double line = QFontMetricsF(font()).height();
    const QColor text = palette().color(QPalette::Text);
    const QColor muted = palette().color(QPalette::PlaceholderText);
    QColor grid = muted;
    grid.setAlphaF(0.3F);
    for (const double tick : roundTicks(m_bounds.top(), m_bounds.bottom(), kWantedTicks)) {
        const double y = toScreen({m_bounds.left(), tick}).y();
        painter.setPen(QPen(grid, 1));
        painter.drawLine(QPointF(field.left(), y), QPointF(field.right(), y));
        painter.setPen(text);
        painter.drawText(QRectF(0, y - line / 2, field.left() - line * 0.3, line),
                         Qt::AlignRight | Qt::AlignVCenter, numberText(tick));
    }
    for (const double tick : epochTicks()) {
        const double x = toScreen({tick, m_bounds.top()}).x();
        painter.setPen(QPen(muted, 1));
        painter.drawLine(QPointF(x, field.bottom()), QPointF(x, field.bottom() + line * 0.25));
        painter.setPen(text);
        painter.drawText(QRectF(x - 50, field.bottom() + line * 0.25, 100, line), Qt::AlignHCenter,
                         numberText(tick));
    }
    painter.setPen(QPen(muted, 1));
    painter.drawLine(field.bottomLeft(), field.bottomRight());
    painter.drawLine(field.bottomLeft(), field.topLeft());
    painter.setPen(muted);
    painter.drawText(QRectF(field.left(), rect().bottom() - line * 1.15, field.width(), line),
                     Qt::AlignHCenter, tr("Epoch"));
}

void CurvePlot::paintLegend(QPainter& painter) const
{
    const QFontMetricsF metrics(font());
    const double line = metrics.height();
    const double middle = line * 0.3 + line / 2;
    QFont bold = font();
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(QPointF(line * 0.6, line * 0.3 + metrics.ascent()), m_title);
    painter.setFont(font());
    double right = width() - line * 0.9;
    for (auto curve = m_curves.crbegin(); curve != m_curves.crend(); ++curve) {
        if (curve->name.isEmpty()) {
            continue;  // the title says it
        }
        right -= metrics.horizontalAdvance(curve->name);
        painter.setPen(palette().color(QPalette::Text));
        painter.drawText(QPointF(right, line * 0.3 + metrics.ascent()), curve->name);
        right -= line * 0.4;
        painter.setPen(QPen(colourOf(*curve), 2, curve->style));
        painter.drawLine(QPointF(right - line * 1.4, middle), QPointF(right, middle));
        right -= line * 2.2;
    }
}

void CurvePlot::paintCurve(QPainter& painter, const Curve& curve) const
{
    const QColor colour = colourOf(curve);
    QPolygonF screen;
    for (const QPointF& point : curve.points) {
        screen << toScreen(point);
    }
    painter.setPen(QPen(colour, 2, curve.style, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(screen);
    if (screen.size() <= kMostDots) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        for (const QPointF& point : screen) {
            painter.drawEllipse(point, kDotRadius, kDotRadius);
        }
    }
}

QString CurvePlot::textAt(double x) const
{
    QStringList texts;
    for (const Curve& curve : m_curves) {
        const auto nearest = std::ranges::min_element(
            curve.points, {}, [x](const QPointF& point) { return std::abs(point.x() - x); });
        if (nearest != curve.points.end()) {
            texts << tr("Epoch %1: %2 %3")
                         .arg(shownNumber(nearest->x(), 'f', 0))
                         .arg(curve.name, numberText(nearest->y()));
        }
    }
    return texts.join(QLatin1Char('\n'));
}

bool CurvePlot::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip) {
        return QWidget::event(event);
    }
    const auto* help = static_cast<QHelpEvent*>(event);
    const QRectF field = this->field();
    if (field.contains(help->pos()) && pointCount() > 0) {
        const double share = (help->pos().x() - field.left()) / field.width();
        QToolTip::showText(help->globalPos(), textAt(m_bounds.left() + share * m_bounds.width()),
                           this);
    } else {
        QToolTip::hideText();
    }
    return true;
}

}  // namespace glioscope
