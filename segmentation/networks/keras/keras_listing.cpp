#include "segmentation/networks/keras/keras_listing.h"

#include "segmentation/networks/keras/keras_graph.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <functional>
#include <numeric>

namespace glioscope {
namespace {

using Json = nlohmann::json;

struct Totals {
    std::size_t tensors = 0;
    std::int64_t values = 0;
};

Totals totalsOf(const KerasWeights& weights)
{
    Totals totals;
    for (const KerasLayer& layer : weights.layers()) {
        for (const KerasTensor& tensor : layer.tensors) {
            ++totals.tensors;
            totals.values += std::accumulate(tensor.shape.begin(), tensor.shape.end(),
                                             std::int64_t{1}, std::multiplies<>());
        }
    }
    return totals;
}

std::string classOf(const std::map<std::string, std::string>& classes, const std::string& layer)
{
    const auto found = classes.find(layer);
    return found == classes.end() ? std::string() : found->second;
}

std::string padded(std::string text, std::size_t width)
{
    text.resize(std::max(text.size(), width), ' ');
    return text + "  ";
}

std::string dumped(const Json& json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string listingText(const KerasWeights& weights)
{
    const auto classes = kerasClasses(weights.modelConfig());
    const Totals totals = totalsOf(weights);
    const std::string version =
        weights.kerasVersion().empty() ? "of unknown version" : weights.kerasVersion();
    std::string text = "Keras " + version +
                       (weights.modelConfig().empty() ? ", weights alone, " : ", a whole model, ") +
                       std::to_string(weights.layers().size()) + " layers, " +
                       std::to_string(totals.tensors) + " tensors, " +
                       std::to_string(totals.values) + " values\n";
    for (const KerasLayer& layer : weights.layers()) {
        const std::string start = padded(layer.name, 28) + padded(classOf(classes, layer.name), 18);
        if (layer.tensors.empty()) {
            text += start + "-\n";
        }
        for (const KerasTensor& tensor : layer.tensors) {
            text += start + padded(tensor.name, 40) + padded(shapeText(tensor.shape), 16) +
                    tensor.type + "\n";
        }
    }
    text.pop_back();
    return text;
}

std::string listingJson(const KerasWeights& weights)
{
    const auto classes = kerasClasses(weights.modelConfig());
    const Totals totals = totalsOf(weights);
    std::string text = dumped({{"kerasVersion", weights.kerasVersion()},
                               {"wholeModel", !weights.modelConfig().empty()},
                               {"layers", weights.layers().size()},
                               {"tensors", totals.tensors},
                               {"values", totals.values}});
    for (const KerasLayer& layer : weights.layers()) {
        Json tensors = Json::array();
        for (const KerasTensor& tensor : layer.tensors) {
            tensors.push_back(
                {{"name", tensor.name}, {"shape", tensor.shape}, {"type", tensor.type}});
        }
        text += "\n" + dumped({{"layer", layer.name},
                               {"class", classOf(classes, layer.name)},
                               {"tensors", tensors}});
    }
    return text;
}

}  // namespace glioscope
