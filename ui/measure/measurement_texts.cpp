#include "ui/measure/measurement_texts.h"

#include "ui/widgets/number_text.h"
#include "ui/widgets/text.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

namespace glioscope {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(MeasureDock)
};

QString fixed(double value, int decimals)
{
    return shownNumber(value, 'f', decimals);
}

/// "L 12.0, P 3.5, S 40.0": the centre, by the sides of the patient.
QString placeText(const Vec3& lps)
{
    QStringList parts;
    for (std::size_t axis = 0; axis < 3; ++axis) {
        const bool negative = lps[axis] < -0.05;
        parts << QStringLiteral("%1 %2").arg(QLatin1Char(negative ? "RAI"[axis] : "LPS"[axis]),
                                             fixed(std::abs(lps[axis]), 1));
    }
    return parts.join(QStringLiteral(", "));
}

QString verdictText(const RanoLesion& lesion)
{
    switch (lesion.verdict) {
    case RanoVerdict::Measurable:
        return lesion.isTarget ? Words::tr("target") : Words::tr("measurable");
    case RanoVerdict::TooSmall:
        return Words::tr("below %1 mm")
            .arg(shownNumber(leastMeasurableMm(lesion.lesion.sliceDistanceMm)));
    case RanoVerdict::OnOneSlice: break;
    }
    return Words::tr("on one slice");
}

}  // namespace

QString kindText(MeasureKind kind)
{
    switch (kind) {
    case MeasureKind::Length: return Words::tr("Length");
    case MeasureKind::Angle: return Words::tr("Angle");
    case MeasureKind::Bidirectional: return Words::tr("Two diameters");
    case MeasureKind::Ellipse: return Words::tr("Ellipse");
    case MeasureKind::Box: break;
    }
    return Words::tr("Box");
}

std::vector<FigureRows::Column> measurementColumns()
{
    return {{Words::tr("Kind"), Words::tr("A click goes to its slice")},
            {Words::tr("Figures"), Words::tr("In the world, whatever the voxels' shape and the "
                                             "slice's direction")},
            {Words::tr("Centre, mm"),
             Words::tr("To the left or right, to the back or front, up or down")}};
}

std::vector<FigureRow> measurementRows(const std::vector<Measurement>& all)
{
    std::vector<FigureRow> rows;
    for (const Measurement& m : all) {
        rows.push_back(
            {.name = QString::number(m.id),
             .help = {},
             .cells = {m.lesion ? Words::tr("Lesion") : kindText(m.kind),
                       withDecimalSeparators(toQString(figureText(m))), placeText(centreOf(m))}});
    }
    return rows;
}

std::vector<FigureRows::Column> ranoColumns()
{
    return {{Words::tr("Diameters, mm"),
             Words::tr("The largest one inside the lesion on an axial slice, and the largest one "
                       "perpendicular to it there, of the slice where their product is largest; "
                       "between centres of voxels until they are dragged")},
            {Words::tr("mm²"), Words::tr("Product of both diameters")},
            {Words::tr("ml"), Words::tr("What enhances of the lesion, on all slices")},
            {Words::tr("Counts as"),
             Words::tr("Measurable: both diameters at least 10 mm, or twice the distance of slices "
                       "thicker than 5 mm, and visible on two axial slices or more. Targets are "
                       "the measurable ones with the largest products.")}};
}

std::vector<FigureRow> ranoRows(const RanoSum& sum)
{
    std::vector<FigureRow> rows;
    for (const RanoLesion& lesion : sum.lesions) {
        rows.push_back(
            {.name = QString::number(lesion.id),
             .help = {},
             .cells = {QStringLiteral("%1 × %2").arg(fixed(lesion.diameters.longestMm, 1),
                                                     fixed(lesion.diameters.perpendicularMm, 1)),
                       fixed(lesion.productMm2, 0),
                       fixed(lesion.lesion.ml, lesion.lesion.ml < 0.1 ? 3 : 2),
                       verdictText(lesion)}});
    }
    return rows;
}

QString ranoSentence(const RanoSum& sum)
{
    const auto targets = std::ranges::count_if(sum.lesions, &RanoLesion::isTarget);
    const QString volume = Words::tr("The lesions hold %1 ml.").arg(fixed(sum.ml, 2));
    if (targets == 0) {
        return Words::tr("No lesion is measurable.") + QLatin1Char(' ') + volume;
    }
    return Words::tr("Sum of the products of the target lesions (%1): %2 mm².")
               .arg(targets)
               .arg(fixed(sum.productsMm2, 0)) +
           QLatin1Char(' ') + volume;
}

}  // namespace glioscope
