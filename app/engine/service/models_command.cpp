// glioscope-engine models: which models there are, best first, with the figures their contracts
// state.

#include "app/engine/service/models_command.h"

#include "app/engine/console/command_options.h"
#include "app/engine/console/console.h"
#include "segmentation/jobs/model_line.h"
#include "segmentation/networks/files/model_library.h"

#include <CLI/CLI.hpp>

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
        console.say(line + model.file.string());
    }
    console.say("Dice as each contract states it, measured on cases the model was not trained on.");
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
