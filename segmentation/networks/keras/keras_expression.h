#pragma once

// One layer of a Keras model as an expression of what it reads (see keras_graph.h), with its
// settings held against those our networks have. Includes nlohmann-json; keras_graph.cpp only.

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace glioscope {

struct KerasNode {
    std::string name;
    std::string className;
    nlohmann::json config;
    std::vector<std::string> inputs;  ///< layers it reads, in their order
};

/// What a layer with weights reads. Throws Error, as all here, for a setting our networks don't
/// have.
[[nodiscard]] std::string readByLayer(const KerasNode& node,
                                      const std::vector<std::string>& inputs);
/// The result of a layer with weights that goes by `name`: itself, or with its own activation.
[[nodiscard]] std::string activated(const KerasNode& node, const std::string& name);
/// The result of a layer without weights.
[[nodiscard]] std::string resultOfLayer(const KerasNode& node,
                                        const std::vector<std::string>& inputs);

}  // namespace glioscope
