#include "training/learning/starting_weights.h"

#include "segmentation/networks/architectures/network.h"
#include "segmentation/networks/contract/model_members.h"
#include "segmentation/networks/files/model_file.h"
#include "segmentation/system/error.h"

#include <algorithm>
#include <utility>

namespace glioscope {
namespace {

/// "FLAIR, T1, T1ce, T2 to WT, TC, ET".
std::string channels(const ModelContract& contract)
{
    std::string text;
    for (const Sequence sequence : contract.inputs) {
        text += (text.empty() ? "" : ", ") + std::string(displayName(sequence));
    }
    const char* before = " to ";
    for (const ModelOutput& output : contract.outputs) {
        text += std::exchange(before, ", ") + std::string(shortName(output.structure));
    }
    return text;
}

void requireUnseen(const TrainingData& data, const ModelContract& contract,
                   const std::filesystem::path& file)
{
    const std::set<std::string> heldBack = data.patients.ofAll(data.heldBackNames());
    for (const std::string& seen : contract.trainingCases) {
        if (heldBack.contains(data.patients.of(seen))) {
            throw Error(
                Sentence::of("%1 was trained on %2, whose patient is held back here, so the "
                             "figures would be of one it knows. Start from another model, "
                             "or hold back other cases.",
                             file, seen));
        }
    }
}

/// Weights of other channels would be no better than random ones, and would not say so.
void requireSameChannels(const ModelContract& contract, const TrainingData& data,
                         const std::filesystem::path& file)
{
    ModelContract wanted;
    data.describe(wanted);
    const bool fits = contract.inputs == wanted.inputs &&
                      contract.outputKind == wanted.outputKind &&
                      std::ranges::equal(contract.outputs, wanted.outputs, {},
                                         &ModelOutput::structure, &ModelOutput::structure);
    if (!fits) {
        throw Error(
            Sentence::of("%1 maps %2, and the patches are for %3. Start from a model of "
                         "the same sequences and outputs.",
                         file, channels(contract), channels(wanted)));
    }
}

}  // namespace

void startFromModel(const std::filesystem::path& file, TrainingData& data, TrainingState& state)
{
    const Model model = readModel(file);
    requireSingleNetwork(model.contract);
    NetworkConfig wanted = state.network->config();
    wanted.dropout = model.contract.network.dropout;  // no weight depends on it
    if (!(model.contract.network == wanted)) {
        throw Error(Sentence::of(
            "%1 is a %2 of first width %3 and the run's network differs "
            "from it. Choose the same network, width, kernel and "
            "normalisation.",
            file, displayName(model.contract.network.kind), model.contract.network.baseWidth));
    }
    requireSameChannels(model.contract, data, file);
    requireUnseen(data, model.contract, file);
    copyWeights(*model.network, *state.network);
    copyWeights(*model.network, *state.average);
    data.seenBefore = model.contract.trainingCases;
}

}  // namespace glioscope
