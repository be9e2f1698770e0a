#pragma once

// The images of a patient's study, by time point and sequence. Values; voxels are shared and never
// change.

#include "segmentation/volume/sequence.h"
#include "segmentation/volume/volume.h"

#include <array>
#include <memory>
#include <string>
#include <vector>

namespace glioscope {

struct TimePoint {
    std::string name;
    std::array<std::shared_ptr<const Image>, 4> images;  ///< null where missing; indexed by Sequence
};

struct Study {
    std::vector<TimePoint> timePoints;  ///< the earliest first; none before a case is open
};

/// One image of the study.
struct SeriesId {
    std::size_t timePoint = 0;  ///< index in Study::timePoints
    Sequence sequence = Sequence::Flair;
    bool operator==(const SeriesId&) const = default;
};

}  // namespace glioscope
