#pragma once

// A DICOM segmentation that the engine has read, as contents for layers over the open case: labels,
// and of a fractional one a map of probabilities, or of shares of a voxel, a segment. Functions for
// a worker thread.

#include "ui/case/label_placing.h"
#include "ui/dicom/seg_import.h"

namespace glioscope {

struct SegLayers {
    PlacedLabels labels;  ///< of a fractional one what has at least half a voxel
    std::vector<ScalarContent> maps;
    QString problem;  ///< a sentence; then there is nothing else
};

/// On a grid of the case.
[[nodiscard]] SegLayers layersOf(const ImportedSeg& seg, const Case& openCase);

/// After what made it, a model of this program by its name alone; "SEG" where the file does not
/// say; never after the file, whose name may be a patient's.
[[nodiscard]] std::string layerNameOf(const SegReport& report);

/// What made all of it, "Glioscope unet" where a model of this program did; empty where nobody says
/// or several did.
[[nodiscard]] std::string algorithmOf(const SegReport& report);

}  // namespace glioscope
