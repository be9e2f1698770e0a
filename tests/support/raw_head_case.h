#pragma once

// A whole head as scanners leave it: four sequences on grids of their own, of which two were moved,
// and where its tumour and its brain are in the T1ce's world.

#include "segmentation/phantom/phantom.h"
#include "segmentation/registration/rigid_transform.h"

#include <array>
#include <filesystem>
#include <string>

namespace glioscope::test {

struct RawHeadCase {
    /// The T1ce's: oblique, anisotropic, flipped.
    Geometry t1ceGrid;
    /// What FLAIR's world was moved by from the T1ce's is `move`'s inverse, T2's `move`; the T1
    /// lies on the T1ce as it is.
    RigidTransform move;
    Phantom head;  ///< with labels, in the T1ce's world
    Mask brain;    ///< on the head's grid
};

/// The head of it, 2 mm a voxel.
[[nodiscard]] const PhantomOptions& rawHeadOptions();

/// A box around that head, turned, its index axis c along world axis axes[c], against it where
/// flipped; spacing along L, P, S.
[[nodiscard]] Geometry obliqueHeadGrid(const Vec3& spacingMm, const std::array<int, 3>& axes,
                                       const std::array<bool, 3>& flipped, double aboutS,
                                       double aboutL);

/// Writes `<name>_flair.nii.gz` and so on into `folder`, which is made. Some seconds.
RawHeadCase writeRawHead(const std::filesystem::path& folder, const std::string& name);

/// All four on the head's own grid, with the skull or without.
void writeHeadOnOneGrid(const std::filesystem::path& folder, const std::string& name, bool skull);

/// Dice of the tumours, whatever the labels.
[[nodiscard]] double tumourDice(const LabelMap& a, const LabelMap& b);

}  // namespace glioscope::test
