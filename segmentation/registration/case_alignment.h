#pragma once

// The sequences of a case onto its T1ce, whose voxels stay as they are. Moves and images stay
// apart, so that each image is interpolated once, onto whatever grid is asked for.

#include "segmentation/case/model/case.h"
#include "segmentation/registration/rigid_registration.h"

#include <functional>
#include <vector>

namespace glioscope {

struct CaseAlignment {
    /// By Sequence; the T1ce's own and that of a sequence that is not there move nothing.
    std::array<RigidRegistration, 4> moves;
    /// True where nothing was looked for, since the case is brains stripped on one grid.
    bool isLeftAsItIs = false;
    std::vector<Sentence> notices;  ///< what was moved how far, and what is doubtful
};

/// Whether an image shows a brain without its skull; asked of the T1ce where all lie on one grid.
using StrippedCheck = std::function<bool(const Image& image)>;

/// Registers the sequences on as many threads as there are cores. Throws Error naming the file that
/// shows no head, and where the case has no T1ce or nothing besides; Cancelled when `progress`
/// returned false. `progress` is called by one thread at a time.
[[nodiscard]] CaseAlignment alignCase(const Case& loaded, const StrippedCheck& isStripped,
                                      const RigidRegistrar::Progress& progress = {});

/// `known` but for the sequences in `again`, which are registered anew from the starts of
/// `attempt`; throws as alignCase().
[[nodiscard]] CaseAlignment alignedAgain(const Case& loaded, const CaseAlignment& known,
                                         const std::vector<Sequence>& again, int attempt,
                                         const RigidRegistrar::Progress& progress = {});

/// What was moved how far, what is doubtful and what somebody accepted, a sentence each.
[[nodiscard]] std::vector<Sentence> alignmentNotices(const Case& loaded,
                                                     const CaseAlignment& alignment);

/// A sequence that the case has, on `grid`, which lies in the T1ce's world; its own voxels where
/// nothing is to be interpolated.
[[nodiscard]] std::shared_ptr<const Image> alignedImage(const Case& loaded,
                                                        const CaseAlignment& alignment,
                                                        Sequence sequence, const Geometry& grid);

}  // namespace glioscope
