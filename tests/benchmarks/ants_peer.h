#pragma once

// ANTs' program antsRegistration (Avants 2011; Debian's package "ants") as a peer of the
// registration: rigid, as its own scripts do it with "-t r".

#include "segmentation/registration/rigid_transform.h"

#include <filesystem>

namespace glioscope {

struct AntsSettings {
    std::filesystem::path program = {};
    /// As antsRegistrationSyN.sh, which goes on in full resolution; else as
    /// antsRegistrationSyNQuick.sh, which ends at 2 mm.
    bool thorough = false;
    unsigned threads = 1;
};

/// Writes the images into `folder`, which is there, and lets the program register them. Answers the
/// move from the fixed image's world to the moving one's. Throws Error where the program fails.
[[nodiscard]] RigidTransform registeredByAnts(const AntsSettings& settings,
                                              const std::filesystem::path& folder,
                                              const Image& fixed, const Image& moving);

}  // namespace glioscope
