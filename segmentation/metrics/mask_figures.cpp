#include "segmentation/metrics/mask_figures.h"

#include "segmentation/metrics/surfaces.h"

namespace glioscope {
namespace {

bool isOverlap(Metric metric)
{
    return metric == Metric::Dice || metric == Metric::Jaccard;
}

bool isSurfaceShare(Metric metric)
{
    return metric == Metric::SurfaceDice || metric == Metric::EdgeSurfaceDice;
}

double ratio(std::int64_t numerator, std::int64_t denominator)
{
    return denominator == 0 ? kUndefined
                            : static_cast<double>(numerator) / static_cast<double>(denominator);
}

}  // namespace

double MaskFigures::value(Metric metric, const MetricConvention& convention) const
{
    const bool both = predictionEmpty() && referenceEmpty();
    const double formula = byFormula[metric];
    if (isOverlap(metric)) {
        return both               ? convention.bothEmptyOverlap
               : referenceEmpty() ? convention.referenceEmptyOverlap
                                  : formula;
    }
    if (isSurfaceShare(metric)) {
        return both ? convention.bothEmptyOverlap
                    : (predictionEmpty() || referenceEmpty() ? 0 : formula);
    }
    if (factsOf(metric).unit == MetricUnit::Millimetres) {
        return both                                    ? convention.bothEmptyMm
               : predictionEmpty() || referenceEmpty() ? convention.oneEmptyMm
                                                       : formula;
    }
    if (metric == Metric::RelativeVolumeError) {
        return both ? 0 : referenceEmpty() ? kInfinite : formula;
    }
    return std::isnan(formula) ? convention.zeroDenominator : formula;
}

MaskFigures overlapFigures(const Mask& prediction, const Mask& reference)
{
    const Confusion c = compareMasks(prediction.voxels, reference.voxels);
    return overlapFigures(c, prediction.geometry.voxelVolumeMl());
}

MaskFigures overlapFigures(const Confusion& c, double voxelMl)
{
    MaskFigures figures;
    figures.counts = c;
    figures.predictionMl = static_cast<double>(c.truePositive + c.falsePositive) * voxelMl;
    figures.referenceMl = static_cast<double>(c.truePositive + c.falseNegative) * voxelMl;
    PerMetric<double>& to = figures.byFormula;
    const std::int64_t wrong = c.falsePositive + c.falseNegative;
    to[Metric::Dice] = ratio(2 * c.truePositive, 2 * c.truePositive + wrong);
    to[Metric::Jaccard] = ratio(c.truePositive, c.truePositive + wrong);
    to[Metric::Sensitivity] = ratio(c.truePositive, c.truePositive + c.falseNegative);
    to[Metric::Specificity] = ratio(c.trueNegative, c.trueNegative + c.falsePositive);
    to[Metric::Precision] = ratio(c.truePositive, c.truePositive + c.falsePositive);
    to[Metric::Accuracy] =
        ratio(c.truePositive + c.trueNegative, c.truePositive + c.trueNegative + wrong);
    to[Metric::VolumeError] = figures.predictionMl - figures.referenceMl;
    to[Metric::RelativeVolumeError] =
        ratio(c.falsePositive - c.falseNegative, c.truePositive + c.falseNegative);
    return figures;
}

void measureEdges(MaskFigures& figures, const Mask& prediction, const Mask& reference,
                  double toleranceMm)
{
    const SurfaceDistances edges = edgeDistances(prediction, reference);
    if (edges.fromPrediction.distancesMm.empty()) {
        return;
    }
    figures.byFormula[Metric::Hausdorff] = hausdorffMm(edges, 100);
    figures.byFormula[Metric::Hausdorff95] = hausdorffMm(edges, 95);
    figures.byFormula[Metric::MeanSurfaceDistance] = meanDistanceMm(edges);
    figures.byFormula[Metric::EdgeSurfaceDice] = shareWithin(edges, toleranceMm);
}

void measureElements(MaskFigures& figures, const Mask& prediction, const Mask& reference,
                     double toleranceMm)
{
    const SurfaceDistances elements = elementDistances(prediction, reference);
    if (elements.fromPrediction.distancesMm.empty()) {
        return;
    }
    figures.byFormula[Metric::SurfaceHausdorff95] = areaHausdorffMm(elements, 95);
    figures.byFormula[Metric::SurfaceDice] = shareWithin(elements, toleranceMm);
}

MaskFigures maskFigures(const Mask& prediction, const Mask& reference, double toleranceMm)
{
    MaskFigures figures = overlapFigures(prediction, reference);
    measureEdges(figures, prediction, reference, toleranceMm);
    measureElements(figures, prediction, reference, toleranceMm);
    return figures;
}

}  // namespace glioscope
