// glioscope-engine average: the mean of several states of one training as a model.

#include "app/engine/train/average_command.h"

#include "app/engine/console/command_options.h"
#include "app/engine/console/console.h"
#include "app/engine/train/joined_models.h"
#include "segmentation/jobs/model_line.h"
#include "segmentation/networks/contract/contract_json.h"
#include "segmentation/networks/files/model_average.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace glioscope {
namespace {

struct AverageSettings {
    std::vector<std::string> models;
    std::filesystem::path output;
    bool json = false;
};

void average(const AverageSettings& settings)
{
    Console console(settings.json);
    const ModelContract contract = averageModels(joinedModels(settings.models, settings.output),
                                                 settings.output, settings.output.stem().string());
    console.say(settings.output.string() + ": " + contract.note +
                " Its contract has no figures; measure it with segment and evaluate.");
    console.sendLine(toLine(ModelLine{settings.output, toJson(contract)}));
}

}  // namespace

void addAverageCommand(CLI::App& app)
{
    const auto settings = std::make_shared<AverageSettings>();
    CLI::App* command = app.add_subcommand(
        "average", "Means the weights of several states of one training run into one model");
    command
        ->add_option(
            "models", settings->models,
            "Model files or names, two or more: states along one run, and what it started from")
        ->required()
        ->expected(2, CLI::detail::expected_max_vector_size);
    command
        ->add_option("--output", settings->output,
                     "The model file to write; its name becomes the model's")
        ->required();
    addJsonOption(*command, settings->json);
    command->callback([settings] { average(*settings); });
}

}  // namespace glioscope
