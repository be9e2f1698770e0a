#pragma once

// Every figure of one mask against another on the same grid. The formulas stand in metric.h.

#include "segmentation/metrics/metric.h"
#include "segmentation/metrics/overlap.h"
#include "segmentation/volume/volume.h"

namespace glioscope {

struct MaskFigures {
    Confusion counts;
    double predictionMl = 0;
    double referenceMl = 0;
    /// By the formula alone; NaN where it divides by 0 or a mask has no surface.
    PerMetric<double> byFormula = filled<PerMetric<double>>(kUndefined);

    [[nodiscard]] bool predictionEmpty() const
    {
        return counts.truePositive + counts.falsePositive == 0;
    }
    [[nodiscard]] bool referenceEmpty() const
    {
        return counts.truePositive + counts.falseNegative == 0;
    }
    /// The figure that the convention gives; NaN where it gives none.
    [[nodiscard]] double value(Metric metric,
                               const MetricConvention& convention = kPlainConvention) const;
};

/// How far a surface may lie from the other and count as met, in mm.
inline constexpr double kDefaultToleranceMm = 1;

/// Throws Error where the masks have different sizes; spacing is taken from `prediction`.
[[nodiscard]] MaskFigures maskFigures(const Mask& prediction, const Mask& reference,
                                      double toleranceMm = kDefaultToleranceMm);

/// Those that need no surface; the others are NaN.
[[nodiscard]] MaskFigures overlapFigures(const Mask& prediction, const Mask& reference);
[[nodiscard]] MaskFigures overlapFigures(const Confusion& counts, double voxelMl);

/// Adds those of edge voxels, and those of surface elements, which touch nothing in common.
void measureEdges(MaskFigures& figures, const Mask& prediction, const Mask& reference,
                  double toleranceMm);
void measureElements(MaskFigures& figures, const Mask& prediction, const Mask& reference,
                     double toleranceMm);

}  // namespace glioscope
