#include "segmentation/measurement/enhancing_lesions.h"

#include "segmentation/measurement/lesion_diameters.h"
#include "segmentation/metrics/structure_mask.h"
#include "segmentation/statistics/lesion_masks.h"

#include <algorithm>

namespace glioscope {
namespace {

/// Voxels of the lesion that enhance.
std::int64_t enhancingVoxels(const LesionMask& lesion, const LabelMap& labels)
{
    const Index3& size = lesion.mask.geometry.size;
    std::int64_t count = 0;
    for (int k = 0; k < size[2]; ++k) {
        for (int j = 0; j < size[1]; ++j) {
            for (int i = 0; i < size[0]; ++i) {
                const Label label = labels.at(i + lesion.at[0], j + lesion.at[1], k + lesion.at[2]);
                count += lesion.mask.at(i, j, k) && label == Label::Enhancing ? 1 : 0;
            }
        }
    }
    return count;
}

Measurement measured(const LesionMask& lesion, double ml)
{
    const LesionDiameters found = lesionDiameters(lesion.mask);
    return {
        .kind = MeasureKind::Bidirectional,
        .points = {found.longestLps[0], found.longestLps[1], found.perpendicularLps[0],
                   found.perpendicularLps[1]},
        .normalLps = found.normalLps,
        .lesion = MeasuredLesion{
            .ml = ml, .axialSlices = found.axialSlices, .sliceDistanceMm = found.sliceDistanceMm}};
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
    const Structure whole = choices.withNecrosis ? Structure::TumourCore : Structure::Enhancing;
    for (const LesionMask& lesion : lesionMasks(structureMask(labels, whole))) {
        if (goesOn && !goesOn()) {
            break;
        }
        const std::int64_t enhancing = enhancingVoxels(lesion, labels);
        if (enhancing == 0) {
            continue;
        }
        Measurement made = measured(lesion, double(enhancing) * labels.geometry.voxelVolumeMl());
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
