#pragma once

// A rotation and a shift of the world (LPS mm), and an image put onto a grid through one. Images
// and transforms stay apart until then, so that values are interpolated once. Pure functions.

#include "segmentation/volume/volume.h"

namespace glioscope {

/// Maps p to rotation * p + translation.
struct RigidTransform {
    Mat3 rotation = kIdentity3;
    Vec3 translationMm = {0, 0, 0};

    [[nodiscard]] Vec3 apply(const Vec3& lps) const;
    [[nodiscard]] RigidTransform inverted() const;
    [[nodiscard]] bool isIdentity() const { return *this == RigidTransform{}; }
    bool operator==(const RigidTransform&) const = default;
};

/// Turns about `centre`, by radians about L first, then about P, then about S; then shifts.
[[nodiscard]] RigidTransform rigidAbout(const Vec3& centre, const Vec3& radians,
                                        const Vec3& shiftMm);

/// The grid whose voxels lie where `transform` takes those of `grid`.
[[nodiscard]] Geometry moved(const Geometry& grid, const RigidTransform& transform);

/// `image` on `grid`, trilinear, 0 outside; `toImage` maps the world of `grid` to the image's.
/// Linear, since it makes no value that the image has not: windowed sinc and B-splines overshoot at
/// the skull and at the border of stripped brains, and there below 0.
[[nodiscard]] Image onGrid(const Image& image, const RigidTransform& toImage, const Geometry& grid);

}  // namespace glioscope
