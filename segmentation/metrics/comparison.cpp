#include "segmentation/metrics/comparison.h"

#include "segmentation/metrics/common_grid.h"
#include "segmentation/metrics/structure_mask.h"
#include "segmentation/metrics/surfaces.h"
#include "segmentation/system/in_parallel.h"
#include "segmentation/volume/voxel_order.h"

#include <algorithm>

namespace glioscope {
namespace {

bool isRegion(Structure structure)
{
    return std::ranges::any_of(kAllRegions,
                               [&](Region region) { return structureOf(region) == structure; });
}

Mask anyLabel(const LabelMap& labels)
{
    Mask mask(labels.geometry);
    std::ranges::transform(labels.voxels, mask.voxels.begin(),
                           [](Label label) { return label == Label::Background ? 0 : 1; });
    return mask;
}

/// The labels of both where either has some; what lies around is background in both.
struct CroppedPair {
    LabelMap prediction;
    LabelMap reference;
    std::size_t voxelsAround = 0;
    double diagonalMm = 0;

    CroppedPair(const LabelMap& p, const LabelMap& r)
    {
        const Geometry& grid = r.geometry;
        const VoxelBox box = unionBox(anyLabel(p), anyLabel(r)).value_or(VoxelBox{{}, {1, 1, 1}});
        const VoxelBox room = grown(box, kLesionRoomVoxels, grid.size);
        prediction = crop(p, room);
        reference = crop(r, room);
        prediction.geometry = reference.geometry;
        voxelsAround = grid.voxelCount() - reference.geometry.voxelCount();
        diagonalMm = glioscope::diagonalMm(grid);
    }
};

/// One structure of a pair, measured in two halves that may run at the same time.
class StructureWork {
public:
    StructureWork(Structure structure, const CroppedPair& pair, const ComparisonOptions& options)
        : m_pair(pair),
          m_options(options),
          m_prediction(structureMask(pair.prediction, structure)),
          m_reference(structureMask(pair.reference, structure))
    {
        Confusion c = compareMasks(m_prediction.voxels, m_reference.voxels);
        c.trueNegative += static_cast<std::int64_t>(pair.voxelsAround);
        m_result.structure = structure;
        m_result.figures = overlapFigures(c, pair.reference.geometry.voxelVolumeMl());
    }

    [[nodiscard]] bool isAnywhere() const
    {
        return !m_result.figures.predictionEmpty() || !m_result.figures.referenceEmpty();
    }

    void measureHalf(bool elements)
    {
        if (elements) {
            measureElementsAndLesions();
        } else {
            m_edges = m_result.figures;
            measureEdges(m_edges, m_prediction, m_reference, m_options.toleranceMm);
        }
    }

    [[nodiscard]] StructureFigures result() const
    {
        StructureFigures joined = m_result;
        for (const Metric metric : {Metric::Hausdorff, Metric::Hausdorff95,
                                    Metric::MeanSurfaceDistance, Metric::EdgeSurfaceDice}) {
            joined.figures.byFormula[metric] = m_edges.byFormula[metric];
        }
        return joined;
    }

private:
    void measureElementsAndLesions()
    {
        measureElements(m_result.figures, m_prediction, m_reference, m_options.toleranceMm);
        if (m_options.byLesion && isRegion(m_result.structure)) {
            const double known = m_result.figures.byFormula[Metric::SurfaceHausdorff95];
            m_result.lesions = allLesionFigures({.prediction = m_prediction,
                                                 .reference = m_reference,
                                                 .diagonalMm = m_pair.diagonalMm,
                                                 .wholeHd95Mm = known,
                                                 .wholeIsKnown = !std::isnan(known)});
        }
    }

    const CroppedPair& m_pair;
    const ComparisonOptions& m_options;
    Mask m_prediction;
    Mask m_reference;
    MaskFigures m_edges;
    StructureFigures m_result;
};

}  // namespace

std::vector<StructureFigures> compareLabels(const LabelMap& prediction, const LabelMap& reference,
                                            const ComparisonOptions& options)
{
    if (const auto permuted = permutedOnto(reference.geometry, prediction)) {
        return compareLabels(*permuted, reference, options);
    }
    requireCommonGrid(prediction, reference);
    const CroppedPair pair(prediction, reference);
    std::vector<StructureWork> work;
    for (const Structure structure : kAllStructures) {
        StructureWork& last = work.emplace_back(structure, pair, options);
        if (structure == Structure::ResectionCavity && !last.isAnywhere()) {
            work.pop_back();
        }
    }
    inParallel(2 * work.size(), options.threads,
               [&](std::size_t n) { work[n / 2].measureHalf(n % 2 == 0); });
    std::vector<StructureFigures> rows;
    std::ranges::transform(work, std::back_inserter(rows), &StructureWork::result);
    return rows;
}

std::string_view referenceName(Structure structure)
{
    return structure == Structure::Necrosis ? "NCR (the reference system's TC)"
                                            : shortName(structure);
}

}  // namespace glioscope
