#pragma once

// Which frames of many files make one volume: those that agree in what dcm2niix's isSameSet()
// compares (nii_dicom_batch.cpp: manufacturer, modality, study, series number, size, component,
// TR, TE, flip angle, coil, protocol, orientation), repetitions of them apart (repetitions.h). It
// knows no pixels.

#include "segmentation/dicom/frame_stack.h"

namespace glioscope {

/// Stacks in the order of series number, then as they were acquired. Pure function.
[[nodiscard]] std::vector<FrameStack> splitIntoStacks(const std::vector<DicomInstance>& instances);

}  // namespace glioscope
