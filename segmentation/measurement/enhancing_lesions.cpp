#include "segmentation/measurement/enhancing_lesions.h"

#include "segmentation/measurement/lesion_diameters.h"
#include "segmentation/metrics/structure_mask.h"
#include "segmentation/statistics/lesion_masks.h"

#include <algorithm>

namespace glioscope {
namespace {

/// Where lines of a lesion may run: in itself, and in necrotic core where that counts.
Mask passableOf(const LesionMask& lesion, const LabelMap& labels, bool throughNecrosis)
{
    Mask passable = lesion.mask;
    if (!throughNecrosis) {
        return passable;
    }
    const Index3& size = passable.geometry.size;
    for (int k = 0; k < size[2]; ++k) {
        for (int j = 0; j < size[1]; ++j) {
            for (int i = 0; i < size[0]; ++i) {
                const Label label = labels.at(i + lesion.at[0], j + lesion.at[1], k + lesion.at[2]);
                if (label == Label::Necrosis) {
                    passable.at(i, j, k) = 1;
                }
            }
        }
    }
    return passable;
}

Measurement measured(const LesionMask& lesion, const Mask& passable)
{
    const LesionDiameters found = lesionDiameters(lesion.mask, passable);
    const auto voxels = std::ranges::count_if(lesion.mask.voxels, [](auto v) { return v != 0; });
    return {.kind = MeasureKind::Bidirectional,
            .points = {found.longestLps[0], found.longestLps[1], found.perpendicularLps[0],
                       found.perpendicularLps[1]},
            .normalLps = found.normalLps,
            .lesion = MeasuredLesion{
                .ml = static_cast<double>(voxels) * lesion.mask.geometry.voxelVolumeMl(),
                .axialSlices = found.axialSlices,
                .sliceDistanceMm = found.sliceDistanceMm}};
}

double productMm2(const Measurement& lesion)
{
    const Diameters diameters = diametersOf(lesion);
    return diameters.longestMm * diameters.perpendicularMm;
}

}  // namespace

EnhancingLesions enhancingLesions(const LabelMap& labels, const LesionChoices& choices,
                                  const std::function<bool()>& goesOn)
{
    EnhancingLesions found;
    for (const LesionMask& lesion : lesionMasks(structureMask(labels, Structure::Enhancing))) {
        if (goesOn && !goesOn()) {
            break;
        }
        Measurement made = measured(lesion, passableOf(lesion, labels, choices.throughNecrosis));
        if (diametersOf(made).longestMm < choices.leastListedMm) {
            ++found.smaller;
            found.smallerMl += made.lesion->ml;
        } else {
            found.lesions.push_back(std::move(made));
        }
    }
    std::ranges::stable_sort(found.lesions, std::greater(), productMm2);
    return found;
}

}  // namespace glioscope
