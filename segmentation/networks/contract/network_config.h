#pragma once

// Which network, how wide, and how its features are normalised. Free of LibTorch, so that
// contracts, dialogs and the command line can use it.

#include "segmentation/system/keys.h"

#include <cstdint>
#include <string_view>

namespace glioscope {

enum class NetworkKind : std::uint8_t { UNet, ResUNet, VNet, ResEncUNet };

template <>
inline constexpr auto kKeys<NetworkKind> = keyTable<NetworkKind>({
    {NetworkKind::UNet, "unet"},
    {NetworkKind::ResUNet, "resunet"},
    {NetworkKind::VNet, "vnet"},
    {NetworkKind::ResEncUNet, "resencunet"},
});

inline constexpr auto kAllNetworks = allOf<NetworkKind>();

/// What follows a convolution. `BatchPerZ` is the reference's normalisation along the last spatial
/// axis and fixes that axis' length to NetworkConfig::batchPerZLength; `Batch` is the usual one by
/// channel. Both exist for imported weights.
enum class FeatureNorm : std::uint8_t { None, Instance, Group, BatchPerZ, Batch };

template <>
inline constexpr auto kKeys<FeatureNorm> = keyTable<FeatureNorm>({
    {FeatureNorm::None, "none"},
    {FeatureNorm::Instance, "instance"},
    {FeatureNorm::Group, "group"},
    {FeatureNorm::BatchPerZ, "batch-per-z"},
    {FeatureNorm::Batch, "batch"},
});

struct NetworkConfig {
    NetworkKind kind = NetworkKind::UNet;
    int baseWidth =
        32;  ///< filters of the first level; the reference's: UNet 32, ResUNet 64, VNet 16
    FeatureNorm norm = FeatureNorm::Instance;
    int kernel = 3;  ///< edge of the VNet's convolutions, 3 or 5; the other networks use 3
    int inputChannels = 4;
    int outputChannels = 3;
    double dropout = 0.2;      ///< VNet only
    int batchPerZLength = 16;  ///< see FeatureNorm::BatchPerZ

    bool operator==(const NetworkConfig&) const = default;
};

/// What is to be known of a network without building it.
struct NetworkFacts {
    std::string_view displayName;  ///< "UNet", in every language
    NetworkConfig published;  ///< as the reference system built it, or else as it was published
    bool ofReference = true;  ///< the reference system has it, and Keras weights of it are read
    int sizeMultiple = 8;     ///< spatial sizes are padded to a multiple of this inside
    /// Activations alive at once at full resolution in a forward pass without gradients, in
    /// multiples of the first level's width, and the same after optimiseForInference().
    double widthsAlive = 0;
    double widthsAliveFused = widthsAlive;
    bool fusesAnyNorm = true;  ///< else only a normalisation by channel, or none, can be fused
};

[[nodiscard]] const NetworkFacts& factsOf(NetworkKind kind);

[[nodiscard]] inline NetworkConfig publishedNetwork(NetworkKind kind)
{
    return factsOf(kind).published;
}
[[nodiscard]] inline int sizeMultiple(NetworkKind kind)
{
    return factsOf(kind).sizeMultiple;
}
[[nodiscard]] inline std::string_view displayName(NetworkKind kind)
{
    return factsOf(kind).displayName;
}

}  // namespace glioscope
