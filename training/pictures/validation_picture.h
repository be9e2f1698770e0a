#pragma once

// One slice of a held-back case, the expert's labels beside the network's, as a picture that shows
// while training how far it is.

#include "training/patches/patch_file.h"

#include <filesystem>

namespace glioscope {

/// The axial slice with most of the expert's tumour, on the expert's grid, patient's right on the
/// left: FLAIR with NCR red, ED green, ET blue. `prediction` is on the grid of `patch.reference`.
/// Throws Error where the file cannot be written.
void writeValidationPicture(const PatchCase& patch, const LabelMap& prediction, int epoch,
                            const std::filesystem::path& file);

}  // namespace glioscope
