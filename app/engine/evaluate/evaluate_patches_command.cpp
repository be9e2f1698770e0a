// glioscope-engine evaluate-patches: a model on ready-made patches, scored as the reference system
// does.

#include "app/engine/evaluate/evaluate_patches_command.h"

#include "app/engine/console/command_options.h"
#include "app/engine/console/console.h"
#include "app/engine/console/interrupt.h"
#include "segmentation/networks/files/model_library.h"
#include "segmentation/system/error.h"
#include "training/scoring/patch_evaluation.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace glioscope {
namespace {

struct EvaluatePatchesSettings {
    std::string model;
    std::filesystem::path folder;
    std::string subset = "valid";
    ComputeOptions compute;
    bool json = false;
};

void evaluateAllPatches(const EvaluatePatchesSettings& settings)
{
    Console console(settings.json);
    const InterruptDeadline deadline([] {});
    PatchEvaluationOptions options;
    options.model = findModel(settings.model);
    options.folder = settings.folder;
    options.device = settings.compute.device;
    options.precision = settings.compute.precision;
    options.subset = settings.subset == "all"     ? PatchSubset::All
                     : settings.subset == "train" ? PatchSubset::Train
                                                  : PatchSubset::Valid;
    const PatchEvaluation evaluation =
        evaluatePatches(options, [&](std::size_t done, std::size_t total) {
            console.progress({.id = {},
                              .stage = "patches",
                              .done = static_cast<double>(done),
                              .total = static_cast<double>(total)},
                             "evaluate");
            return !interrupted();
        });
    console.say(tableText(evaluation));
    console.sendLine(tableJson(evaluation));
}

}  // namespace

void addEvaluatePatchesCommand(CLI::App& app)
{
    const auto settings = std::make_shared<EvaluatePatchesSettings>();
    CLI::App* command = app.add_subcommand(
        "evaluate-patches",
        "Dice, sensitivity, specificity and accuracy of a model on patches of reference mode");
    command->add_option("model", settings->model, "Name of a model, or a model file")->required();
    command
        ->add_option("folder", settings->folder,
                     "Folder of patches made by prepare --mode reference")
        ->required();
    command
        ->add_option("--subset", settings->subset,
                     "Which patches of config.json; without one all of them")
        ->check(CLI::IsMember({"valid", "train", "all"}))
        ->capture_default_str();
    addComputeOptions(*command, settings->compute);
    addJsonOption(*command, settings->json);
    command->callback([settings] { evaluateAllPatches(*settings); });
}

}  // namespace glioscope
