#include "segmentation/networks/keras/keras_matching.h"

#include "segmentation/networks/architectures/layers.h"
#include "segmentation/networks/architectures/network.h"
#include "segmentation/system/error.h"

#include <algorithm>
#include <set>

namespace glioscope {
namespace {

constexpr std::int64_t kWidest = 256;
constexpr int kLongestZ = 1024;

/// A layer's tensors by role, shaped as Keras stores them.
using Tensors = std::map<std::string, std::vector<std::int64_t>>;

struct Slot {
    std::string name;
    Tensors tensors;
};

const std::map<std::string, std::string>& roles()
{
    static const std::map<std::string, std::string> names = {{"kernel", "weight"},
                                                             {"bias", "bias"},
                                                             {"gamma", "weight"},
                                                             {"beta", "bias"},
                                                             {"moving_mean", "running_mean"},
                                                             {"moving_variance", "running_var"}};
    return names;
}

/// Keras keeps kernels as [k, k, k, in, out], transposed ones as [k, k, k, out, in]: both are our
/// axes turned round, the kernel's kept in their order.
Tensors convolutionTensors(const at::Tensor& weight, const at::Tensor& bias)
{
    const auto n = weight.sizes();
    return {{"kernel", {n[2], n[3], n[4], n[1], n[0]}}, {"bias", bias.sizes().vec()}};
}

/// Layers with weights in the order they are built in, which is that of the forward pass.
std::vector<Slot> slotsOf(const NetworkConfig& config)
{
    std::vector<Slot> slots;
    const auto network = makeEmptyNetwork(config, at::kMeta);
    for (const auto& item : network->named_modules()) {
        if (const auto* convolution = item.value()->as<Convolution>()) {
            slots.push_back(
                {item.key(), convolutionTensors(convolution->weight, convolution->bias)});
        } else if (const auto* up = item.value()->as<TransposedConvolution>()) {
            slots.push_back({item.key(), convolutionTensors(up->weight, up->bias)});
        } else if (item.value()->as<Normalisation>() && config.norm != FeatureNorm::None) {
            const auto length = item.value()->named_parameters()["weight"].sizes().vec();
            slots.push_back({item.key(),
                             {{"gamma", length},
                              {"beta", length},
                              {"moving_mean", length},
                              {"moving_variance", length}}});
        }
    }
    return slots;
}

Tensors tensorsOf(const KerasLayer& layer)
{
    Tensors tensors;
    for (const KerasTensor& tensor : layer.tensors) {
        tensors[tensor.role()] = tensor.shape;
    }
    return tensors;
}

bool isConvolution(const Tensors& tensors)
{
    return tensors.contains("kernel");
}

/// A pairing as far as it goes.
struct Pairing {
    std::map<std::string, KerasLayer> paired;
    std::vector<Slot> openSlots;
    std::vector<KerasLayer> spareLayers;
};

Pairing pairUp(const std::vector<Slot>& slots, std::vector<KerasLayer> layers)
{
    Pairing pairing;
    for (const Slot& slot : slots) {
        const auto found = std::ranges::find_if(
            layers, [&slot](const KerasLayer& layer) { return tensorsOf(layer) == slot.tensors; });
        if (found == layers.end()) {
            pairing.openSlots.push_back(slot);
        } else {
            pairing.paired[slot.name] = *found;
            layers.erase(found);
        }
    }
    pairing.spareLayers = std::move(layers);
    return pairing;
}

std::vector<KerasLayer> onlyConvolutions(const std::vector<KerasLayer>& layers)
{
    std::vector<KerasLayer> kept;
    std::ranges::copy_if(layers, std::back_inserter(kept),
                         [](const KerasLayer& layer) { return isConvolution(tensorsOf(layer)); });
    return kept;
}

/// Every number of channels that occurs could be the first level's.
std::set<int> possibleWidths(const std::vector<KerasLayer>& convolutions)
{
    std::set<int> widths;
    for (const KerasLayer& layer : convolutions) {
        const auto shape = tensorsOf(layer).at("kernel");
        for (std::size_t axis = 3; axis < shape.size(); ++axis) {
            if (shape[axis] >= 1 && shape[axis] <= kWidest) {
                widths.insert(static_cast<int>(shape[axis]));
            }
        }
    }
    return widths;
}

struct Candidate {
    NetworkConfig config;
    std::size_t fitting = 0;
    std::size_t wanted = 1;

    [[nodiscard]] double share() const
    {
        return static_cast<double>(fitting) / static_cast<double>(wanted);
    }
};

/// Keeps the better of two; the first where both fit alike.
void keepBetter(Candidate& best, const NetworkConfig& config, const std::vector<KerasLayer>& layers)
{
    const auto slots = slotsOf(config);
    const Candidate next{config, pairUp(slots, layers).paired.size(), slots.size()};
    if (next.share() > best.share()) {
        best = next;
    }
}

/// Network, first width and kernel whose convolutions fit best.
Candidate nearestNetwork(const std::vector<KerasLayer>& layers, std::optional<NetworkKind> insisted)
{
    const auto convolutions = onlyConvolutions(layers);
    const auto widths = possibleWidths(convolutions);
    Candidate best;
    for (const NetworkKind kind : kAllNetworks) {
        if (!factsOf(kind).ofReference || (insisted && kind != *insisted)) {
            continue;
        }
        for (const int width : widths) {
            for (const int kernel :
                 kind == NetworkKind::VNet ? std::vector{5, 3} : std::vector{3}) {
                keepBetter(
                    best,
                    {.kind = kind, .baseWidth = width, .norm = FeatureNorm::None, .kernel = kernel},
                    convolutions);
            }
        }
    }
    return best;
}

/// The normalisation whose lengths fit best: none, by channel, or along z with the z length they
/// tell.
NetworkConfig withNormalisation(NetworkConfig config, const std::vector<KerasLayer>& layers)
{
    std::set<int> lengths;
    for (const KerasLayer& layer : layers) {
        const Tensors tensors = tensorsOf(layer);
        if (const auto gamma = tensors.find("gamma");
            gamma != tensors.end() && gamma->second.size() == 1) {
            // The VNet's first normalisation comes after one halving.
            for (const std::int64_t z : {gamma->second[0], 2 * gamma->second[0]}) {
                if (z >= 1 && z <= kLongestZ && z % sizeMultiple(config.kind) == 0) {
                    lengths.insert(static_cast<int>(z));
                }
            }
        }
    }
    const bool any = std::ranges::any_of(
        layers, [](const KerasLayer& layer) { return tensorsOf(layer).contains("gamma"); });
    if (!any) {
        return config;
    }
    config.norm = FeatureNorm::Batch;
    Candidate best;
    keepBetter(best, config, layers);
    config.norm = FeatureNorm::BatchPerZ;
    for (const int z : lengths) {
        config.batchPerZLength = z;
        keepBetter(best, config, layers);
    }
    return best.config;
}

Sentence described(const NetworkConfig& config)
{
    return Sentence::of("%1 of first width %2", displayName(config.kind), config.baseWidth);
}

std::vector<std::string> rolesOf(const Tensors& tensors)
{
    std::vector<std::string> names;
    for (const auto& tensor : tensors) {
        names.push_back(tensor.first);
    }
    return names;
}

/// A spare layer beside an open slot, tensor by tensor.
[[noreturn]] void refuseDifference(const NetworkConfig& config, const Slot& slot,
                                   const KerasLayer& layer)
{
    const Tensors tensors = tensorsOf(layer);
    for (const auto& [role, shape] : slot.tensors) {
        const auto found = tensors.find(role);
        if (found == tensors.end()) {
            throw Error(Sentence::of("its layer %1 has no %2, which the %3 has as %4 (%5)",
                                     layer.name, role, described(config), shapeText(shape),
                                     slot.name));
        }
    }
    for (const KerasTensor& tensor : layer.tensors) {
        const auto expected = slot.tensors.find(tensor.role());
        if (expected == slot.tensors.end()) {
            throw Error(Sentence::of("its tensor %1 (%2) is none the %3 has in %4", tensor.name,
                                     shapeText(tensor.shape), described(config), slot.name));
        }
        if (expected->second != tensor.shape) {
            throw Error(Sentence::of("its tensor %1 is %2 instead of %3 in the %4 (%5)",
                                     tensor.name, shapeText(tensor.shape),
                                     shapeText(expected->second), described(config), slot.name));
        }
    }
    throw Error(Sentence::of("its layer %1 does not fit the %2", layer.name, described(config)));
}

/// Which of several layers of one shape is missing cannot be told, so all are named.
[[noreturn]] void refuseMissing(const NetworkConfig& config, const std::vector<Slot>& slots,
                                const Slot& open)
{
    std::string alike;
    int count = 0;
    for (const Slot& slot : slots) {
        if (slot.tensors == open.tensors) {
            alike += (count++ == 0 ? "" : ", ") + slot.name;
        }
    }
    const std::string role = isConvolution(open.tensors) ? "kernel" : "gamma";
    const std::string shape = shapeText(open.tensors.at(role));
    throw Error(count == 1 ? Sentence::of("a %1 of %2 is missing: the %3 has one (%4)", role, shape,
                                          described(config), alike)
                           : Sentence::of("a %1 of %2 is missing: the %3 has %4 (%5)", role, shape,
                                          described(config), count, alike));
}

[[noreturn]] void refuse(const NetworkConfig& config, const std::vector<Slot>& slots,
                         const Pairing& pairing)
{
    for (const Slot& slot : pairing.openSlots) {
        for (const KerasLayer& layer : pairing.spareLayers) {
            const Tensors tensors = tensorsOf(layer);
            const auto a = rolesOf(tensors);
            const auto b = rolesOf(slot.tensors);
            // Of one kind: both convolutions or both normalisations, whole or not.
            if (std::ranges::includes(a, b) || std::ranges::includes(b, a)) {
                refuseDifference(config, slot, layer);
            }
        }
    }
    if (!pairing.openSlots.empty()) {
        refuseMissing(config, slots, pairing.openSlots.front());
    }
    const KerasLayer& extra = pairing.spareLayers.front();
    throw Error(Sentence::of("its layer %1 holds a tensor the %2 does not have, %3 (%4)",
                             extra.name, described(config), extra.tensors.front().name,
                             shapeText(extra.tensors.front().shape)));
}

void refuseNestedModels(const std::vector<KerasLayer>& layers)
{
    for (const KerasLayer& layer : layers) {
        if (tensorsOf(layer).size() < layer.tensors.size()) {
            throw Error(
                Sentence::of("its layer %1 is a model of its own with %2 tensors; save that model "
                             "by itself from Keras",
                             layer.name, layer.tensors.size()));
        }
    }
}

void refuseUnknownLayers(const std::vector<KerasLayer>& layers)
{
    for (const KerasLayer& layer : layers) {
        for (const KerasTensor& tensor : layer.tensors) {
            if (!roles().contains(tensor.role())) {
                throw Error(Sentence::of(
                    "its layer %1 is of a kind none of our networks has (tensor %2, %3)",
                    layer.name, tensor.name, shapeText(tensor.shape)));
            }
        }
    }
}

[[noreturn]] void refuseArchitecture(const Candidate& nearest, std::optional<NetworkKind> insisted)
{
    const Sentence which = insisted
                               ? Sentence::of("the %1", displayName(*insisted))
                               : Sentence::of("the UNet, ResUNet or VNet of the reference system");
    throw Error(nearest.fitting == 0
                    ? Sentence::of("it is not %1 (no convolution fits)", which)
                    : Sentence::of("it is not %1 (of the %2 convolutions of a %3 only %4 fit)",
                                   which, nearest.wanted, described(nearest.config),
                                   nearest.fitting));
}

}  // namespace

std::string tensorName(const std::string& layer, const std::string& role)
{
    return layer + "." + roles().at(role);
}

KerasMatch matchLayers(const std::vector<KerasLayer>& layers, std::optional<NetworkKind> kind)
{
    std::vector<KerasLayer> weighted;
    std::ranges::copy_if(layers, std::back_inserter(weighted),
                         [](const KerasLayer& layer) { return !layer.tensors.empty(); });
    refuseNestedModels(weighted);
    const Candidate nearest = nearestNetwork(weighted, kind);
    if (nearest.share() < 0.5) {
        refuseArchitecture(nearest, kind);
    }
    refuseUnknownLayers(weighted);
    const NetworkConfig config = withNormalisation(nearest.config, weighted);
    const auto slots = slotsOf(config);
    Pairing pairing = pairUp(slots, weighted);
    if (!pairing.openSlots.empty() || !pairing.spareLayers.empty()) {
        refuse(config, slots, pairing);
    }
    return {config, std::move(pairing.paired)};
}

}  // namespace glioscope
