#include "ui/comparison/overlap_plot.h"

#include "ui/widgets/long_text.h"
#include "ui/widgets/number_text.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <utility>

namespace glioscope {
namespace {

constexpr std::size_t kMostRows = 12;
constexpr int kGap = 8;
constexpr double kRoomForNames = 9;  // characters

}  // namespace

OverlapPlot::OverlapPlot(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void OverlapPlot::show(std::vector<SetVolume> sets, QStringList names)
{
    m_sets = std::move(sets);
    m_names = std::move(names);
    m_together = 0;
    if (m_sets.size() > kMostRows) {
        SetVolume rest;
        for (std::size_t n = kMostRows - 1; n < m_sets.size(); ++n) {
            rest.voxels += m_sets[n].voxels;
            rest.ml += m_sets[n].ml;
        }
        m_together = static_cast<int>(m_sets.size() - kMostRows + 1);
        m_sets.resize(kMostRows - 1);
        m_sets.push_back(rest);
    }
    m_told.clear();
    for (const SetVolume& set : m_sets) {
        QStringList members;
        for (qsizetype n = 0; n < m_names.size(); ++n) {
            if ((set.sayIt >> n & 1) != 0) {
                members << m_names[n];
            }
        }
        const QString whose =
            set.sayIt == 0 ? tr("%1 smaller ones").arg(m_together) : listed(members);
        m_told << tr("%1: %2 ml").arg(whose, shownNumber(set.ml, 'f', 2));
    }
    setAccessibleName(m_told.join(QStringLiteral("; ")));
    setVisible(!m_sets.empty());
    updateGeometry();
    update();
}

int OverlapPlot::rowHeight() const
{
    return fontMetrics().height() + 5;
}

int OverlapPlot::dotWidth() const
{
    return fontMetrics().height() + 2;
}

/// Names stand upright over their dots.
int OverlapPlot::headHeight() const
{
    int longest = 0;
    for (int n = 0; n < static_cast<int>(m_names.size()); ++n) {
        longest = std::max(longest, fontMetrics().horizontalAdvance(nameOf(n)));
    }
    return longest + kGap;
}

QString OverlapPlot::nameOf(int member) const
{
    const int room = static_cast<int>(kRoomForNames * fontMetrics().averageCharWidth());
    return fontMetrics().elidedText(m_names[member], Qt::ElideMiddle, room);
}

QSize OverlapPlot::sizeHint() const
{
    return {static_cast<int>(m_names.size()) * dotWidth() + 160,
            headHeight() + static_cast<int>(m_sets.size()) * rowHeight()};
}

QSize OverlapPlot::minimumSizeHint() const
{
    return {static_cast<int>(m_names.size()) * dotWidth() + 90, sizeHint().height()};
}

void OverlapPlot::paintNames(QPainter& painter) const
{
    for (int n = 0; n < static_cast<int>(m_names.size()); ++n) {
        painter.save();
        painter.translate(n * dotWidth() + dotWidth() / 2.0, headHeight() - kGap / 2.0);
        painter.rotate(-90);
        painter.drawText(QPointF(0, fontMetrics().ascent() / 2.0 - 1), nameOf(n));
        painter.restore();
    }
}

void OverlapPlot::paintDots(QPainter& painter, LayerSet members, int top) const
{
    const double radius = rowHeight() * 0.26;
    QColor none = palette().color(QPalette::WindowText);
    none.setAlphaF(0.18F);
    for (int n = 0; n < static_cast<int>(m_names.size()); ++n) {
        const QPointF centre(n * dotWidth() + dotWidth() / 2.0, top + rowHeight() / 2.0);
        const bool in = (members >> n & 1) != 0;
        painter.setPen(Qt::NoPen);
        painter.setBrush(in ? palette().color(QPalette::WindowText) : none);
        painter.drawEllipse(centre, radius, radius);
    }
}

void OverlapPlot::paintRow(QPainter& painter, const SetVolume& set, int top) const
{
    const int left = static_cast<int>(m_names.size()) * dotWidth() + kGap;
    const bool others = set.sayIt == 0;
    if (!others) {
        paintDots(painter, set.sayIt, top);
    }
    const QString words = tr("%1 ml").arg(shownNumber(set.ml, 'f', 2));
    const int room = fontMetrics().horizontalAdvance(QStringLiteral("1234.56 ml")) + kGap;
    double most = 0;
    for (const SetVolume& each : m_sets) {
        most = std::max(most, each.ml);
    }
    const double length = std::max(1.0, (width() - left - room) * (most > 0 ? set.ml / most : 0));
    painter.fillRect(QRectF(left, top + 3, length, rowHeight() - 6),
                     palette().color(QPalette::Highlight));
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(
        QPointF(left + length + kGap / 2.0, top + (rowHeight() + fontMetrics().ascent()) / 2.0 - 1),
        words);
    if (others) {
        painter.drawText(QRect(0, top, left, rowHeight()), Qt::AlignVCenter | Qt::AlignLeft,
                         tr("+ %1").arg(m_together));
    }
}

void OverlapPlot::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(palette().color(QPalette::WindowText));
    paintNames(painter);
    int top = headHeight();
    for (const SetVolume& set : m_sets) {
        paintRow(painter, set, top);
        top += rowHeight();
    }
}

bool OverlapPlot::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip) {
        return QWidget::event(event);
    }
    const auto* help = static_cast<QHelpEvent*>(event);
    const int row = (help->pos().y() - headHeight()) / rowHeight();
    const bool onRow = help->pos().y() >= headHeight() && row < m_told.size();
    QToolTip::showText(
        help->globalPos(),
        onRow ? m_told[row] : tr("Millilitres that exactly these segmentations share"), this);
    return true;
}

}  // namespace glioscope
