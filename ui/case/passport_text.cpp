#include "ui/case/passport_text.h"

#include "segmentation/volume/grid_relation.h"
#include "ui/widgets/number_text.h"
#include "ui/widgets/translated.h"

namespace glioscope {
namespace {

QString millimetres(double mm)
{
    return shownNumber(mm, 'g', 3);
}

QString relationSentence(const GeometryPassport& passport)
{
    const QString corner = cornerText(passport);
    if (passport.mirrored) {
        return tr("Read mirrored, as you said; its file says otherwise.");
    }
    switch (passport.relation) {
    case GridRelation::Same: return tr("Lies on the case's grid.");
    case GridRelation::Part:
        return tr("Holds some of the voxels of the case's grid: nothing is resampled.");
    case GridRelation::Snapped:
        return tr("Taken for the case's grid: no corner lies more than %1 mm off.").arg(corner);
    case GridRelation::Resampled:
        return tr("Lies on another grid, a corner %1 mm off, and is resampled: labels by the "
                  "nearest voxel, images between voxels. Volumes and edges may differ a little.")
            .arg(corner);
    case GridRelation::MirrorSuspect: break;
    }
    return tr(
        "Looks mirrored: it fits the images better the other way. It is shown as its file "
        "says.");
}

QString formsSentence(const StatedGeometry& stated)
{
    const QString apart = millimetres(stated.formsApartMm);
    switch (stated.forms) {
    case OrientationForms::OtherFormat: return {};
    case OrientationForms::None:
        return tr(
            "The file does not state its orientation (sform and qform are unset): left and "
            "right are not certain.");
    case OrientationForms::SformAlone: return tr("Oriented by its sform; it has no qform.");
    case OrientationForms::QformAlone: return tr("Oriented by its qform; it has no sform.");
    case OrientationForms::Agree: return tr("Its sform and qform agree.");
    case OrientationForms::OtherSpace:
        return tr(
            "Its sform and qform are of two spaces, the scanner's and a template's, with "
            "axes alike.");
    case OrientationForms::Differ:
        return tr("Its sform and qform differ by %1 mm; the sform is taken.").arg(apart);
    case OrientationForms::DifferByFlip:
        return tr("Its sform and qform mirror each other, up to %1 mm apart; the sform is taken.")
            .arg(apart);
    case OrientationForms::SformSheared:
        return tr("The axes of its sform are not at right angles; the qform is taken.");
    }
    return {};
}

}  // namespace

Notice gridNotice(const GeometryPassport& passport)
{
    if (passport.mirrored) {
        return {Notice::Kind::Warning, tr("mirrored")};
    }
    switch (passport.relation) {
    case GridRelation::Same: return {Notice::Kind::Good, tr("same")};
    case GridRelation::Part: return {Notice::Kind::Good, tr("part")};
    case GridRelation::Snapped: return {Notice::Kind::Good, tr("snapped")};
    case GridRelation::Resampled: return {Notice::Kind::Note, tr("resampled")};
    case GridRelation::MirrorSuspect: break;
    }
    return {Notice::Kind::Warning, tr("mirrored?")};
}

QString gridText(const GeometryPassport& passport)
{
    const QString corner = cornerText(passport);
    return corner == QStringLiteral("0") ? gridNotice(passport).text
                                         : tr("%1, %2 mm").arg(gridNotice(passport).text, corner);
}

QString spacingText(const Geometry& grid)
{
    if (millimetres(grid.spacingMm[0]) == millimetres(grid.spacingMm[1]) &&
        millimetres(grid.spacingMm[0]) == millimetres(grid.spacingMm[2])) {
        return millimetres(grid.spacingMm[0]);
    }
    return QStringLiteral("%1 × %2 × %3")
        .arg(millimetres(grid.spacingMm[0]), millimetres(grid.spacingMm[1]),
             millimetres(grid.spacingMm[2]));
}

QString cornerText(const GeometryPassport& passport)
{
    return passport.displacementMm <= kRoundingMm ? QStringLiteral("0")
                                                  : millimetres(passport.displacementMm);
}

QStringList passportSentences(const GeometryPassport& passport)
{
    const Geometry& grid = passport.stated.grid;
    QStringList sentences = {
        tr("%1 × %2 × %3 voxels of %4 mm, along %5.")
            .arg(grid.size[0])
            .arg(grid.size[1])
            .arg(grid.size[2])
            .arg(spacingText(grid), QString::fromStdString(orientationCode(grid))),
        relationSentence(passport)};
    if (passport.reordered) {
        sentences << tr(
            "Its voxels are stored in another order than the case's; nothing is lost "
            "by that.");
    }
    if (const QString forms = formsSentence(passport.stated); !forms.isEmpty()) {
        sentences << forms;
    }
    if (passport.stated.straightenedMm > 0) {
        sentences << tr("Its axes were not at right angles and were straightened, as you said: a "
                        "corner moved by %1 mm.")
                         .arg(millimetres(passport.stated.straightenedMm));
    }
    return sentences;
}

}  // namespace glioscope
