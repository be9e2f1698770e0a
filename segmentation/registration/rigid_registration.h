#pragma once

// Where one image of a head has to be moved so that it lies on another one of the same head, by
// Mattes mutual information: starts of several rotations and shifts, translation first, then three
// levels from coarse to fine. The same images give the same answer on every machine of one kind.

#include "segmentation/registration/rigid_transform.h"
#include "segmentation/system/sentence.h"

#include <functional>
#include <memory>

namespace glioscope {

struct RigidRegistration {
    /// From the fixed image's world to the moving one's; the identity where `isMoved` is false.
    RigidTransform toMoving;
    bool isMoved = false;
    /// Of what was found, whether it is applied or not: the farthest that a point of the head goes.
    double largestMoveMm = 0;
    double mutualInformation = 0;  ///< in the fixed image's head, nats, with `toMoving`
    /// Share of that which is lost when the moving image is shifted by 4 mm, the least of both ways
    /// along L, P and S: near 0 where nothing but their outlines holds the images together.
    double informationLostByShift = 0;
    double headOverlap = 0;   ///< Dice of both heads where both images are
    Sentence doubt;           ///< why it has to be looked at; empty where nothing says so
    bool isAccepted = false;  ///< somebody has looked at it, whatever it is
};

/// By the figures of how well it fits, why a move has to be looked at; empty where they do not say
/// so.
[[nodiscard]] Sentence doubtAbout(const RigidRegistration& found);

/// A move below this is within what the method can tell, and is not applied.
inline constexpr double kLeastMoveMm = 0.5;

class RigidRegistrar {
public:
    /// Done and all, 0 to 1; false to stop.
    using Progress = std::function<bool(double done)>;

    /// `fixed` is not kept. Throws Error where it shows no head.
    explicit RigidRegistrar(const Image& fixed);
    ~RigidRegistrar();

    /// Throws Error where `moving` shows no head, Cancelled when `progress` returned false. Each
    /// `attempt` from 1 on starts from elsewhere: turns to 35 degrees and shifts to 25 mm, at
    /// random and always the same.
    [[nodiscard]] RigidRegistration registered(const Image& moving, const Progress& progress = {},
                                               int attempt = 0) const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace glioscope
