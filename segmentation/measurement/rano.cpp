#include "segmentation/measurement/rano.h"

#include <algorithm>

namespace glioscope {
namespace {

constexpr double kLeastDiameterMm = 10;
constexpr double kThickSliceMm = 5;
constexpr double kRoundingMm = 1e-6;
constexpr int kLeastSlices = 2;

}  // namespace

double leastMeasurableMm(double sliceDistanceMm)
{
    return sliceDistanceMm > kThickSliceMm + kRoundingMm
               ? std::max(kLeastDiameterMm, 2 * sliceDistanceMm)
               : kLeastDiameterMm;
}

RanoVerdict verdictOn(const Measurement& measurement)
{
    const MeasuredLesion lesion = measurement.lesion.value_or(MeasuredLesion());
    const double least = leastMeasurableMm(lesion.sliceDistanceMm) - kRoundingMm;
    if (diametersOf(measurement).perpendicularMm < least) {
        return RanoVerdict::TooSmall;
    }
    return lesion.axialSlices < kLeastSlices ? RanoVerdict::OnOneSlice : RanoVerdict::Measurable;
}

RanoSum ranoSum(const std::vector<Measurement>& measurements, int targets)
{
    RanoSum sum;
    for (const Measurement& each : measurements) {
        if (each.lesion && each.kind == MeasureKind::Bidirectional) {
            const Diameters diameters = diametersOf(each);
            sum.lesions.push_back({.id = each.id,
                                   .diameters = diameters,
                                   .productMm2 = diameters.longestMm * diameters.perpendicularMm,
                                   .lesion = *each.lesion,
                                   .verdict = verdictOn(each)});
            sum.ml += each.lesion->ml;
        }
    }
    std::ranges::stable_sort(sum.lesions, std::greater(), &RanoLesion::productMm2);
    for (RanoLesion& lesion : sum.lesions) {
        if (lesion.verdict == RanoVerdict::Measurable && targets > 0) {
            --targets;
            lesion.isTarget = true;
            sum.productsMm2 += lesion.productMm2;
        }
    }
    return sum;
}

}  // namespace glioscope
