#pragma once

// What a NIfTI header, of version 1 or 2, says of how many bytes to read and what they mean, and
// where its voxels lie. Orientation without an sform is left to ITK in version 1, which it knows;
// here it is only checked for being usable. Not part of the folder's interface:
// readers go through preflight.h and raw_volume.h.

#include "segmentation/case/formats/nifti_fields.h"
#include "segmentation/case/formats/voxel_type.h"
#include "segmentation/system/sentence.h"
#include "segmentation/volume/geometry_passport.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>

namespace glioscope {

struct NiftiHeader {
    std::array<std::int64_t, 4> size = {0, 0, 0, 1};  ///< i, j, k, t
    VoxelType type = VoxelType::Float32;
    bool swapBytes = false;  ///< the file is not in this machine's byte order
    std::int64_t voxelOffset = 352;
    bool pair = false;  ///< the voxels lie in another file, voxelOffset bytes in
    double slope = 1;   ///< 1 where the file leaves it unused (0 or not finite)
    double intercept = 0;
    std::string description;  ///< the free text field `descrip`
    /// How a sentence about the file goes on where left and right are not certain: "does not state
    /// its orientation (...)"; empty as a rule.
    Sentence orientationDoubt;
    /// Rows of the sform, voxel index to RAS mm; nothing where its code is 0 or units are not mm.
    std::optional<std::array<double, 12>> sform;
    /// Where there is no straight sform: by the quaternion, by the voxel sizes alone, or with the
    /// sform's own axes, which are not at right angles. Version 1 without an sform has none.
    std::optional<Geometry> otherwise;
    OrientationForms forms = OrientationForms::None;
    double formsApartMm = 0;            ///< as in StatedGeometry
    std::optional<Geometry> otherForm;  ///< as in StatedGeometry
};

/// Parses and checks the first kNiftiHeaderBytes of a NIfTI file or of a pair's header: numbers of
/// dimensions and voxels, type, voxel offset, and that the affine is finite and has a volume.
/// Throws Error naming `file`.
[[nodiscard]] NiftiHeader parseNiftiHeader(std::span<const std::byte> bytes,
                                           const std::filesystem::path& file);

/// The grid that the sform gives, where its axes are at right angles up to a tenth of a voxel at
/// the far corner (what remains is straightened); nothing otherwise.
[[nodiscard]] std::optional<Geometry> sformGeometry(const NiftiHeader& header);

}  // namespace glioscope
