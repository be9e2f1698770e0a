#pragma once

// One axial slice of a case in its four sequences, with its labels, and pictures of it. Pure;
// any thread.

#include "segmentation/case/model/case.h"
#include "segmentation/session/window_level.h"
#include "segmentation/volume/label_colours.h"
#include "viewer/state/palette.h"

#include <QImage>

#include <array>
#include <cstdint>
#include <vector>

namespace glioscope {

struct LessonSlice {
    int width = 0;
    int height = 0;
    std::array<std::vector<std::uint8_t>, 4> grey = {};  ///< indexed by Sequence, row by row
    std::vector<Label> labels = {};
};

/// The slice with most enhancing tumour, cut to the head, the patient's left on the right, front at
/// the top; `windows` are by sequence. Throws Error where a sequence or the labels are missing, or
/// lie on other grids.
[[nodiscard]] LessonSlice lessonSlice(const Case& shown, const std::array<WindowLevel, 4>& windows);

/// A label or region, outlined in its colour; a fill hides how bright it is.
struct LessonMark {
    Structure structure = Structure::WholeTumour;
    Palette palette = Palette::Classic;
    bool filled = false;
};
/// Of the label or region.
[[nodiscard]] Colour colourOf(const LessonMark& mark);

/// Three pixels a voxel. Null for an empty slice.
[[nodiscard]] QImage lessonPicture(const LessonSlice& slice, Sequence sequence,
                                   const std::vector<LessonMark>& marks);

}  // namespace glioscope
