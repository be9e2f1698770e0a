#pragma once

// How sure a model was of a case: calibration, volumes between two thresholds and the entropy of
// its probabilities, for each structure that it predicts.

#include "segmentation/metrics/calibration.h"
#include "segmentation/volume/volume.h"

#include <nlohmann/json_fwd.hpp>

#include <vector>

namespace glioscope {

struct StructureConfidence {
    Structure structure = Structure::WholeTumour;
    Calibration calibration;
};

/// The map of a structure, 0 to 255, against the expert's labels, which may be stored in another
/// order. Throws Error for another grid.
[[nodiscard]] StructureConfidence confidenceOf(Structure structure,
                                               const Volume<std::uint8_t>& probability,
                                               const LabelMap& reference);

/// The mean entropy of all structures; NaN of none.
[[nodiscard]] double uncertaintyOf(const std::vector<StructureConfidence>& confidence);

[[nodiscard]] nlohmann::json confidenceJson(const std::vector<StructureConfidence>& confidence);
/// Throws nlohmann::json::exception where it is none.
[[nodiscard]] std::vector<StructureConfidence> confidenceFrom(const nlohmann::json& list);

}  // namespace glioscope
