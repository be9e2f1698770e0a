#include "ui/statistics/histogram_plot.h"

#include "ui/widgets/number_text.h"
#include "ui/widgets/plot_ticks.h"

#include <QHelpEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <algorithm>
#include <utility>

namespace glioscope {
namespace {

constexpr int kGap = 6;
constexpr int kBoxHeight = 6;
constexpr int kTick = 4;

QString sentenceOf(const HistogramPlot::Row& row)
{
    const IntensityStatistics& f = row.figures;
    return HistogramPlot::tr("%1: median %2, middle half %3 to %4, 5 to 95 % from %5 to %6")
        .arg(row.spokenName)
        .arg(shownNumber(f.median, 'g', 4))
        .arg(shownNumber(f.percentile25, 'g', 4))
        .arg(shownNumber(f.percentile75, 'g', 4))
        .arg(shownNumber(f.percentile5, 'g', 4))
        .arg(shownNumber(f.percentile95, 'g', 4));
}

}  // namespace

HistogramPlot::HistogramPlot(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void HistogramPlot::show(std::vector<Row> rows, QString axis)
{
    m_rows = std::move(rows);
    m_axis = std::move(axis);
    QStringList spoken;
    for (const Row& row : m_rows) {
        spoken << sentenceOf(row);
    }
    setAccessibleName(spoken.join(QStringLiteral("; ")));
    setVisible(!m_rows.empty());
    updateGeometry();
    update();
}

int HistogramPlot::rowHeight() const
{
    return 2 * fontMetrics().height() + kBoxHeight;
}

int HistogramPlot::nameWidth() const
{
    return fontMetrics().horizontalAdvance(QStringLiteral("NCR")) + kGap;
}

QSize HistogramPlot::sizeHint() const
{
    return {300, static_cast<int>(m_rows.size()) * rowHeight() + kTick +
                     2 * fontMetrics().height() + kGap};
}

QSize HistogramPlot::minimumSizeHint() const
{
    return {160, sizeHint().height()};
}

double HistogramPlot::xOf(double intensity) const
{
    const IntensityHistogram& axis = m_rows.front().histogram;
    const double share = std::clamp((intensity - axis.low) / (axis.high - axis.low), 0.0, 1.0);
    return nameWidth() + share * (width() - nameWidth() - kGap);
}

/// Each row as high as it has room for: shapes are compared, not sizes.
void HistogramPlot::paintSteps(QPainter& painter, const Row& row, int top) const
{
    const std::vector<std::int64_t>& counts = row.histogram.counts;
    const auto most = static_cast<double>(*std::ranges::max_element(counts));
    const double floor = top + rowHeight() - kBoxHeight - kGap / 2.0;
    const double height = floor - top - kGap / 2.0;
    const double left = nameWidth();
    const double wide = (width() - left - kGap) / static_cast<double>(counts.size());
    QPainterPath steps(QPointF(left, floor));
    for (std::size_t c = 0; c < counts.size(); ++c) {
        const double y = floor - (most > 0 ? static_cast<double>(counts[c]) / most : 0) * height;
        steps.lineTo(left + wide * static_cast<double>(c), y);
        steps.lineTo(left + wide * static_cast<double>(c + 1), y);
    }
    steps.lineTo(left + wide * static_cast<double>(counts.size()), floor);
    QColor fill = row.colour;
    fill.setAlphaF(0.55F);
    painter.setPen(QPen(palette().color(QPalette::WindowText), 1));
    painter.setBrush(fill);
    painter.drawPath(steps);
}

void HistogramPlot::paintBox(QPainter& painter, const IntensityStatistics& figures, double y) const
{
    const QColor ink = palette().color(QPalette::WindowText);
    painter.setPen(QPen(ink, 1));
    painter.drawLine(QPointF(xOf(figures.percentile5), y), QPointF(xOf(figures.percentile95), y));
    painter.setBrush(palette().color(QPalette::Window));
    const double from = xOf(figures.percentile25), to = xOf(figures.percentile75);
    painter.drawRect(QRectF(from, y - kBoxHeight / 2.0, to - from, kBoxHeight));
    painter.setPen(QPen(ink, 2));
    const double median = xOf(figures.median);
    painter.drawLine(QPointF(median, y - kBoxHeight / 2.0), QPointF(median, y + kBoxHeight / 2.0));
}

void HistogramPlot::paintAxis(QPainter& painter, int top) const
{
    const IntensityHistogram& axis = m_rows.front().histogram;
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawLine(QPointF(xOf(axis.low), top), QPointF(xOf(axis.high), top));
    const int label = fontMetrics().horizontalAdvance(QStringLiteral("00000"));
    const int wanted = std::max(1, (width() - nameWidth()) / (2 * label));
    double free = 0;
    for (const double tick : roundTicks(axis.low, axis.high, wanted)) {
        const double x = xOf(tick);
        painter.drawLine(QPointF(x, top), QPointF(x, top + kTick));
        const QString text = locale().toString(tick, 'g', 6);
        const int wide = fontMetrics().horizontalAdvance(text);
        const double from = std::min(x - wide / 2.0, width() - double(wide));
        if (from >= free) {
            painter.drawText(QPointF(from, top + kTick + fontMetrics().ascent()), text);
            free = from + wide + kGap;
        }
    }
    painter.drawText(QRect(nameWidth(), top + kTick + fontMetrics().height(),
                           width() - nameWidth() - kGap, fontMetrics().height()),
                     Qt::AlignHCenter | Qt::AlignTop, m_axis);
}

void HistogramPlot::paintEvent(QPaintEvent*)
{
    if (m_rows.empty()) {
        return;
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    int top = 0;
    for (const Row& row : m_rows) {
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(QRect(0, top, nameWidth(), rowHeight()), Qt::AlignVCenter | Qt::AlignLeft,
                         row.name);
        paintSteps(painter, row, top);
        paintBox(painter, row.figures, top + rowHeight() - kBoxHeight / 2.0 - 1);
        top += rowHeight();
    }
    paintAxis(painter, top + 2);
}

bool HistogramPlot::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip) {
        return QWidget::event(event);
    }
    const auto* help = static_cast<QHelpEvent*>(event);
    const int row = help->pos().y() / rowHeight();
    QToolTip::showText(help->globalPos(),
                       row >= 0 && row < static_cast<int>(m_rows.size())
                           ? sentenceOf(m_rows[static_cast<std::size_t>(row)])
                           : m_axis,
                       this);
    return true;
}

}  // namespace glioscope
