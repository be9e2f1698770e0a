#include "training/scoring/patch_evaluation.h"

#include "segmentation/inference/compute_device.h"
#include "segmentation/inference/torch_failure.h"
#include "segmentation/networks/architectures/network.h"
#include "segmentation/networks/contract/model_members.h"
#include "segmentation/networks/files/model_file.h"
#include "segmentation/system/error.h"
#include "training/learning/training_precision.h"
#include "training/reference/reference_contract.h"
#include "training/reference/reference_patch_set.h"
#include "training/reference/reference_split.h"
#include "training/scoring/patch_scoring.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <cstdio>

namespace glioscope {
namespace {

std::vector<std::filesystem::path> filesOf(const PatchEvaluationOptions& options)
{
    const ReferenceSplit split = readReferenceSplit(options.folder);
    if (options.subset == PatchSubset::All || split.valid.empty()) {
        std::vector<std::filesystem::path> all = split.train;
        all.insert(all.end(), split.valid.begin(), split.valid.end());
        return all;
    }
    return options.subset == PatchSubset::Train ? split.train : split.valid;
}

void requireFitting(const ModelContract& contract, const ReferencePatchSet& patches,
                    const PatchEvaluationOptions& options)
{
    ModelContract fitting;
    describeReferencePatches(patches, fitting);
    if (contract.intensityNorm != fitting.intensityNorm ||
        contract.spacingMm != fitting.spacingMm || contract.orientation != fitting.orientation ||
        contract.inputs.size() != ReferencePatch::kImages) {
        throw Error(
            Sentence::of("The model %1 takes its input prepared in another way than the "
                         "patches in %2 are. Evaluate it on whole cases with segment "
                         "and evaluate.",
                         options.model, options.folder));
    }
}

struct Figure {
    const char* key;
    const PatchMean PatchFigures::* member;
};
constexpr std::array<Figure, 4> kFigures = {{{"dice", &PatchFigures::dice},
                                             {"sensitivity", &PatchFigures::sensitivity},
                                             {"specificity", &PatchFigures::specificity},
                                             {"accuracy", &PatchFigures::accuracy}}};

}  // namespace

PatchEvaluation evaluatePatches(const PatchEvaluationOptions& options,
                                const std::function<bool(std::size_t, std::size_t)>& mayContinue)
{
    const std::vector<std::filesystem::path> files = filesOf(options);
    if (files.empty()) {
        throw Error(
            Sentence::of("%1 lists no patches of that kind in its config.json.", options.folder));
    }
    const ReferencePatchSet patches(files, 0);
    const Model model = readModel(options.model);
    requireSingleNetwork(model.contract);
    requireFitting(model.contract, patches, options);
    const at::Device device = computeDevice(options.device);
    const ForwardOptions forward = {device, usesBFloat16(options.precision, device),
                                    model.contract.mirrorAveraging};
    guardingTorch(device, [&] { model.network->to(device); });
    PatchEvaluation evaluation{.model = model.contract.name, .patches = 0, .rows = {}};
    for (std::size_t n = 0; n < patches.size(); ++n) {
        if (mayContinue && !mayContinue(n, patches.size())) {
            throw Cancelled();
        }
        const auto patch = patches.at(n);
        const at::Tensor predicted = guardingTorch(device, [&] {
            return predictPatch(*model.network, *patch, model.contract.inputs, forward);
        });
        scorePatch(predicted, *patch, model.contract.outputKind, evaluation);
    }
    return evaluation;
}

std::string tableText(const PatchEvaluation& evaluation)
{
    char line[160];
    std::snprintf(line, sizeof line, "%-16s %8s %12s %12s %10s   patches with a Dice",
                  evaluation.model.c_str(), "Dice", "sensitivity", "specificity", "accuracy");
    std::string text = line;
    for (const PatchFigures& row : evaluation.rows) {
        std::snprintf(line, sizeof line, "\n%-16s %8.4f %12.4f %12.4f %10.4f   %zu of %zu",
                      row.name.c_str(), row.dice.mean(), row.sensitivity.mean(),
                      row.specificity.mean(), row.accuracy.mean(), row.dice.patches,
                      evaluation.patches);
        text += line;
    }
    return text +
           "\nMeans over patches; a value that does not exist in a patch (0 / 0) is left out. "
           "Probabilities above 0.5 count.";
}

std::string tableJson(const PatchEvaluation& evaluation)
{
    nlohmann::json rows = nlohmann::json::array();
    for (const PatchFigures& row : evaluation.rows) {
        nlohmann::json one = {{"name", row.name}};
        for (const Figure& figure : kFigures) {
            const PatchMean& value = row.*figure.member;
            one[figure.key] = value.patches > 0 ? nlohmann::json(value.mean()) : nlohmann::json();
            one[std::string(figure.key) + "Patches"] = value.patches;
        }
        rows.push_back(one);
    }
    return nlohmann::json{{"type", "patch-evaluation"},
                          {"model", evaluation.model},
                          {"patches", evaluation.patches},
                          {"threshold", 0.5},
                          {"rows", rows}}
        .dump();
}

}  // namespace glioscope
