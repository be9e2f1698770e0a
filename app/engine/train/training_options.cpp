#include "app/engine/train/training_options.h"

#include "app/engine/console/command_options.h"
#include "app/engine/console/setting_options.h"
#include "segmentation/system/error.h"
#include "training/settings/config_json.h"
#include "training/settings/recipes.h"
#include "training/settings/setting_table.h"

#include <CLI/CLI.hpp>

namespace glioscope {
namespace {

/// What explicit options do not say comes from the recipe, or from the run that is resumed. Options
/// are therefore applied a second time, over it.
void applyBase(CLI::App& command, TrainingSettings& settings)
{
    const TrainingConfig given = settings.config;
    if (!settings.recipe.empty()) {
        const bool named = command.count("--network") > 0;
        settings.config = recipeConfig(*fromKey<Recipe>(settings.recipe),
                                       named ? std::optional(given.network.kind) : std::nullopt);
    } else if (given.resume) {
        settings.config = readRunConfig(given.output);
    } else {
        return;
    }
    settings.config.resume = given.resume;
    for (CLI::Option* option : command.get_options()) {
        if (option->count() > 0) {
            option->run_callback();
        }
    }
}

}  // namespace

void addTrainingOptions(CLI::App& command, TrainingSettings& settings)
{
    takeKeys<Recipe>(command.add_option(
        "--recipe", settings.recipe,
        "Settings that belong together; whatever else is given comes over them. "
        "reference: as the reference system; fast: some minutes; best: as the shipped "
        "model of the network, phantoms first"));
    addSettingOptions(command, trainingSettings(), settings.config);
}

TrainingConfig configOf(CLI::App& command, TrainingSettings& settings)
{
    applyBase(command, settings);
    TrainingConfig config = settings.config;
    config.network.batchPerZLength = config.network.norm == FeatureNorm::BatchPerZ
                                         ? config.windowVoxels[2]
                                         : NetworkConfig().batchPerZLength;
    try {
        requireValid(config);
    } catch (const Error& error) {
        throw CLI::ValidationError(command.get_name(), error.what());
    }
    return config;
}

}  // namespace glioscope
