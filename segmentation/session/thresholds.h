#pragma once

// Labels from maps of probabilities and a threshold for each, as a model's result is made of them,
// but without what the model does to its result afterwards (small parts, holes of the core).

#include "segmentation/volume/volume.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace glioscope {

struct ThresholdedMap {
    std::shared_ptr<const Volume<std::uint8_t>> values;  ///< never null
    double perStep = 1.0 / 255;
    Structure structure = Structure::WholeTumour;  ///< WT, TC, ET; or NCR, ED, ET
    double threshold = 0.5;                        ///< what lies above it is the structure
};

/// Of regions: oedema where WT, then necrosis where TC, then enhancing where ET, later ones
/// overwrite. Of labels: the most probable of those above their thresholds. Tens of milliseconds
/// for a BraTS grid; any thread. Throws Error where there is no map, or their grids differ.
[[nodiscard]] LabelMap labelsAbove(const std::vector<ThresholdedMap>& maps);

}  // namespace glioscope
