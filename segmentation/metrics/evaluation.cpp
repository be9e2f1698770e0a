#include "segmentation/metrics/evaluation.h"

#include "segmentation/metrics/common_grid.h"
#include "segmentation/metrics/hausdorff.h"
#include "segmentation/metrics/overlap.h"
#include "segmentation/metrics/structure_mask.h"
#include "segmentation/volume/voxel_order.h"

#include <algorithm>

namespace glioscope {
namespace {

/// What every case is measured by; the others only where they are.
bool isAlwaysMeasured(Structure structure)
{
    return structure != Structure::ResectionCavity;
}

EvaluationRow evaluateStructure(Structure structure, const LabelMap& prediction,
                                const LabelMap& reference)
{
    const Mask predicted = structureMask(prediction, structure);
    const Mask expected = structureMask(reference, structure);
    const Confusion c = compareMasks(predicted.voxels, expected.voxels);
    const auto inMl = [](std::int64_t voxels, const Geometry& geometry) {
        return static_cast<double>(voxels) * geometry.voxelVolumeMl();
    };
    return {.structure = structure,
            .dice = dice(c),
            .sensitivity = sensitivity(c),
            .specificity = specificity(c),
            .hd95Mm = hausdorff95Mm(predicted, expected),
            .predictionMl = inMl(c.truePositive + c.falsePositive, prediction.geometry),
            .referenceMl = inMl(c.truePositive + c.falseNegative, reference.geometry)};
}

}  // namespace

std::vector<EvaluationRow> evaluate(const LabelMap& prediction, const LabelMap& reference)
{
    if (const auto permuted = permutedOnto(reference.geometry, prediction)) {
        return evaluate(*permuted, reference);
    }
    requireCommonGrid(prediction, reference);
    std::vector<EvaluationRow> rows;
    for (const Structure structure : kAllStructures) {
        const EvaluationRow row = evaluateStructure(structure, prediction, reference);
        if (isAlwaysMeasured(structure) || row.predictionMl > 0 || row.referenceMl > 0) {
            rows.push_back(row);
        }
    }
    return rows;
}

std::vector<LabelVolume> labelVolumes(const LabelMap& labels)
{
    PerLabel<std::int64_t> count;
    for (const Label label : labels.voxels) {
        ++count[label];
    }
    std::vector<LabelVolume> volumes;
    for (const Structure structure : kAllStructures) {
        const PerLabel<bool> inside = labelsIn(structure);
        std::int64_t voxels = 0;
        for (const Label label : kMarkedLabels) {
            voxels += inside[label] ? count[label] : 0;
        }
        if (isAlwaysMeasured(structure) || voxels > 0) {
            volumes.push_back(
                {.structure = structure,
                 .volumeMl = static_cast<double>(voxels) * labels.geometry.voxelVolumeMl(),
                 .voxels = voxels});
        }
    }
    return volumes;
}

Mask regionMask(const LabelMap& labels, Region region)
{
    return structureMask(labels, structureOf(region));
}

}  // namespace glioscope
