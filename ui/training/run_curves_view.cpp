#include "ui/training/run_curves_view.h"

#include "ui/widgets/curve_plot.h"
#include "ui/widgets/picture_view.h"
#include "viewer/state/palette.h"

#include <QEvent>
#include <QGridLayout>

#include <QPalette>
#include <algorithm>

namespace glioscope {
namespace {

/// Values below 0 were not measured in their epoch.
template <typename Value>
QList<QPointF> pointsOf(const std::vector<EpochRecord>& history, const Value& value)
{
    QList<QPointF> points;
    for (const EpochRecord& epoch : history) {
        if (const double figure = std::invoke(value, epoch); figure >= 0) {
            points << QPointF(epoch.epoch, figure);
        }
    }
    return points;
}

/// The region's colour on screen, darker where the page is light: a line is thinner than a tumour.
QColor lineColour(Region region, const QPalette& palette)
{
    const Colour colour = colourOf(region, Palette::Classic);
    const QColor shade(colour.red, colour.green, colour.blue);
    return palette.color(QPalette::Base).lightness() < 128 ? shade.lighter(115) : shade.darker(135);
}

/// What stands where no slice is.
QString pictureText()
{
    return RunCurvesView::tr(
        "After an epoch, a slice of a held-back case stands here, the expert "
        "beside the model.");
}

}  // namespace

RunCurvesView::RunCurvesView(QWidget* parent)
    : QWidget(parent),
      m_loss(new CurvePlot(QStringLiteral("lossPlot"), tr("Loss"))),
      m_dice(new CurvePlot(QStringLiteral("dicePlot"), tr("Dice, held back"))),
      m_rate(new CurvePlot(QStringLiteral("ratePlot"), tr("Learning rate"))),
      m_picture(new PictureView(QStringLiteral("validationPicture"), pictureText()))
{
    m_dice->setRange(0, 1);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->addWidget(m_loss, 0, 0);
    grid->addWidget(m_dice, 0, 1);
    grid->addWidget(m_rate, 1, 0);
    grid->addWidget(m_picture, 1, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(0, 1);
    grid->setRowStretch(1, 1);
    showCurves();
}

void RunCurvesView::show(const std::vector<EpochRecord>& history, const QImage& picture)
{
    m_history = history;
    showCurves();
    m_picture->setImage(picture);
}

void RunCurvesView::showCurves()
{
    const QColor accent = palette().color(QPalette::Link);
    m_loss->setCurves({{.name = tr("training"),
                        .colour = accent,
                        .style = Qt::SolidLine,
                        .points = pointsOf(m_history, &EpochRecord::loss)},
                       {.name = tr("held back"),
                        .colour = {},
                        .style = Qt::DashLine,
                        .points = pointsOf(m_history, &EpochRecord::valLoss)}});
    QList<Curve> dice;
    for (const Region region : kAllRegions) {
        const auto value = [region](const EpochRecord& epoch) { return epoch.regionDice[region]; };
        dice << Curve{.name = QString::fromStdString(std::string(shortName(region))),
                      .colour = lineColour(region, palette()),
                      .style = Qt::SolidLine,
                      .points = pointsOf(m_history, value)};
    }
    m_dice->setCurves(dice);
    m_rate->setCurves({{.name = {},
                        .colour = accent,
                        .style = Qt::SolidLine,
                        .points = pointsOf(m_history, &EpochRecord::learningRate)}});
}

void RunCurvesView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        showCurves();
    }
}

}  // namespace glioscope
