#pragma once

// Which network, how wide, and how its features are normalised. Free of LibTorch, so that
// contracts, dialogs and the command line can use it.

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace glioscope {

enum class NetworkKind : std::uint8_t { UNet, ResUNet, VNet };

inline constexpr std::array kAllNetworks = {NetworkKind::UNet, NetworkKind::ResUNet,
                                            NetworkKind::VNet};

/// What follows a convolution. `BatchPerZ` is the reference's normalisation along the last spatial
/// axis and fixes that axis' length to NetworkConfig::batchPerZLength; `Batch` is the usual one by
/// channel. Both exist for imported weights.
enum class FeatureNorm : std::uint8_t { None, Instance, Group, BatchPerZ, Batch };

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

/// The network as the reference system built it, with its normalisation.
[[nodiscard]] NetworkConfig referenceNetwork(NetworkKind kind);
/// Spatial sizes are padded to a multiple of this inside the network: 8, VNet 16.
[[nodiscard]] int sizeMultiple(NetworkKind kind);

[[nodiscard]] std::string_view key(NetworkKind kind);          ///< "unet", "resunet", "vnet"
[[nodiscard]] std::string_view displayName(NetworkKind kind);  ///< "UNet", "ResUNet", "VNet"
[[nodiscard]] std::optional<NetworkKind> networkKindFromKey(std::string_view key);
[[nodiscard]] std::string_view key(FeatureNorm norm);  ///< "none", "instance", "batch", ...
[[nodiscard]] std::optional<FeatureNorm> featureNormFromKey(std::string_view key);

}  // namespace glioscope
