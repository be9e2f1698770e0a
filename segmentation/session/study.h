#pragma once

// The images of a patient's study, by time point and sequence. Values; voxels are shared and never
// change.

#include "segmentation/session/image_facts.h"
#include "segmentation/volume/sequence.h"

#include <array>
#include <cstddef>
#include <string>
#include <vector>

namespace glioscope {

struct TimePoint {
    std::string name;
    CaseImages images;  ///< null where missing
    ImageFacts facts;   ///< of these images
    /// Shown where it was moved to, not where its file says; indexed by Sequence.
    std::array<bool, 4> moved = {};
};

struct Study {
    std::vector<TimePoint> timePoints;  ///< the earliest first; none before a case is open
};

/// The study of one time point; its facts are derived from the voxels here.
[[nodiscard]] Study studyOf(CaseImages images);

/// One image of the study.
struct SeriesId {
    std::size_t timePoint = 0;  ///< index in Study::timePoints
    Sequence sequence = Sequence::Flair;
    bool operator==(const SeriesId&) const = default;
};

}  // namespace glioscope
