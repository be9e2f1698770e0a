#include "segmentation/metrics/evaluation.h"

#include "segmentation/metrics/hausdorff.h"
#include "segmentation/metrics/overlap.h"
#include "segmentation/system/error.h"
#include "segmentation/volume/voxel_order.h"

#include <algorithm>
#include <array>

namespace glioscope {
namespace {

/// A name and which labels count as inside, indexed by Label.
struct Structure {
    std::string_view name;
    std::array<bool, 4> inside;
};

/// NCR, ED, ET, WT, TC; region ET is label ET and needs no row of its own.
std::array<Structure, 5> structures()
{
    std::array<Structure, 5> all{};
    std::size_t next = 0;
    for (const Label label : kTumourLabels) {
        all[next].name = shortName(label);
        all[next++].inside[static_cast<std::size_t>(label)] = true;
    }
    for (const Region region : {Region::WholeTumour, Region::TumourCore}) {
        all[next].name = shortName(region);
        for (const Label label : kTumourLabels) {
            all[next].inside[static_cast<std::size_t>(label)] = contains(region, label);
        }
        ++next;
    }
    return all;
}

Mask maskOf(const LabelMap& labels, const std::array<bool, 4>& inside)
{
    Mask mask(labels.geometry);
    std::transform(labels.voxels.begin(), labels.voxels.end(), mask.voxels.begin(),
                   [&](Label label) { return inside[static_cast<std::size_t>(label)] ? 1 : 0; });
    return mask;
}

EvaluationRow evaluateStructure(const Structure& structure, const LabelMap& prediction,
                                const LabelMap& reference)
{
    const Mask predicted = maskOf(prediction, structure.inside);
    const Mask expected = maskOf(reference, structure.inside);
    const Confusion c = compareMasks(predicted.voxels, expected.voxels);
    const auto inMl = [](std::int64_t voxels, const Geometry& geometry) {
        return static_cast<double>(voxels) * geometry.voxelVolumeMl();
    };
    return {.name = std::string(structure.name),
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
    if (!samePhysicalGrid(prediction.geometry, reference.geometry)) {
        throw Error(
            "The prediction (" + describe(prediction.geometry) + ") and the reference (" +
            describe(reference.geometry) +
            ") lie on different grids. Resample one onto the other's grid before comparing.");
    }
    std::vector<EvaluationRow> rows;
    for (const Structure& structure : structures()) {
        rows.push_back(evaluateStructure(structure, prediction, reference));
    }
    return rows;
}

std::vector<LabelVolume> labelVolumes(const LabelMap& labels)
{
    std::array<std::int64_t, 4> count{};
    for (const Label label : labels.voxels) {
        ++count[static_cast<std::size_t>(label)];
    }
    std::vector<LabelVolume> volumes;
    for (const Structure& structure : structures()) {
        std::int64_t voxels = 0;
        for (std::size_t label = 0; label < count.size(); ++label) {
            voxels += structure.inside[label] ? count[label] : 0;
        }
        volumes.push_back(
            {.name = std::string(structure.name),
             .volumeMl = static_cast<double>(voxels) * labels.geometry.voxelVolumeMl(),
             .voxels = voxels});
    }
    return volumes;
}

Mask regionMask(const LabelMap& labels, Region region)
{
    std::array<bool, 4> inside{};
    for (const Label label : kTumourLabels) {
        inside[static_cast<std::size_t>(label)] = contains(region, label);
    }
    return maskOf(labels, inside);
}

}  // namespace glioscope
