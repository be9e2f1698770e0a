#pragma once

// Two images of one head in one plane of the world, to see whether they lie on each other: each
// alone, and both as a checkerboard. Pure functions.

#include "segmentation/registration/rigid_transform.h"
#include "segmentation/session/window_level.h"

#include <QImage>

#include <cstdint>
#include <memory>

namespace glioscope {

enum class WorldPlane : std::uint8_t { Axial, Coronal, Sagittal };

/// Square pixels along L, P and S as radiologists look at them: the patient's left is on the right,
/// anterior on top; in sagittal pictures on the left.
struct PictureFrame {
    WorldPlane plane = WorldPlane::Axial;
    Vec3 centreLps = {0, 0, 0};
    double mmPerPixel = 1;
    int pixels = 256;  ///< edge

    /// One slice whose voxels are the picture's pixels, its first one top left.
    [[nodiscard]] Geometry grid() const;
};

/// An image of the pair.
struct PairedImage {
    std::shared_ptr<const Image> image;
    RigidTransform toImage;  ///< from the world that the frame lies in
    WindowLevel windowLevel;
};

/// Grey by window and level, black outside.
[[nodiscard]] QImage slicePicture(const PairedImage& paired, const PictureFrame& frame);

/// `first` in the top left square of `square` pixels, and then in turn.
[[nodiscard]] QImage checkerboard(const QImage& first, const QImage& second, int square);

}  // namespace glioscope
