// glioscope-engine models: which models there are, best first, with the figures their contracts
// state; of those that are named all that a user should know.

#include "app/engine/service/models_command.h"

#include "app/engine/console/command_options.h"
#include "app/engine/console/console.h"
#include "app/engine/service/model_card_text.h"
#include "segmentation/jobs/model_line.h"
#include "segmentation/networks/contract/contract_json.h"
#include "segmentation/networks/contract/model_failures.h"
#include "segmentation/networks/contract/model_members.h"
#include "segmentation/networks/contract/stated_figures.h"
#include "segmentation/networks/files/model_file.h"
#include "segmentation/networks/files/model_library.h"
#include "segmentation/system/error.h"
#include "segmentation/system/path_access.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <memory>

namespace glioscope {
namespace {

namespace fs = std::filesystem;

struct ModelsSettings {
    std::vector<std::string> names;
    fs::path failsOn;
    fs::path metrics;
    bool json = false;
};

std::string figure(const ModelContract& contract, Region region)
{
    const auto dice = statedDice(contract, region);
    if (!dice) {
        return "    -";
    }
    char text[16];
    std::snprintf(text, sizeof text, "%.3f", *dice);
    return text;
}

/// "(5 networks, cross-validated)"; empty for a single network measured on cases held back.
std::string remarkOf(const ModelContract& contract)
{
    std::string remark = countedNetworks(contract);
    if (contract.crossValidated) {
        remark += (remark.empty() ? "" : ", ") + std::string("cross-validated");
    }
    return remark.empty() ? remark : "  (" + remark + ")";
}

void listAsText(Console& console, const std::vector<ModelEntry>& models)
{
    if (models.empty()) {
        console.say("No model was found in:");
        for (const auto& folder : modelFolders()) {
            console.say("  " + folder.string());
        }
        return;
    }
    console.say("name         Dice WT     TC     ET  file");
    for (const ModelEntry& model : models) {
        char name[32];
        std::snprintf(name, sizeof name, "%-14s", model.contract.name.c_str());
        std::string line = name;
        for (const Region region : kAllRegions) {
            line += figure(model.contract, region) + "  ";
        }
        console.say(line + model.file.string() + remarkOf(model.contract));
    }
    console.say("Dice as each contract states it, measured on cases the model was not trained on.");
    if (std::ranges::any_of(models, &ModelContract::crossValidated, &ModelEntry::contract)) {
        console.say(
            "Cross-validated: each case was segmented by networks that were not trained on it.");
    }
}

std::vector<std::string> readFailures(const fs::path& file)
{
    if (file.empty()) {
        return {};
    }
    requireFile(Sentence::of("The file of sentences"), file);
    std::ifstream stream = streamOf(file);
    try {
        return failuresFromText({std::istreambuf_iterator<char>(stream), {}});
    } catch (const Error& error) {
        throw Error(
            Sentence::of("The file of sentences %1 cannot be used: %2.", file, saidBy(error)));
    }
}

std::vector<ModelEntry> namedModels(const ModelsSettings& settings)
{
    const auto failures = readFailures(settings.failsOn);
    const auto metrics = metricsFromFile(settings.metrics);
    const bool changes = !failures.empty() || !metrics.empty();
    const auto change = [&](ModelContract& contract) {
        if (!failures.empty()) {
            contract.failsOn = failures;
        }
        if (!metrics.empty()) {
            contract.metrics = metrics;
            contract.crossValidated = true;
        }
    };
    std::vector<ModelEntry> models;
    for (const std::string& name : settings.names) {
        const fs::path file = findModel(name);
        models.push_back({file, changes ? rewriteContract(file, change) : readContract(file)});
    }
    return models;
}

void sayCards(Console& console, const std::vector<ModelEntry>& models)
{
    for (const ModelEntry& model : models) {
        console.say(cardText(model.contract) + "File: " + model.file.string() +
                    (&model == &models.back() ? "" : "\n"));
    }
}

void showModels(const ModelsSettings& settings)
{
    Console console(settings.json);
    const std::vector<ModelEntry> models =
        settings.names.empty() ? listModels() : namedModels(settings);
    if (!settings.json && settings.names.empty()) {
        listAsText(console, models);
    } else if (!settings.json) {
        sayCards(console, models);
    }
    for (const ModelEntry& model : models) {
        console.sendLine(toLine(ModelLine{model.file, toJson(model.contract)}));
    }
}

}  // namespace

void addModelsCommand(CLI::App& app)
{
    const auto settings = std::make_shared<ModelsSettings>();
    CLI::App* command = app.add_subcommand(
        "models", "Lists the models that can be named, or says of some what they are and fail on");
    CLI::Option* named = command->add_option("models", settings->names,
                                             "Model names or files; without one, the list");
    command
        ->add_option("--fails-on", settings->failsOn,
                     "Puts what the named models fail on into their files: a text, a sentence a "
                     "line, # before a remark. The weights stay as they are")
        ->needs(named);
    command
        ->add_option("--metrics", settings->metrics,
                     "Puts figures of a cross-validation into the named models' files, such as "
                     "those of its recipe's folds into that of a network that has seen all cases: "
                     "a JSON object like {\"Dice WT\": 0.88}. The weights stay as they are")
        ->needs(named);
    addJsonOption(*command, settings->json);
    command->callback([settings] { showModels(*settings); });
}

}  // namespace glioscope
