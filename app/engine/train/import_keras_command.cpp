// glioscope-engine import-keras: the reference system's published weights become a model file.

#include "app/engine/train/import_keras_command.h"

#include "app/engine/console/command_options.h"
#include "app/engine/console/console.h"
#include "segmentation/jobs/model_line.h"
#include "segmentation/networks/contract/contract_json.h"
#include "segmentation/networks/keras/keras_import.h"
#include "segmentation/system/error.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace glioscope {
namespace {

namespace fs = std::filesystem;

struct ImportSettings {
    fs::path file;
    fs::path output;
    std::string network;
    bool list = false;
    bool json = false;
};

void listFile(Console& console, const fs::path& file)
{
    if (console.json()) {
        console.sendLine(kerasListingJson(file));
    } else {
        console.say(kerasListing(file));
    }
}

std::string normalisationText(const NetworkConfig& config)
{
    switch (config.norm) {
    case FeatureNorm::BatchPerZ:
        return "batch normalisation along z (" + std::to_string(config.batchPerZLength) +
               " slices)";
    case FeatureNorm::Batch: return "batch normalisation by channel";
    default: return "no normalisation";
    }
}

void report(Console& console, const ModelContract& contract, const fs::path& output)
{
    const NetworkConfig& network = contract.network;
    if (console.json()) {
        console.sendLine(toLine(ModelLine{output, toJson(contract)}));
    } else {
        console.say(output.string() + ": " + std::string(displayName(network.kind)) +
                    " of first width " + std::to_string(network.baseWidth) + ", kernel " +
                    std::to_string(network.kernel) + ", " + normalisationText(network));
    }
}

void importFile(Console& console, const ImportSettings& settings)
{
    std::error_code ignored;
    if (fs::equivalent(settings.file, settings.output, ignored)) {
        throw Error(Sentence::of("The output %1 is the Keras file itself; give another name.",
                                 settings.output));
    }
    const KerasImportOptions options = {settings.output.stem().string(),
                                        fromKey<NetworkKind>(settings.network)};
    report(console, importKeras(settings.file, settings.output, options), settings.output);
}

void run(const ImportSettings& settings)
{
    Console console(settings.json);
    if (settings.list) {
        listFile(console, settings.file);
    } else if (settings.output.empty()) {
        throw CLI::RequiredError("--output or --list");
    } else {
        importFile(console, settings);
    }
}

}  // namespace

void addImportKerasCommand(CLI::App& app)
{
    const auto settings = std::make_shared<ImportSettings>();
    CLI::App* command = app.add_subcommand(
        "import-keras", "Turns the reference system's published Keras weights into a model file");
    command->add_option("FILE", settings->file, "A whole model or weights of Keras 2 (.hdf5, .h5)")
        ->required();
    CLI::Option* output = command->add_option(
        "--output", settings->output, "The model file to write; its name becomes the model's");
    takeKeys<NetworkKind>(command->add_option(
        "--network", settings->network,
        "Refuse the file unless it holds this network; otherwise it is found out"));
    command
        ->add_flag("--list", settings->list,
                   "List layers, tensors and shapes of any Keras file, no more")
        ->excludes(output);
    addJsonOption(*command, settings->json);
    command->callback([settings] { run(*settings); });
}

}  // namespace glioscope
