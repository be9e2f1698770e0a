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

std::string_view displayName(NetworkKind kind)
{
    switch (kind) {
    case NetworkKind::UNet: return "UNet";
    case NetworkKind::ResUNet: return "ResUNet";
    case NetworkKind::VNet: return "VNet";
    }
    return "";
}

}  // namespace glioscope
