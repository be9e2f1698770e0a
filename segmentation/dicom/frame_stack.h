#pragma once

// Frames of several files as they are put together to a volume, and how they are compared: headers
// of one volume differ by rounding, about 1e-7 in directions and 1e-3 mm in positions.

#include "segmentation/dicom/dicom_instance.h"
#include "segmentation/system/sentence.h"

#include <functional>
#include <vector>

namespace glioscope {

struct FrameRef {
    std::size_t instance = 0;  ///< in the list that is split
    std::size_t frame = 0;     ///< in that instance's frames
    auto operator<=>(const FrameRef&) const = default;
};
using Frames = std::vector<FrameRef>;

/// Frames that all lie at different places along one normal, in order along it (the cross product
/// of row and column), with what was noticed on the way: a sentence each, with files and numbers.
struct FrameStack {
    Frames frames;
    std::vector<Sentence> notices;
    int repetition = 1;   ///< of the same slices, from 1
    int repetitions = 1;  ///< more than a few: a time series, such as a perfusion
};

[[nodiscard]] inline const DicomFrame& frameOf(const std::vector<DicomInstance>& instances,
                                               const FrameRef& ref)
{
    return instances[ref.instance].frames[ref.frame];
}

/// Position along the normal of a frame's plane, mm.
[[nodiscard]] double alongNormal(const DicomFrame& frame, const Vec3& normal);
[[nodiscard]] Vec3 normalOf(const DicomFrame& frame);

/// For sentences: "IM004", "frame 4 of IM001".
[[nodiscard]] Sentence frameName(const std::vector<DicomInstance>& instances, const FrameRef& ref);

/// In groups whose numbers follow each other without a gap above rounding; by ascending numbers.
[[nodiscard]] std::vector<Frames> groupedByNumber(
    const Frames& frames, const std::function<double(const FrameRef&)>& number);

}  // namespace glioscope
