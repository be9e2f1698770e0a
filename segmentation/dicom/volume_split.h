#pragma once

// Which frames of many files make one volume: those that agree in what dcm2niix's isSameSet()
// compares (nii_dicom_batch.cpp: manufacturer, modality, study, series number, size, component,
// TR, TE, flip angle, coil, protocol, orientation), and where two then lie at one place, in what
// tells repetitions apart: series UID, acquisition, temporal position, order. It knows no pixels.

#include "segmentation/dicom/dicom_instance.h"

#include <string>
#include <vector>

namespace glioscope {

struct FrameRef {
    std::size_t instance = 0;  ///< in the list that was split
    std::size_t frame = 0;     ///< in that instance's frames
    auto operator<=>(const FrameRef&) const = default;
};

/// Frames that all lie at different places along one normal, in order along it (the cross product
/// of row and column), with what was noticed on the way: a sentence each, with files and numbers.
struct FrameStack {
    std::vector<FrameRef> frames;
    std::vector<std::string> notices;
};

/// Stacks in the order of series number, then as they were acquired. Pure function.
[[nodiscard]] std::vector<FrameStack> splitIntoStacks(const std::vector<DicomInstance>& instances);

/// Position along the normal of a frame's plane, mm.
[[nodiscard]] double alongNormal(const DicomFrame& frame, const Vec3& normal);
[[nodiscard]] Vec3 normalOf(const DicomFrame& frame);

}  // namespace glioscope
