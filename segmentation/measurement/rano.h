#pragma once

// What RANO counts of lesions whose diameters are measured. A calculation, not a diagnosis: which
// lesions are targets, and what the sum means for a patient, readers decide.
//
// The rule: P. Y. Wen et al., "Updated response assessment criteria for high-grade gliomas:
// Response Assessment in Neuro-Oncology Working Group", J Clin Oncol 28 (2010) 1963-1972,
// doi:10.1200/JCO.2009.26.3541, updated as RANO 2.0 in J Clin Oncol 41 (2023) 5187-5199,
// doi:10.1200/JCO.23.01059: a lesion is measurable where its two
// perpendicular diameters are at least 10 mm on axial slices, of which two or more show it; where
// slices are thicker than 5 mm, at least twice their distance; a cyst or a surgical cavity is not
// measured; the size is the product of the two diameters, summed over the target lesions.

#include "segmentation/measurement/measurement.h"

#include <vector>

namespace glioscope {

/// mm that both diameters must have.
[[nodiscard]] double leastMeasurableMm(double sliceDistanceMm);

/// Target lesions at most, unless told. RANO of 2010 takes up to five of the largest; protocols of
/// trials differ, and theirs decides.
inline constexpr int kRanoTargets = 3;

enum class RanoVerdict : std::uint8_t { Measurable, TooSmall, OnOneSlice };

[[nodiscard]] RanoVerdict verdictOn(const Measurement& lesion);

struct RanoLesion {
    MeasurementId id = 0;
    Diameters diameters;
    double productMm2 = 0;
    MeasuredLesion lesion;
    RanoVerdict verdict = RanoVerdict::Measurable;
    bool isTarget = false;
};

struct RanoSum {
    std::vector<RanoLesion> lesions;  ///< the largest product first
    double productsMm2 = 0;           ///< of the targets
    double ml = 0;                    ///< of all lesions here
};

/// Of measurements that are of a lesion, by the diameters as they are now, whatever a reader did to
/// them. At most `targets` of the measurable ones are summed, the largest products first.
[[nodiscard]] RanoSum ranoSum(const std::vector<Measurement>& measurements, int targets);

}  // namespace glioscope
