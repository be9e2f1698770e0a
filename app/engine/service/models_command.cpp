// glioscope-engine models: which models there are, best first, with the figures their contracts
// state.

#include "app/engine/service/models_command.h"

#include "app/engine/console/command_options.h"
#include "app/engine/console/console.h"
#include "segmentation/jobs/model_line.h"
#include "segmentation/networks/files/model_library.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdio>
#include <memory>

namespace glioscope {
namespace {

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
    std::string remark;
    if (!contract.members.empty()) {
        remark = std::to_string(contract.members.size()) + " networks";
    }
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

void listModelsTo(bool json)
{
    Console console(json);
    const std::vector<ModelEntry> models = listModels();
    if (!json) {
        listAsText(console, models);
        return;
    }
    for (const ModelEntry& model : models) {
        console.sendLine(toLine(ModelLine{model.file, toJson(model.contract)}));
    }
}

}  // namespace

void addModelsCommand(CLI::App& app)
{
    const auto json = std::make_shared<bool>(false);
    CLI::App* command = app.add_subcommand("models", "Lists the models that can be named");
    addJsonOption(*command, *json);
    command->callback([json] { listModelsTo(*json); });
}

}  // namespace glioscope
