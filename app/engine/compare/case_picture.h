#pragma once

// The slice of a case where a segmentation and the expert's labels differ most, with the outlines
// of both, small enough to stand in a page.

#include "segmentation/volume/volume.h"

#include <string>

namespace glioscope {

struct CasePicture {
    std::string png;  ///< the file's bytes; empty where neither has tumour
    int slice = 0;    ///< from 0 on, in LPS order from below
};

/// The axial slice with most voxels of whole tumour in one of the two alone, or with most tumour
/// where they agree everywhere, the patient's left on the right: `image` grey, or black where there
/// is none or it lies on another grid, the reference's outline blue, the prediction's orange, both
/// white. All on one grid in one order of voxels.
[[nodiscard]] CasePicture casePicture(const Image* image, const LabelMap& prediction,
                                      const LabelMap& reference);

}  // namespace glioscope
