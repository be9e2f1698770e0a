#include "segmentation/metrics/hausdorff.h"

#include "segmentation/metrics/surfaces.h"

namespace glioscope {
namespace {

double whereEmpty(const Mask& a, const Mask& b)
{
    return unionBox(a, b) ? std::numeric_limits<double>::infinity() : 0;
}

}  // namespace

double directedHausdorffMm(const Mask& from, const Mask& to, double percentile)
{
    const SurfaceSide side = edgeDistances(from, to).fromPrediction;
    return side.distancesMm.empty() ? whereEmpty(from, to) : percentileMm(side, percentile);
}

double hausdorff95Mm(const Mask& prediction, const Mask& reference)
{
    const SurfaceDistances edges = edgeDistances(prediction, reference);
    return edges.fromPrediction.distancesMm.empty() ? whereEmpty(prediction, reference)
                                                    : hausdorffMm(edges, 95);
}

}  // namespace glioscope
