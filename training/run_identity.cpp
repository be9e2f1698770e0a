#include "training/run_identity.h"

#include "segmentation/networks/sha256.h"
#include "training/config_json.h"

#include <nlohmann/json.hpp>

namespace glioscope {
namespace {

std::string digestOf(const std::string& text)
{
    Sha256 sum;
    sum.update({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
    return sum.hexDigest();
}

/// Changes with any case trained on or held back, and with what a case was made from.
std::string splitHash(const TrainingData& data)
{
    nlohmann::json names = {{"training", nlohmann::json::array()},
                            {"held_back", nlohmann::json::array()}};
    for (const auto* group : {&data.training->real, &data.training->synthetic}) {
        for (const TrainingSet::Entry& entry : *group) {
            names["training"].push_back({entry.patch.name, entry.patch.sourceHash});
        }
    }
    for (const PatchCase& patch : data.heldBack) {
        names["held_back"].push_back({patch.name, patch.sourceHash});
    }
    if (data.training->readyMade) {
        names["training"] = data.trainingNames();
        names["held_back"] = data.heldBackNames();
    }
    const std::string text = names.dump();
    return digestOf(text);
}

}  // namespace

RunIdentity runIdentity(const TrainingConfig& config, const TrainingData& data, int processes)
{
    RunIdentity identity{config, splitHash(data)};
    identity.config.batch *= processes;
    return identity;
}

std::string fingerprint(const RunIdentity& identity)
{
    TrainingConfig config = identity.config;
    config.patches.clear();
    config.startFrom.clear();
    config.device.clear();
    return digestOf(toJson(config) + identity.splitHash);
}

}  // namespace glioscope
