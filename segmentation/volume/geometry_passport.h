#pragma once

// What is known of where a layer's voxels lie: what its file states, how that grid relates to the
// case's, and what was done about it. Plain values; grid_relation.h decides.

#include "segmentation/volume/geometry.h"

#include <cstdint>
#include <optional>

namespace glioscope {

/// What the two orientations of a NIfTI header, sform and qform, say of each other.
enum class OrientationForms : std::uint8_t {
    OtherFormat,  ///< no NIfTI: one orientation, or none
    None,         ///< both codes are 0: not stated
    SformAlone,
    QformAlone,
    Agree,
    OtherSpace,  ///< of a template's space and of the scanner's, with axes alike
    Differ,
    DifferByFlip,  ///< the axes run along each other, one at least the other way
    SformSheared,  ///< its axes are not at right angles, and the qform was taken
};

/// Where a file says that its voxels lie.
struct StatedGeometry {
    Geometry grid;  ///< as the file has it, in its own order of voxels
    OrientationForms forms = OrientationForms::OtherFormat;
    double formsApartMm = 0;            ///< largest distance of a corner between the two forms
    std::optional<Geometry> otherForm;  ///< the qform's grid, where they differ by a flip
    /// How far the corner moved most that was brought to right angles by the user's wish; 0: none.
    double straightenedMm = 0;
};

enum class GridRelation : std::uint8_t {
    Same,           ///< no corner moves but by rounding, in whatever order of voxels
    Part,           ///< some of the case's voxels: cropped
    Snapped,        ///< corners move by less than the limit of jitter: taken for the same
    Resampled,      ///< another grid: drawn and compared through the world
    MirrorSuspect,  ///< fits only mirrored
};

struct GeometryPassport {
    StatedGeometry stated;
    GridRelation relation = GridRelation::Same;
    bool reordered = false;  ///< its voxels run along other axes, or the other way
    /// Largest distance of corresponding corners from the case's grid; of a part, from its place in
    /// the grid.
    double displacementMm = 0;
    bool mirrored = false;  ///< read mirrored, by the user's decision
};

}  // namespace glioscope
