#include "segmentation/networks/contract/network_config.h"

#include <stdexcept>

namespace glioscope {
namespace {

constexpr NetworkFacts kFacts[] = {
    {.displayName = "UNet",
     .published = {.kind = NetworkKind::UNet, .baseWidth = 32, .norm = FeatureNorm::None},
     .widthsAlive = 12,
     .widthsAliveFused = 7},
    {.displayName = "ResUNet",
     .published = {.kind = NetworkKind::ResUNet, .baseWidth = 64, .norm = FeatureNorm::BatchPerZ},
     .widthsAlive = 11,
     .widthsAliveFused = 5,
     .fusesAnyNorm = false},
    {.displayName = "VNet",
     .published =
         {.kind = NetworkKind::VNet, .baseWidth = 16, .norm = FeatureNorm::BatchPerZ, .kernel = 5},
     .sizeMultiple = 16,
     .widthsAlive = 8},
    {.displayName = "ResEncUNet",
     .published = {.kind = NetworkKind::ResEncUNet, .baseWidth = 32},
     .ofReference = false,
     .sizeMultiple = 16,
     .widthsAlive = 8},
};

}  // namespace

const NetworkFacts& factsOf(NetworkKind kind)
{
    for (const NetworkFacts& facts : kFacts) {
        if (facts.published.kind == kind) {
            return facts;
        }
    }
    throw std::invalid_argument("a network without facts");
}

}  // namespace glioscope
