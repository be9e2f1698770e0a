#pragma once

// Saving that cannot lose anything: written to a temporary file beside the target, flushed, read
// back, compared (voxels, geometry, volume and centroid per label), then renamed over the target.

#include "segmentation/case/model/case.h"

#include <span>

namespace glioscope {

/// Writes labels as NIfTI (uint8, `.nii` or `.nii.gz` by the name) in `scheme`'s values. Throws
/// Error naming the file, also where the scheme lacks a label of the map; then the target is as it
/// was and no temporary file remains.
void writeLabels(const std::filesystem::path& file, const LabelMap& labels, LabelScheme scheme);

/// Writes an image as NIfTI, float32 or, with `asInt16`, rounded to int16; verified likewise.
void writeImage(const std::filesystem::path& file, const Image& image, bool asInt16 = false);

/// Writes one byte a voxel, such as the values of a probability map, as NIfTI (uint8); verified
/// likewise.
void writeBytes(const std::filesystem::path& file, const Volume<std::uint8_t>& volume);

}  // namespace glioscope
