#pragma once

// The enhancing lesions of a segmentation as bidirectional measurements.

#include "segmentation/measurement/measurement.h"
#include "segmentation/volume/volume.h"

#include <functional>
#include <vector>

namespace glioscope {

struct LesionChoices {
    /// Necrotic core belongs to the lesion, which is then a part of the tumour core that enhances
    /// somewhere. Off unless told: no label tells it from a cyst, which is not measured.
    bool withNecrosis = false;
    double leastListedMm = 5;  ///< lesions without a longer diameter are counted alone
};

struct EnhancingLesions {
    std::vector<Measurement> lesions;  ///< bidirectional, the largest product first
    int smaller = 0;                   ///< lesions that are not listed
    double smallerMl = 0;              ///< of these together
};

/// The 26-connected parts of the enhancing tumour, each with its diameters inside it on an axial
/// slice of the segmentation's grid (lesion_diameters.h) and the ml that enhance. `goesOn` is asked
/// before each; stopped, it has those that were done. Any thread.
[[nodiscard]] EnhancingLesions enhancingLesions(const LabelMap& labels,
                                                const LesionChoices& choices = {},
                                                const std::function<bool()>& goesOn = {});

}  // namespace glioscope
