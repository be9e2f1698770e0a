#pragma once

// Which frames of many files make one volume: those that agree in what dcm2niix's isSameSet()
// compares (nii_dicom_batch.cpp: manufacturer, modality, study, series number, size, component,
// TR, TE, flip angle, coil, protocol, orientation), repetitions of them apart (repetitions.h). It
// knows no pixels.

#include "segmentation/dicom/frame_stack.h"

#include <filesystem>
#include <map>
#include <string>

namespace glioscope {

/// Stacks in the order of series number, then as they were acquired. Pure function.
[[nodiscard]] std::vector<FrameStack> splitIntoStacks(const std::vector<DicomInstance>& instances);

/// By series UID, in the order of their paths, the files that its volumes and their numbering
/// depend on: its own, and those of whatever else has its number. Of these alone splitIntoStacks()
/// makes the very stacks that it makes of the series among all files. Pure function.
[[nodiscard]] std::map<std::string, std::vector<std::filesystem::path>> filesBySeries(
    const std::vector<DicomInstance>& instances);

}  // namespace glioscope
