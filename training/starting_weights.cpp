#include "training/starting_weights.h"

#include "segmentation/networks/model_file.h"
#include "segmentation/volume/error.h"

#include <algorithm>

namespace glioscope {
namespace {

void requireUnseen(const std::vector<std::string>& heldBack, const ModelContract& contract,
                   const std::filesystem::path& file)
{
    const std::vector<std::string>& seen = contract.trainingCases;
    for (const std::string& name : heldBack) {
        if (std::ranges::find(seen, name) != seen.end()) {
            throw Error(file.string() + " was trained on " + name +
                        ", which is held back here, so the figures would be of a case it knows. "
                        "Start from another model, or hold back other cases.");
        }
    }
}

}  // namespace

void startFromModel(const std::filesystem::path& file, TrainingData& data, TrainingState& state)
{
    const Model model = readModel(file);
    NetworkConfig wanted = state.network->config();
    wanted.dropout = model.contract.network.dropout;  // no weight depends on it
    if (!(model.contract.network == wanted)) {
        throw Error(file.string() + " is a " +
                    std::string(displayName(model.contract.network.kind)) + " of first width " +
                    std::to_string(model.contract.network.baseWidth) +
                    " and the run's network differs from it. Choose the same network, width, "
                    "kernel and normalisation.");
    }
    requireUnseen(data.heldBackNames(), model.contract, file);
    copyWeights(*model.network, *state.network);
    copyWeights(*model.network, *state.average);
    data.seenBefore = model.contract.trainingCases;
}

}  // namespace glioscope
