#pragma once

// The maps that the engine writes beside a result, as the document has them.

#include "segmentation/session/layer.h"

#include <memory>
#include <string>

namespace glioscope {

/// What a map is of, in the engine's words: a structure, or kDeviationName.
[[nodiscard]] std::string nameOfMap(const ScalarContent& map);

/// The other way round, measured; of a name that is unknown the probability of no structure.
[[nodiscard]] ScalarContent mapCalled(const std::string& name, double threshold,
                                      std::shared_ptr<const Volume<std::uint8_t>> values);

}  // namespace glioscope
