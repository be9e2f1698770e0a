#include "segmentation/case/formats/straight_axes.h"

#include "segmentation/volume/grid_relation.h"
#include "segmentation/volume/nearest_frame.h"

#include <algorithm>
#include <cstdio>

namespace glioscope {

double straighten(Geometry& grid, const ReadOptions& options, const std::filesystem::path& file)
{
    const Straightened straight = straightened(grid);
    if (straight.movedMm <= kRoundingMm) {
        return 0;
    }
    const bool rounding = straight.movedMm < 0.1 * *std::ranges::min_element(grid.spacingMm);
    if (!rounding && !options.straighten) {
        char moved[32];
        std::snprintf(moved, sizeof moved, "%.2g", straight.movedMm);
        throw ShearedAxes(
            Sentence::of("%1 has a sheared orientation (its axes are not at right angles), which "
                         "cannot be shown rightly; resample it onto a straight grid, or have its "
                         "axes straightened, which moves a corner by %2 mm.",
                         file, Sentence::Number{moved}),
            file, straight.movedMm);
    }
    grid = straight.grid;
    return rounding ? 0 : straight.movedMm;
}

}  // namespace glioscope
