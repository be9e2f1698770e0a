#pragma once

// Which of our networks a Keras file holds, and which of its layers is which of ours, from the
// tensors' shapes and the layers' order alone: Keras numbers names anew in every session.
//
// Within one shape the order decides. In all three networks the layers of one shape lie one behind
// the other: of two, one always feeds the other, directly or through others (the only branches
// beside each other are a ResUNet block's 1x1x1 shortcut and its 3x3x3 convolutions). So every
// order in which a layer follows what it reads pairs them the same way; the graph of a whole model
// gives one, and Keras lists layers by their depth, which is one too.

#include "segmentation/networks/contract/network_config.h"
#include "segmentation/networks/keras/keras_weights.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace glioscope {

struct KerasMatch {
    NetworkConfig config;
    std::map<std::string, KerasLayer> layers;  ///< by our layer's name, "encoder1.conv2"
};

/// Pairs `layers`, each behind what it reads, with the layers of the network they fit; of `kind`
/// alone where it is given. Throws Error with the bare cause: another architecture, or the tensor
/// that is missing, extra or of another shape.
[[nodiscard]] KerasMatch matchLayers(const std::vector<KerasLayer>& layers,
                                     std::optional<NetworkKind> kind);

/// The name of one of our tensors: "encoder1.conv2" and "kernel" give "encoder1.conv2.weight".
[[nodiscard]] std::string tensorName(const std::string& layer, const std::string& role);

}  // namespace glioscope
