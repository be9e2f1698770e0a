#include "training/learning/run_identity.h"

#include "segmentation/system/sha256.h"
#include "training/settings/config_json.h"

#include <nlohmann/json.hpp>

namespace glioscope {
namespace {

std::string digestOf(const std::string& text)
{
    Sha256 sum;
    sum.update({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
    return sum.hexDigest();
}

/// Names of ready-made patches hold case, number and corner.
nlohmann::json describe(const ReferencePatchSet& patches)
{
    nlohmann::json files = nlohmann::json::array();
    for (std::size_t n = 0; n < patches.size(); ++n) {
        files.push_back(patches.file(n).filename().string());
    }
    return {{"files", files},
            {"size", patches.patchSize()},
            {"standardised", patches.scaling() == SliceScaling::Standard}};
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
        names["training"] = describe(*data.training->readyMade);
    }
    if (data.heldBackPatches) {
        names["held_back"] = describe(*data.heldBackPatches);
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
