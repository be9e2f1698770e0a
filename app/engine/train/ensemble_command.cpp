// glioscope-engine ensemble: several networks, such as those of a cross-validation, as one model.

#include "app/engine/train/ensemble_command.h"

#include "app/engine/console/command_options.h"
#include "app/engine/console/console.h"
#include "app/engine/train/joined_models.h"
#include "segmentation/jobs/model_line.h"
#include "segmentation/networks/contract/contract_json.h"
#include "segmentation/networks/contract/model_members.h"
#include "segmentation/networks/contract/stated_figures.h"
#include "segmentation/networks/files/model_ensemble.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace glioscope {
namespace {

namespace fs = std::filesystem;

struct EnsembleSettings {
    std::vector<std::string> models;
    fs::path output;
    std::string name;
    fs::path metrics;
    std::string note;
    std::string secondStage;
    bool json = false;
};

std::string summaryOf(const ModelContract& contract, const fs::path& output)
{
    std::string text =
        output.string() + ": " + countedNetworks(contract) + ", " +
        std::to_string(contract.trainingCases.size()) + " training cases, of which " +
        std::to_string(contract.heldBackCases.size()) +
        (contract.secondStage ? " are new to both stages." : " are new to at least one of them.");
    return text + (contract.metrics.empty()
                       ? " Its contract has no figures; measure it with segment "
                         "--unseen-members and evaluate, and give them with --metrics."
                       : "");
}

void makeEnsemble(const EnsembleSettings& settings)
{
    Console console(settings.json);
    EnsembleOptions options = {
        .name = settings.name.empty() ? settings.output.stem().string() : settings.name,
        .metrics = metricsFromFile(settings.metrics),
        .note = settings.note};
    if (!settings.secondStage.empty()) {
        options.secondStage = joinedModels({settings.secondStage}, settings.output).front();
    }
    const ModelContract contract =
        combineModels(joinedModels(settings.models, settings.output), settings.output, options);
    console.say(summaryOf(contract, settings.output));
    console.sendLine(toLine(ModelLine{settings.output, toJson(contract)}));
}

}  // namespace

void addEnsembleCommand(CLI::App& app)
{
    const auto settings = std::make_shared<EnsembleSettings>();
    CLI::App* command = app.add_subcommand(
        "ensemble", "Puts several networks into one model that averages their probabilities");
    command
        ->add_option("models", settings->models,
                     "Model files or names, two to five of one recipe, such as those of a "
                     "cross-validation's folds; one is enough before a second stage")
        ->required()
        ->expected(1, static_cast<int>(kMostMembers));
    command->add_option("--second-stage", settings->secondStage,
                        "A model trained on a finer grid, which looks again at what the others "
                        "have found");
    command->add_option("--output", settings->output, "The model file to write")->required();
    command->add_option("--name", settings->name,
                        "The model's name, at most twelve letters; else the output's");
    command->add_option("--metrics", settings->metrics,
                        "A JSON file of cross-validated figures for the contract: "
                        "{\"Dice WT\": 0.88, \"Dice TC\": 0.8, \"Dice ET\": 0.7, ...}");
    command->add_option("--note", settings->note, "A sentence for the contract's note");
    addJsonOption(*command, settings->json);
    command->callback([settings] { makeEnsemble(*settings); });
}

}  // namespace glioscope
