#pragma once

// The question what the segments of a segmentation of 3D Slicer, or in DICOM, are, where their
// names do not say: a row a segment, with its colour there and the choice.

#include "ui/case/mask_loading.h"

class QDialog;
class QWidget;

namespace glioscope {

/// Ends accepted with chosenSegments(); that is possible once every segment has an answer and one
/// at least is to be used.
[[nodiscard]] QDialog* makeSegmentsDialog(const SegmentsQuestion& question, QWidget* parent);
/// As ReadOptions::segments.
[[nodiscard]] std::map<std::string, std::optional<Structure>> chosenSegments(
    const QDialog& dialog, const SegmentsQuestion& question);

}  // namespace glioscope
