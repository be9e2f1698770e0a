#pragma once

// The formats of images that are read, in one table: what a file is by its name, for whoever lists,
// finds, opens or proposes one.

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace glioscope {

enum class ImageFormat : std::uint8_t {
    Nifti,      ///< NIfTI-1 and NIfTI-2 in one file
    NiftiPair,  ///< the header of a pair; its voxels lie beside it in an .img
    Nrrd,
    MetaImage,
};

struct ImageEnding {
    std::string_view ending;  ///< in small letters
    ImageFormat format;
};

/// Where one ending is part of another, the longer one first.
inline constexpr auto kImageEndings = std::to_array<ImageEnding>({
    {".nii.gz", ImageFormat::Nifti},
    {".nii", ImageFormat::Nifti},
    {".nrrd", ImageFormat::Nrrd},
    {".mha", ImageFormat::MetaImage},
    {".mhd", ImageFormat::MetaImage},
    {".hdr", ImageFormat::NiftiPair},
    {".hdr.gz", ImageFormat::NiftiPair},
});

/// How a sentence names them all.
inline constexpr std::string_view kImageFormatsRead =
    "NIfTI (.nii, .nii.gz, .hdr with .img), NRRD (.nrrd) and MetaImage (.mha, .mhd)";

/// By the ending of a name, whatever the case of its letters; nothing for other files.
[[nodiscard]] std::optional<ImageEnding> imageEndingOf(std::string_view fileName);

}  // namespace glioscope
