#pragma once

// Mattes mutual information of two images at chosen points, by the six numbers of a rigid
// transform, and its derivative. The only file of this folder that knows ITK.

#include "segmentation/registration/rigid_transform.h"

#include <array>
#include <memory>
#include <vector>

namespace glioscope {

/// Radians about L, P and S as rigidAbout() takes them, then the shift in mm.
using RigidParameters = std::array<double, 6>;

struct InformationAt {
    double nats = 0;         ///< 0 where `points` is 0
    std::size_t points = 0;  ///< those that the transform leaves inside the moving image
    RigidParameters derivative = {};
};

/// For one thread at a time, and on that alone: ITK's own threads would add up in any order, so
/// that no two runs gave the same answer.
class MutualInformation {
public:
    /// Points (LPS mm) outside `fixed` are left out. The images must outlive this, and must not be
    /// of one value.
    MutualInformation(const Image& fixed, const Image& moving, const std::vector<Vec3>& points,
                      const Vec3& centre);
    ~MutualInformation();

    /// Throws Error where ITK fails for another reason than that no point is left.
    [[nodiscard]] InformationAt at(const RigidParameters& parameters) const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace glioscope
