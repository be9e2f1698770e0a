#pragma once

// What a slice costs without anything of ours: four viewports of one window, in each an image and
// its segmentations as vtkImageSlice, as VTK's own examples make a viewer.

#include "segmentation/volume/volume.h"

#include <memory>
#include <optional>
#include <vector>

namespace glioscope {

/// What the panes do from frame to frame.
enum class PlainMotion {
    OneScrolled,  ///< one viewport shows another slice
    AllScrolled,
    AllZoomed,
    AllWindowed,  ///< have another window
};

/// Four viewports of one window of this size.
struct PlainVtkPanes {
    std::vector<std::shared_ptr<const Image>> images;     ///< one a viewport, in turn
    std::vector<std::shared_ptr<const LabelMap>> labels;  ///< all of them over each; of one grid
    int width = 0;
    int height = 0;
    /// A pixel; nothing leaves what VTK begins with, of which a slice has no need.
    std::optional<int> samples = {};
};

/// A frame each.
struct FrameTimes {
    std::vector<double> wallMs;
    std::vector<double> processorMs;  ///< of all threads together
};

/// Of axial slices. Opens a window and closes it.
[[nodiscard]] FrameTimes timePlainVtk(const PlainVtkPanes& panes, PlainMotion motion, int steps);

/// Of all threads of this program so far, so that other work on the machine does not show.
[[nodiscard]] double processorMs();

}  // namespace glioscope
