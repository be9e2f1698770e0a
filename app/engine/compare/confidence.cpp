#include "app/engine/compare/confidence.h"

#include "segmentation/system/json_value.h"
#include "segmentation/volume/voxel_order.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace glioscope {
namespace {

using nlohmann::json;

json binsJson(const Calibration& calibration)
{
    json bins = json::array();
    for (const CalibrationBin& bin : calibration.bins) {
        bins.push_back(
            {{"voxels", bin.voxels}, {"marked", bin.marked}, {"probabilities", bin.probabilities}});
    }
    return bins;
}

}  // namespace

StructureConfidence confidenceOf(Structure structure, const Volume<std::uint8_t>& probability,
                                 const LabelMap& reference)
{
    const auto permuted = permutedOnto(reference.geometry, probability);
    const PerLabel<bool> inside = labelsIn(structure);
    Mask marked(reference.geometry);
    std::ranges::transform(reference.voxels, marked.voxels.begin(),
                           [&](Label label) { return inside[label] ? 1 : 0; });
    return {structure, calibrationOf(permuted ? *permuted : probability, marked)};
}

double uncertaintyOf(const std::vector<StructureConfidence>& confidence)
{
    double sum = 0;
    for (const StructureConfidence& one : confidence) {
        sum += one.calibration.entropy;
    }
    return confidence.empty() ? std::numeric_limits<double>::quiet_NaN()
                              : sum / static_cast<double>(confidence.size());
}

json confidenceJson(const std::vector<StructureConfidence>& confidence)
{
    json list = json::array();
    for (const auto& [structure, calibration] : confidence) {
        const double error = calibration.expectedError();
        list.push_back({{"structure", shortName(structure)},
                        {"entropy", calibration.entropy},
                        {"expected_calibration_error", std::isnan(error) ? json() : json(error)},
                        {"volume_ml", calibration.volume.ml},
                        {"volume_above_0.7_ml", calibration.volume.lowMl},
                        {"volume_above_0.3_ml", calibration.volume.highMl},
                        {"bins", binsJson(calibration)}});
    }
    return list;
}

std::vector<StructureConfidence> confidenceFrom(const json& list)
{
    std::vector<StructureConfidence> confidence;
    for (const json& object : list) {
        StructureConfidence& one = confidence.emplace_back();
        one.structure = structureFromShortName(object.at("structure").get<std::string>())
                            .value_or(Structure::WholeTumour);
        one.calibration.entropy = object.at("entropy");
        one.calibration.volume = {.lowMl = object.at("volume_above_0.7_ml"),
                                  .ml = object.at("volume_ml"),
                                  .highMl = object.at("volume_above_0.3_ml")};
        for (std::size_t n = 0; n < Calibration::kBins; ++n) {
            const json& bin = object.at("bins").at(n);
            one.calibration.bins[n] = {.voxels = valueOf<std::int64_t>(bin.at("voxels")),
                                       .marked = valueOf<std::int64_t>(bin.at("marked")),
                                       .probabilities = bin.at("probabilities")};
        }
    }
    return confidence;
}

}  // namespace glioscope
