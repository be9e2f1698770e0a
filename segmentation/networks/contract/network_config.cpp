#include "segmentation/networks/contract/network_config.h"

namespace glioscope {

NetworkConfig referenceNetwork(NetworkKind kind)
{
    NetworkConfig config{.kind = kind};
    switch (kind) {
    case NetworkKind::UNet:
        config.baseWidth = 32;
        config.norm = FeatureNorm::None;
        break;
    case NetworkKind::ResUNet:
        config.baseWidth = 64;
        config.norm = FeatureNorm::BatchPerZ;
        break;
    case NetworkKind::VNet:
        config.baseWidth = 16;
        config.norm = FeatureNorm::BatchPerZ;
        config.kernel = 5;
        break;
    }
    return config;
}

int sizeMultiple(NetworkKind kind)
{
    return kind == NetworkKind::VNet ? 16 : 8;
}

std::string_view key(NetworkKind kind)
{
    switch (kind) {
    case NetworkKind::UNet: return "unet";
    case NetworkKind::ResUNet: return "resunet";
    case NetworkKind::VNet: return "vnet";
    }
    return "";
}

std::string_view displayName(NetworkKind kind)
{
    switch (kind) {
    case NetworkKind::UNet: return "UNet";
    case NetworkKind::ResUNet: return "ResUNet";
    case NetworkKind::VNet: return "VNet";
    }
    return "";
}

std::optional<NetworkKind> networkKindFromKey(std::string_view text)
{
    for (const NetworkKind kind : kAllNetworks) {
        if (key(kind) == text) {
            return kind;
        }
    }
    return std::nullopt;
}

std::string_view key(FeatureNorm norm)
{
    switch (norm) {
    case FeatureNorm::None: return "none";
    case FeatureNorm::Instance: return "instance";
    case FeatureNorm::Group: return "group";
    case FeatureNorm::BatchPerZ: return "batch-per-z";
    case FeatureNorm::Batch: return "batch";
    }
    return "";
}

std::optional<FeatureNorm> featureNormFromKey(std::string_view text)
{
    for (const FeatureNorm norm : {FeatureNorm::None, FeatureNorm::Instance, FeatureNorm::Group,
                                   FeatureNorm::BatchPerZ, FeatureNorm::Batch}) {
        if (key(norm) == text) {
            return norm;
        }
    }
    return std::nullopt;
}

}  // namespace glioscope
