#pragma once

// What a slice costs without anything of ours: four viewports of one window, in each an image and
// its segmentations as vtkImageSlice, as VTK's own examples make a viewer.

#include "segmentation/volume/volume.h"

#include <memory>
#include <optional>
#include <vector>

namespace glioscope {

struct PlainVtkTimes {
    std::vector<double> onePaneMs;   ///< a frame where one viewport shows another slice
    std::vector<double> allPanesMs;  ///< a frame where all four do
    std::vector<double> zoomMs;      ///< a frame where all four are zoomed
    std::vector<double> windowMs;    ///< a frame where all four have another window
};

/// Axial slices of `images`, one a viewport, with all of `labels` over each; of one grid. Opens a
/// window of this size and closes it. `samples` a pixel; nothing leaves what VTK begins with, of
/// which a slice has no need.
[[nodiscard]] PlainVtkTimes scrollPlainVtk(
    const std::vector<std::shared_ptr<const Image>>& images,
    const std::vector<std::shared_ptr<const LabelMap>>& labels, int width, int height, int steps,
    std::optional<int> samples);

}  // namespace glioscope
