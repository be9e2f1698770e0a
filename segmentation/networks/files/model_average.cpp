#include "segmentation/networks/files/model_average.h"

#include "segmentation/networks/architectures/network.h"
#include "segmentation/networks/contract/model_failures.h"
#include "segmentation/networks/contract/model_members.h"
#include "segmentation/networks/files/model_file.h"
#include "segmentation/system/error.h"

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>

#include <algorithm>

namespace glioscope {
namespace {

/// The parts of a contract that give the weights their meaning.
ModelContract meaningOf(const ModelContract& contract)
{
    ModelContract meaning;
    meaning.network = contract.network;
    meaning.network.dropout = 0;  // no weight depends on it
    meaning.inputs = contract.inputs;
    meaning.spacingMm = contract.spacingMm;
    meaning.orientation = contract.orientation;
    meaning.intensityNorm = contract.intensityNorm;
    meaning.outputKind = contract.outputKind;
    meaning.outputs = contract.outputs;
    for (ModelOutput& output : meaning.outputs) {
        output.threshold = 0;
    }
    return meaning;
}

bool contains(const std::vector<std::string>& names, const std::string& name)
{
    return std::ranges::find(names, name) != names.end();
}

void mergeCases(const ModelContract& from, ModelContract& into)
{
    for (const std::string& name : from.trainingCases) {
        if (!contains(into.trainingCases, name)) {
            into.trainingCases.push_back(name);
        }
    }
    std::erase_if(into.heldBackCases, [&](const std::string& name) {
        return !contains(from.heldBackCases, name) || contains(into.trainingCases, name);
    });
}

/// `sum` += `network` * `share`, parameters and buffers.
void addShare(const SegmentationNetwork& network, double share, SegmentationNetwork& sum)
{
    const at::NoGradGuard noGradient;
    const auto add = [share](const auto& from, auto to) {
        for (const auto& item : from) {
            if (item.value().is_floating_point()) {
                to[item.key()].add_(item.value(), share);
            }
        }
    };
    add(network.named_parameters(), sum.named_parameters());
    add(network.named_buffers(), sum.named_buffers());
}

}  // namespace

ModelContract averageModels(const std::vector<std::filesystem::path>& models,
                            const std::filesystem::path& output, const std::string& name)
{
    if (models.size() < 2) {
        throw Error(
            Sentence::of("A mean needs at least two models; name the states of one training run."));
    }
    const Model first = readModel(models.front());
    requireSingleNetwork(first.contract);
    ModelContract contract = first.contract;
    SegmentationNetwork& sum = *first.network;
    addShare(sum, 1.0 / static_cast<double>(models.size()) - 1, sum);
    for (std::size_t n = 1; n < models.size(); ++n) {
        const Model next = readModel(models[n]);
        requireSingleNetwork(next.contract);
        if (!(meaningOf(next.contract) == meaningOf(first.contract))) {
            throw Error(
                Sentence::of("%1 differs from %2 in network, inputs, grid or outputs. Name "
                             "states of one training run.",
                             next.file, first.file));
        }
        addShare(*next.network, 1.0 / static_cast<double>(models.size()), sum);
        mergeCases(next.contract, contract);
        keepSharedFailures(next.contract, contract);
    }
    contract.name = name;
    contract.metrics.clear();
    contract.crossValidated = false;
    contract.note += (contract.note.empty() ? "" : " ") + std::string("Mean of the weights of ") +
                     std::to_string(models.size()) + " states.";
    writeModel(output, contract, sum, StoredPrecision::Float16);
    return contract;
}

}  // namespace glioscope
