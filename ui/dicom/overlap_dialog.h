#pragma once

// The question which of a DICOM segmentation's segments counts where they overlap: how much of them
// does, and a list to put in order.

#include "ui/dicom/seg_lines.h"

class QDialog;
class QWidget;

namespace glioscope {

/// `question` is about an order. Ends accepted with chosenOrder(), which is complete at any time.
[[nodiscard]] QDialog* makeOverlapDialog(const QString& fileName, const SegQuestion& question,
                                         QWidget* parent);
/// Numbers of segments, what counts first.
[[nodiscard]] std::vector<int> chosenOrder(const QDialog& dialog);

}  // namespace glioscope
