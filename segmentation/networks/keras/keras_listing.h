#pragma once

// What a Keras file holds, for people and for programs.

#include "segmentation/networks/keras/keras_weights.h"

#include <string>

namespace glioscope {

/// A heading, then a line a tensor: layer, class where the file tells, tensor, shape, type.
[[nodiscard]] std::string listingText(const KerasWeights& weights);
/// The same as lines of JSON: an object about the file, then one a layer.
[[nodiscard]] std::string listingJson(const KerasWeights& weights);

}  // namespace glioscope
