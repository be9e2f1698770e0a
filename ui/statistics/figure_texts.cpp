#include "ui/statistics/figure_texts.h"

#include "ui/widgets/number_text.h"

#include <QCoreApplication>

#include <initializer_list>

namespace glioscope {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(StatisticsDock)
};

QString fixed(double value, int decimals)
{
    return shownNumber(value, 'f', decimals);
}

Colour labelOrRegionColour(Structure structure, Palette palette)
{
    switch (structure) {
    case Structure::Necrosis: return colourOf(Label::Necrosis, palette);
    case Structure::Oedema: return colourOf(Label::Oedema, palette);
    case Structure::Enhancing: return colourOf(Label::Enhancing, palette);
    case Structure::ResectionCavity: return colourOf(Label::ResectionCavity, palette);
    case Structure::WholeTumour: return colourOf(Region::WholeTumour, palette);
    case Structure::TumourCore: return colourOf(Region::TumourCore, palette);
    }
    return {};
}

}  // namespace

std::vector<FigureRows::Column> sizeColumns(bool withLesions)
{
    std::vector<FigureRows::Column> columns = {
        {Words::tr("ml"), Words::tr("Voxels times the volume of a voxel")},
        {Words::tr("Voxels"), Words::tr("How many voxels")}};
    if (withLesions) {
        columns.push_back({Words::tr("Lesions"), Words::tr("Parts connected through faces, edges "
                                                           "or corners of voxels (26)")});
    }
    const FigureRows::Column more[] = {
        {Words::tr("Axial, mm"),
         Words::tr("Largest diameter within an axial slice, between centres of voxels")},
        {Words::tr("Largest, mm"),
         Words::tr("Largest diameter in any direction, between centres of voxels")},
        {Words::tr("Surface, cm²"), Words::tr("Of the polygons of surface-distance")},
        {Words::tr("Extent, mm"),
         Words::tr("Of the smallest box around it, along the axes of the voxels")},
        {Words::tr("Centroid L, P, S"), Words::tr("Mean of the voxels' centres in mm: to the "
                                                  "left, to the back, upwards")}};
    columns.insert(columns.end(), std::begin(more), std::end(more));
    return columns;
}

QStringList sizeCells(const PartStatistics& part, std::optional<std::size_t> lesions)
{
    // A voxel of 1 mm is 0.001 ml.
    QStringList cells = {fixed(part.ml, part.ml < 0.1 ? 3 : 2), QString::number(part.voxels)};
    if (lesions) {
        cells << QString::number(*lesions);
    }
    if (!part.centroidLps) {
        const QString none = QStringLiteral("–");
        return cells << none << none << none << none << none;
    }
    cells << fixed(part.largestAxialDiameterMm, 1) << fixed(part.largestDiameterMm, 1)
          << fixed(part.surfaceMm2 / 100, 1);
    cells << QStringLiteral("%1 × %2 × %3")
                 .arg(fixed(part.extentMm[0], 1), fixed(part.extentMm[1], 1),
                      fixed(part.extentMm[2], 1));
    const auto& [l, p, s] = *part.centroidLps;
    return cells << QStringLiteral("%1, %2, %3").arg(fixed(l, 1), fixed(p, 1), fixed(s, 1));
}

std::vector<FigureRows::Column> intensityColumns()
{
    const QString percentile =
        Words::tr("So much of it is no brighter; between two voxels in proportion");
    return {{Words::tr("Mean"), Words::tr("In the image's units")},
            {Words::tr("SD"), Words::tr("Standard deviation of a sample, over n - 1")},
            {Words::tr("5 %"), percentile},
            {Words::tr("25 %"), percentile},
            {Words::tr("Median"), percentile},
            {Words::tr("75 %"), percentile},
            {Words::tr("95 %"), percentile},
            {Words::tr("Least"), Words::tr("The darkest voxel")},
            {Words::tr("Most"), Words::tr("The brightest voxel")}};
}

QStringList intensityCells(const std::optional<IntensityStatistics>& figures)
{
    QStringList cells;
    if (!figures) {
        for (std::size_t n = 0; n < intensityColumns().size(); ++n) {
            cells << QStringLiteral("–");
        }
        return cells;
    }
    for (const double value : {figures->mean, figures->standardDeviation, figures->percentile5,
                               figures->percentile25, figures->median, figures->percentile75,
                               figures->percentile95, figures->smallest, figures->largest}) {
        cells << shownNumber(value, 'g', 5);
    }
    return cells;
}

QColor colourOf(Structure structure, Palette palette)
{
    const Colour colour = labelOrRegionColour(structure, palette);
    return {colour.red, colour.green, colour.blue};
}

}  // namespace glioscope
