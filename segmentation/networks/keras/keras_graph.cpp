#include "segmentation/networks/keras/keras_graph.h"

#include "segmentation/networks/keras/keras_expression.h"
#include "segmentation/system/error.h"
#include "segmentation/system/json_value.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>
#include <utility>

namespace glioscope {
namespace {

using Json = nlohmann::json;

/// Names of the layers that a layer reads: [[["name", node, tensor, {}], ...]] of its one use.
std::vector<std::string> inputsOf(const Json& layer, const std::string& name)
{
    const Json& nodes = layer.at("inbound_nodes");
    if (nodes.empty()) {
        return {};
    }
    if (nodes.size() > 1) {
        throw Error(Sentence::of(
            "its layer %1 is used more than once, which none of our networks does", name));
    }
    std::vector<std::string> inputs;
    for (const Json& input : nodes.at(0)) {
        inputs.push_back(input.at(0).get<std::string>());
    }
    return inputs;
}

Json layersIn(const Json& config)
{
    const Json& inner = config.at("config");
    return inner.is_array() ? inner : inner.at("layers");
}

}  // namespace

struct KerasGraph::Impl {
    std::map<std::string, KerasNode> nodes;
    std::vector<std::string> order;
    std::string output;

    void add(const Json& layer)
    {
        KerasNode node;
        node.config = layer.at("config");
        node.name = layer.contains("name") ? layer.at("name").get<std::string>()
                                           : node.config.at("name").get<std::string>();
        node.className = layer.at("class_name").get<std::string>();
        node.inputs = inputsOf(layer, node.name);
        order.push_back(node.name);
        if (!nodes.emplace(node.name, node).second) {
            throw Error(Sentence::of("it has two layers named %1", node.name));
        }
    }

    /// Sorts `order`, keeping the file's where there is a choice.
    void sort()
    {
        std::vector<std::string> left = std::exchange(order, {});
        std::set<std::string> done;
        while (!left.empty()) {
            std::vector<std::string> waiting;
            for (const std::string& name : left) {
                const auto& inputs = nodes.at(name).inputs;
                const bool ready = std::ranges::all_of(
                    inputs, [&done](const std::string& input) { return done.contains(input); });
                if (ready) {
                    order.push_back(name);
                    done.insert(name);
                } else {
                    waiting.push_back(name);
                }
            }
            if (waiting.size() == left.size()) {
                throw Error(Sentence::of("its layer %1 reads itself or a layer that is not there",
                                         waiting.front()));
            }
            left = std::move(waiting);
        }
    }

    [[nodiscard]] const KerasNode& input() const
    {
        const KerasNode* found = nullptr;
        for (const auto& [name, node] : nodes) {
            if (node.className == "InputLayer") {
                if (found) {
                    throw Error(
                        Sentence::of("it has more than one input, which none of our networks has"));
                }
                found = &node;
            }
        }
        if (!found) {
            throw Error(Sentence::of("it has no input layer"));
        }
        return *found;
    }
};

KerasGraph::KerasGraph(const std::string& modelConfig) : m_impl(std::make_unique<Impl>())
{
    try {
        const Json json = Json::parse(modelConfig);
        const auto kind = json.at("class_name").get<std::string>();
        if (kind != "Model" && kind != "Functional") {
            throw Error(
                Sentence::of("its layers are a %1 model, which none of our networks is", kind));
        }
        for (const Json& layer : layersIn(json)) {
            m_impl->add(layer);
        }
        const Json& outputs = json.at("config").at("output_layers");
        if (outputs.size() != 1) {
            throw Error(
                Sentence::of("it has more than one output, which none of our networks has"));
        }
        m_impl->output = outputs.at(0).at(0).get<std::string>();
        if (!m_impl->nodes.contains(m_impl->output)) {
            throw Error(Sentence::of("its output layer %1 is not there", m_impl->output));
        }
    } catch (const Json::exception&) {
        throw Error(Sentence::of("its model_config is damaged or not of Keras 2"));
    }
    (void)m_impl->input();
    m_impl->sort();
}

KerasGraph::~KerasGraph() = default;

const std::vector<std::string>& KerasGraph::order() const
{
    return m_impl->order;
}

std::optional<std::array<int, 3>> KerasGraph::inputVoxels() const
{
    const Json shape = m_impl->input().config.value("batch_input_shape", Json());
    std::array<int, 3> voxels = {0, 0, 0};
    if (!shape.is_array() || shape.size() != 5) {
        return std::nullopt;
    }
    for (std::size_t axis = 0; axis < 3; ++axis) {
        if (!shape.at(axis + 2).is_number_integer()) {
            return std::nullopt;
        }
        voxels[axis] = valueOf<int>(shape.at(axis + 2));
    }
    return voxels;
}

std::map<std::string, std::string> KerasGraph::wiring(
    const std::map<std::string, std::string>& given) const
{
    std::map<std::string, std::string> reads;
    std::map<std::string, std::string> results;
    try {
        for (const std::string& name : m_impl->order) {
            const KerasNode& node = m_impl->nodes.at(name);
            std::vector<std::string> inputs;
            for (const std::string& input : node.inputs) {
                inputs.push_back(results.at(input));
            }
            const auto weighted = given.find(name);
            if (weighted != given.end()) {
                reads[weighted->second] = readByLayer(node, inputs);
                results[name] = activated(node, weighted->second);
            } else {
                results[name] = resultOfLayer(node, inputs);
            }
        }
    } catch (const Json::exception&) {
        throw Error(Sentence::of("its model_config is damaged or not of Keras 2"));
    }
    reads["output"] = results.at(m_impl->output);
    return reads;
}

std::map<std::string, std::string> kerasClasses(const std::string& modelConfig)
{
    std::map<std::string, std::string> classes;
    try {
        for (const Json& layer : layersIn(Json::parse(modelConfig))) {
            const std::string name = layer.contains("name")
                                         ? layer.at("name").get<std::string>()
                                         : layer.at("config").at("name").get<std::string>();
            classes[name] = layer.at("class_name").get<std::string>();
        }
    } catch (const Json::exception&) {
        return {};
    }
    return classes;
}

}  // namespace glioscope
