#include "segmentation/networks/keras/keras_import.h"

#include "segmentation/networks/architectures/network.h"
#include "segmentation/networks/files/model_file.h"
#include "segmentation/networks/keras/keras_graph.h"
#include "segmentation/networks/keras/keras_listing.h"
#include "segmentation/networks/keras/keras_matching.h"
#include "segmentation/networks/keras/keras_wiring.h"
#include "segmentation/system/error.h"
#include "segmentation/system/path_access.h"
#include "segmentation/system/sha256.h"
#include "segmentation/system/today.h"

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>

#include <algorithm>
#include <string_view>

namespace glioscope {
namespace {

namespace fs = std::filesystem;

constexpr Index3 kReferenceWindow = {160, 160, 16};

/// The layers, each behind what it reads: by the graph where there is one, else as Keras lists
/// them.
std::vector<KerasLayer> orderedLayers(const KerasWeights& weights, const KerasGraph* graph)
{
    if (!graph) {
        return weights.layers();
    }
    std::map<std::string, KerasLayer> byName;
    for (const KerasLayer& layer : weights.layers()) {
        byName[layer.name] = layer;
    }
    std::vector<KerasLayer> ordered;
    for (const std::string& name : graph->order()) {
        if (const auto found = byName.extract(name)) {
            ordered.push_back(found.mapped());
        }
    }
    for (const auto& [name, layer] : byName) {
        if (!layer.tensors.empty()) {
            throw Error(Sentence::of("its layer %1 has weights but no place in the model", name));
        }
    }
    return ordered;
}

/// `layer` of the file is read as `name`; none is where it is the output.
Sentence otherwiseWired(const KerasLayer* layer, const std::string& name, const std::string& found,
                        const std::string& expected, NetworkKind kind)
{
    const Sentence reads = found.empty() ? Sentence::of("nothing") : Sentence(found);
    const std::string_view network = displayName(kind);
    return layer ? Sentence::of(
                       "it is wired differently from the %1: its layer %2 (%3) reads %4 "
                       "instead of %5",
                       network, layer->name, name, reads, expected)
                 : Sentence::of(
                       "it is wired differently from the %1: its output is %2 instead of "
                       "%3",
                       network, reads, expected);
}

void checkWiring(const KerasGraph& graph, const KerasMatch& match)
{
    std::map<std::string, std::string> given;
    for (const auto& [name, layer] : match.layers) {
        given[layer.name] = name;
    }
    const auto reads = graph.wiring(given);
    for (const auto& [name, expected] : referenceWiring(match.config)) {
        const auto found = reads.find(name);
        if (found != reads.end() && found->second == expected) {
            continue;
        }
        const auto layer = match.layers.find(name);
        throw Error(otherwiseWired(layer == match.layers.end() ? nullptr : &layer->second, name,
                                   found == reads.end() ? std::string() : found->second, expected,
                                   match.config.kind));
    }
}

void checkSize(const KerasMatch& match, const KerasWeights& weights)
{
    double values = 0;
    for (const auto& [name, layer] : match.layers) {
        for (const KerasTensor& tensor : layer.tensors) {
            double count = 1;
            for (const std::int64_t length : tensor.shape) {
                count *= static_cast<double>(length);
            }
            values += count;
        }
    }
    if (values > static_cast<double>(weights.fileBytes())) {
        throw Error(Sentence::of("it is too small for the weights it declares"));
    }
}

at::Tensor converted(const KerasWeights& weights, const KerasLayer& layer,
                     const KerasTensor& tensor)
{
    const at::Tensor values = weights.read(layer, tensor);
    if (!values.isfinite().all().item<bool>()) {
        throw Error(Sentence::of("its tensor %1 holds values that are not numbers", tensor.name));
    }
    if (tensor.role() == "moving_variance" && (values < 0).any().item<bool>()) {
        throw Error(Sentence::of("its tensor %1 holds negative variances", tensor.name));
    }
    return values.dim() == 5 ? values.permute({4, 3, 0, 1, 2}) : values;
}

std::shared_ptr<SegmentationNetwork> filledNetwork(const KerasMatch& match,
                                                   const KerasWeights& weights)
{
    const at::NoGradGuard noGradient;
    const auto network = makeEmptyNetwork(match.config, at::kCPU);
    auto parameters = network->named_parameters();
    auto buffers = network->named_buffers();
    for (const auto& [name, layer] : match.layers) {
        for (const KerasTensor& tensor : layer.tensors) {
            const std::string ours = tensorName(name, tensor.role());
            at::Tensor& target = parameters.contains(ours) ? parameters[ours] : buffers[ours];
            target.copy_(converted(weights, layer, tensor));
        }
    }
    network->eval();
    return network;
}

/// The window the file's network was built for, where one of ours can have it.
Index3 windowOf(const NetworkConfig& config, const KerasGraph* graph)
{
    const int multiple = sizeMultiple(config.kind);
    Index3 window = graph ? graph->inputVoxels().value_or(kReferenceWindow) : kReferenceWindow;
    const bool usable = std::ranges::all_of(window, [multiple](int length) {
        return length >= multiple && length <= 1024 && length % multiple == 0;
    });
    window = usable ? window : kReferenceWindow;
    if (config.norm == FeatureNorm::BatchPerZ) {
        window[2] = config.batchPerZLength;
    }
    return window;
}

ModelContract contractFor(const KerasMatch& match, const fs::path& file)
{
    const std::string name = file.filename().string();
    ModelContract contract;
    contract.network = match.config;
    contract.inputs = {Sequence::Flair, Sequence::T1ce, Sequence::T1, Sequence::T2};
    contract.intensityNorm = IntensityNorm::ZScorePerSlice;
    contract.outputKind = OutputKind::Labels;
    contract.outputs = {{Structure::Necrosis}, {Structure::Oedema}, {Structure::Enhancing}};
    contract.fillCore = false;  // as the reference system
    contract.trainingData =
        "Imported from the Keras file " + name +
        ", which does not say what it was trained on (the reference system: BraTS 2020).";
    contract.date = today();
    contract.note = "Imported from " + name + ", SHA-256 " + sha256OfFile(file) + ".";
    return contract;
}

Model imported(const fs::path& file, const KerasImportOptions& options)
{
    const KerasWeights weights(file);
    std::optional<KerasGraph> graph;
    if (!weights.modelConfig().empty()) {
        graph.emplace(weights.modelConfig());
    }
    const KerasGraph* connected = graph ? &*graph : nullptr;
    const KerasMatch match = matchLayers(orderedLayers(weights, connected), options.network);
    if (connected) {
        checkWiring(*connected, match);
    }
    checkSize(match, weights);
    Model model;
    model.network = filledNetwork(match, weights);
    model.contract = contractFor(match, file);
    model.contract.windowVoxels = windowOf(match.config, connected);
    model.contract.name = options.modelName;
    model.file = file;
    return model;
}

Sentence notImported(const fs::path& file, const Sentence& reason)
{
    return Sentence::of("The Keras file %1 cannot be imported: %2", file, reason);
}

Sentence notRead(const fs::path& file, const Sentence& reason)
{
    return Sentence::of("The Keras file %1 cannot be read: %2", file, reason);
}

/// Runs `work` and puts the file's name around whatever goes wrong; reasons are sentences or what
/// stands behind a colon.
template <typename Work>
auto naming(const fs::path& file, Sentence (*failed)(const fs::path&, const Sentence&),
            const Work& work)
{
    requireFile(Sentence::of("The Keras file"), file);
    try {
        return work();
    } catch (const Error& error) {
        const Sentence reason = error.said();
        throw Error(
            failed(file, reason.text().ends_with('.') ? reason : Sentence("%1.", {reason})));
    } catch (const std::bad_alloc&) {
        throw Error(Sentence::of("The Keras file %1 does not fit into memory.", file));
    }
}

}  // namespace

ModelContract importKeras(const fs::path& file, const fs::path& output,
                          const KerasImportOptions& options)
{
    const Model model = naming(file, notImported, [&] { return imported(file, options); });
    writeModel(output, model.contract, *model.network, StoredPrecision::Float32);
    return readModel(output).contract;
}

std::string kerasListing(const fs::path& file)
{
    return naming(file, notRead, [&] { return listingText(KerasWeights(file)); });
}

std::string kerasListingJson(const fs::path& file)
{
    return naming(file, notRead, [&] { return listingJson(KerasWeights(file)); });
}

}  // namespace glioscope
