#pragma once

// Whether the sequences of one case show the head in one place, in numbers; sequence_consistency.h
// says what follows from them.

#include "segmentation/case/consistency/head_sample.h"

#include <array>
#include <optional>

namespace glioscope {

/// Where the mutual information of a sequence with the others, summed, is highest but for the place
/// that it is at.
struct OtherPlace {
    enum class Kind : std::uint8_t { Mirrored, HalfTurned, Shifted };
    Kind kind = Kind::Mirrored;
    int axis = 0;  ///< 0 left-right, 1 front-back, 2 up-down: mirrored or shifted along it, turned
                   ///< about it
    double ratio = 0;  ///< its mutual information over that here
};

struct PlaceMeasures {
    std::array<double, 4> overlap = {
        1, 1, 1, 1};             ///< with the others' heads, over the smaller one; their mean
    double smallestOverlap = 1;  ///< of any two
    std::array<OtherPlace, 4> elsewhere = {};
};

/// Nothing where fewer than two samples can be compared. Pure.
[[nodiscard]] std::optional<PlaceMeasures> measurePlaces(const HeadSamples& samples);

}  // namespace glioscope
