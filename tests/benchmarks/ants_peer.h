#pragma once

// ANTs' program antsRegistration (Avants 2011; Debian's package "ants") as a peer of the
// registration: rigid, as its own antsRegistrationSyN.sh does it with "-t r".

#include "segmentation/registration/rigid_transform.h"

#include <filesystem>

namespace glioscope {

/// Writes the images into `folder`, which is there, and lets `program` register them on `threads`
/// threads. Answers the move from the fixed image's world to the moving one's. Throws Error where
/// the program fails.
[[nodiscard]] RigidTransform registeredByAnts(const std::filesystem::path& program,
                                              const std::filesystem::path& folder,
                                              const Image& fixed, const Image& moving,
                                              unsigned threads);

}  // namespace glioscope
