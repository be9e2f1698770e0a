#pragma once

// A small picture of a case for lists: one axial slice of one sequence.

#include "segmentation/volume/volume.h"

#include <QImage>

namespace glioscope {

inline constexpr int kCasePictureEdge = 96;  ///< pixels: 48 points at twice the scale

/// The slice with most of the tumour, or the middle one where `labels` is null or has none; cut to
/// the head, the patient's left on the right, front at the top, black to white from the slice's
/// minimum to its 99.5th percentile. A square of grey on black. Null for an empty image. Any
/// thread.
[[nodiscard]] QImage casePicture(const Image& image, const LabelMap* labels);

}  // namespace glioscope
