#pragma once

// Where the voxels of a segmentation belong in a case: what its passport says, whether it looks
// mirrored, and the way onto a grid of the case. Decides nothing that is the user's to decide.

#include "segmentation/case/model/case.h"

#include <cstdint>
#include <optional>

namespace glioscope {

/// A grid of the case, by preference one that a file's voxels lie on without resampling, else the
/// first sequence's.
[[nodiscard]] const Geometry& gridFor(const Geometry& stored, const Case& openCase);

[[nodiscard]] GeometryPassport passportOf(const StatedGeometry& stated, const Geometry& grid);

struct MirrorSuspicion {
    enum class Reason : std::uint8_t {
        Grid,    ///< the grid fits the case's only mirrored
        Forms,   ///< sform and qform of the file mirror each other
        Content  ///< the labels fit the images much better mirrored
    };
    Reason reason = Reason::Content;
    Geometry mirrored;       ///< the grid that the voxels would lie on, in the file's order
    double fitAsStated = 0;  ///< as LabelFit::at
    double fitMirrored = 0;
};

/// Nothing where the labels fit as they are, or no better elsewhere. What the images say counts
/// more than what headers say. Some 150 ms; any thread.
[[nodiscard]] std::optional<MirrorSuspicion> mirrorSuspicion(const CaseLabels& labels,
                                                             const Case& openCase);

/// The voxels of the labels' file on the grid of a suspicion about them.
[[nodiscard]] LabelMap mirroredTo(const Geometry& mirrored, const CaseLabels& labels);

/// The same labels on `grid`: in its order of voxels where they lie on it or on a part of
/// it, by nearest neighbour where they do not.
[[nodiscard]] LabelMap placedOn(const Geometry& grid, const LabelMap& labels);

}  // namespace glioscope
