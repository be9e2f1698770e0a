// glioscope-engine evaluate: a prediction against a reference, or a folder of them against a dataset.

#include "app/engine/command_options.h"
#include "app/engine/commands.h"
#include "app/engine/console.h"
#include "app/engine/evaluation_pairs.h"
#include "app/engine/evaluation_table.h"
#include "app/engine/interrupt.h"
#include "segmentation/case/case_reader.h"
#include "segmentation/volume/error.h"
#include "segmentation/volume/voxel_order.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace glioscope {
namespace {

struct EvaluateSettings {
    std::filesystem::path prediction;
    std::filesystem::path reference;
    std::string labels;
    bool json = false;
};

std::vector<EvaluationRow> evaluatePair(const EvaluationPair& pair, const ReadOptions& options)
{
    const LabelFile& prediction = pair.prediction;
    const LabelFile& reference = pair.reference;
    const LabelLayer predicted = readLabels(prediction.file, prediction.namedScheme, options);
    const LabelLayer expected = readLabels(reference.file, reference.namedScheme, options);
    if (!sameGridInAnyOrder(predicted.map.geometry, expected.map.geometry)) {
        throw Error("The file " + prediction.file.string() + " lies on another grid (" +
                    describe(predicted.map.geometry) + ") than " + reference.file.string() + " (" +
                    describe(expected.map.geometry) + "); evaluate on the reference's grid.");
    }
    return evaluate(predicted.map, expected.map);
}

void evaluateFiles(Console& console, const EvaluateSettings& settings, const ReadOptions& options)
{
    const EvaluationPair pair = {{}, {}, labelFileOf(settings.prediction), labelFileOf(settings.reference)};
    const auto rows = evaluatePair(pair, options);
    console.say(tableText(rows));
    console.say(definitionsText());
    console.sendLine(pairJson(pair, rows));
}

void warnOfUnpaired(Console& console, const PairedFolders& paired)
{
    for (const std::string& name : paired.casesWithoutPrediction) {
        console.warn("The case " + name + " has no prediction and is left out.");
    }
    for (const auto& file : paired.predictionsWithoutCase) {
        console.warn("The file " + file.string() + " is named after no labelled case and is left out.");
    }
}

void evaluateFolders(Console& console, const EvaluateSettings& settings, const ReadOptions& options)
{
    const PairedFolders paired = pairFolders(settings.prediction, settings.reference);
    warnOfUnpaired(console, paired);
    std::map<std::string, MeanRows> meanByModel;
    std::size_t failures = 0;
    for (std::size_t i = 0; i < paired.pairs.size(); ++i) {
        const EvaluationPair& pair = paired.pairs[i];
        if (interrupted()) {
            throw Cancelled();
        }
        console.progress({.id = pair.caseName, .stage = "evaluating", .done = double(i),
                          .total = double(paired.pairs.size())}, pair.caseName);
        try {
            const auto rows = evaluatePair(pair, options);
            meanByModel[pair.model].add(rows);
            console.say("\n" + pair.caseName + (pair.model.empty() ? "" : ", " + pair.model));
            console.say(tableText(rows));
            console.sendLine(pairJson(pair, rows));
        } catch (const AmbiguousInput&) {
            throw;  // one answer, --labels, settles it for all
        } catch (const Error& error) {
            ++failures;
            console.send(Failure{pair.caseName, error.what(), {}});
            console.warn(error.what());
        }
    }
    for (const auto& [model, mean] : meanByModel) {
        console.say("\nMean of " + std::to_string(mean.cases()) + (mean.cases() == 1 ? " case" : " cases") +
                    (model.empty() ? "" : ", " + model));
        console.say(mean.text());
        console.sendLine(mean.json(model));
    }
    console.say("\n" + definitionsText());
    if (failures > 0) {
        throw Error(std::to_string(failures) + " of " + std::to_string(paired.pairs.size()) +
                    " segmentations could not be evaluated, for the reasons above.");
    }
}

void evaluateAll(const EvaluateSettings& settings)
{
    Console console(settings.json);
    const ReadOptions options = {.labelScheme = labelSchemeOption(settings.labels)};
    std::error_code ignored;
    if (std::filesystem::is_directory(settings.prediction, ignored)) {
        evaluateFolders(console, settings, options);
    } else {
        evaluateFiles(console, settings, options);
    }
}

}  // namespace

void addEvaluateCommand(CLI::App& app)
{
    const auto settings = std::make_shared<EvaluateSettings>();
    CLI::App* command = app.add_subcommand(
        "evaluate", "Dice, sensitivity, specificity, HD95 and volumes of a segmentation");
    command->add_option("--prediction", settings->prediction, "Segmentation, or a folder of them")
        ->required();
    command->add_option("--reference", settings->reference,
                        "The expert's labels or their case folder; for a folder of predictions the dataset")
        ->required();
    addLabelsOption(*command, settings->labels);
    addJsonOption(*command, settings->json);
    command->callback([settings] { evaluateAll(*settings); });
}

}  // namespace glioscope
