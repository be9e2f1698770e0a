// glioscope-engine evaluate: a prediction against a reference, or a folder of them against a
// dataset.

#include "app/engine/evaluate/evaluate_command.h"

#include "app/engine/console/command_options.h"
#include "app/engine/console/console.h"
#include "app/engine/console/interrupt.h"
#include "app/engine/evaluate/evaluation_pairs.h"
#include "app/engine/evaluate/evaluation_table.h"
#include "app/engine/evaluate/further_figures.h"
#include "segmentation/case/consistency/label_placement.h"
#include "segmentation/case/consistency/place_doubts.h"
#include "segmentation/case/formats/case_reader.h"
#include "segmentation/system/error.h"
#include "segmentation/volume/geometry_sentence.h"
#include "segmentation/volume/grid_relation.h"
#include "segmentation/volume/voxel_order.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <set>

namespace glioscope {
namespace {

struct EvaluateSettings {
    std::filesystem::path prediction;
    std::filesystem::path reference;
    std::string labels;
    double toleranceMm = kDefaultToleranceMm;
    bool straighten = false;
    bool json = false;
};

CaseLabels readKnown(const LabelFile& labels, ReadOptions options)
{
    options.namedValues = labels.namedValues;
    return readLabels(labels.file, labels.namedScheme, options);
}

struct PairOutcome {
    std::vector<StructureFigures> figures;
    std::vector<std::string> warnings;  ///< about where the labels lie
};

/// Labels that are a part of the reference's grid are taken for all of it.
LabelMap wholeOf(const CaseLabels& predicted, const Geometry& grid)
{
    return sameGridInAnyOrder(predicted.map.geometry, grid) ? predicted.map
                                                            : placedOn(grid, predicted.map);
}

PairOutcome evaluatePair(const EvaluationPair& pair, const ReadOptions& options, double toleranceMm)
{
    const LabelFile& prediction = pair.prediction;
    const LabelFile& reference = pair.reference;
    const CaseLabels predicted = readKnown(prediction, options);
    const CaseLabels expected = readKnown(reference, options);
    PairOutcome outcome;
    Sentence mirrored;
    for (const PlaceDoubt& doubt : doubtsAbout(predicted, expected)) {
        outcome.warnings.push_back(doubt.text);
        if (doubt.kind == PlaceDoubt::Kind::Mirrored) {
            mirrored = together(mirrored, doubt.text);
        }
    }
    if (expected.stated.straightenedMm > 0) {
        outcome.warnings.push_back(
            straightenedSentence(reference.file, expected.stated.straightenedMm));
    }
    if (!liesOn(expected.map.geometry, predicted.map.geometry)) {
        throw Error(together(
            Sentence::of("The file %1 lies on another grid (%2) than %3 (%4); evaluate on the "
                         "reference's grid.",
                         prediction.file, described(predicted.map.geometry), reference.file,
                         described(expected.map.geometry)),
            mirrored));
    }
    outcome.figures = compareLabels(wholeOf(predicted, expected.map.geometry), expected.map,
                                    {.toleranceMm = toleranceMm});
    return outcome;
}

void sayPair(Console& console, const EvaluationPair& pair, const PairOutcome& outcome,
             const EvaluateSettings& settings)
{
    const std::vector<EvaluationRow> rows = rowsOf(outcome.figures);
    for (const std::string& warning : outcome.warnings) {
        console.warn(warning);
    }
    console.say(tableText(rows) + "\n\n" + furtherText(outcome.figures));
    console.sendLine(pairJson(pair, rows, outcome.figures, settings.toleranceMm, outcome.warnings));
}

void sayDefinitions(Console& console, const EvaluateSettings& settings)
{
    console.say("\n" + definitionsText());
    console.say(furtherDefinitions(settings.toleranceMm));
}

void evaluateFiles(Console& console, const EvaluateSettings& settings, const ReadOptions& options)
{
    const EvaluationPair pair = {
        {}, {}, labelFileOf(settings.prediction), labelFileOf(settings.reference)};
    sayPair(console, pair, evaluatePair(pair, options, settings.toleranceMm), settings);
    sayDefinitions(console, settings);
}

/// On stderr, and with --json a line each, so that nobody takes the mean for one over all cases.
void sayLeftOut(Console& console, const std::string& name, const std::string& sentence)
{
    console.warn(sentence);
    console.sendLine(leftOutJson(name, sentence));
}

void sayUnpaired(Console& console, const PairedFolders& paired)
{
    for (const std::string& name : paired.casesWithoutPrediction) {
        sayLeftOut(console, name, "The case " + name + " has no prediction and is left out.");
    }
    for (const auto& [name, sentence] : paired.casesWithoutLabels) {
        sayLeftOut(console, name, sentence);
    }
    for (const auto& file : paired.predictionsWithoutCase) {
        console.warn("The file " + file.string() +
                     " is named after no labelled case and is left out.");
    }
}

/// Cases of the references that are not among `counted`.
std::vector<std::string> leftOutOf(const PairedFolders& paired,
                                   const std::set<std::string>& counted)
{
    std::set<std::string> names(paired.casesWithoutPrediction.begin(),
                                paired.casesWithoutPrediction.end());
    std::ranges::transform(paired.pairs, std::inserter(names, names.end()),
                           &EvaluationPair::caseName);
    for (const auto& entry : paired.casesWithoutLabels) {
        names.insert(entry.first);
    }
    std::vector<std::string> leftOut;
    std::ranges::set_difference(names, counted, std::back_inserter(leftOut));
    return leftOut;
}

std::string joined(const std::vector<std::string>& names)
{
    std::string text;
    for (const std::string& name : names) {
        text += (text.empty() ? "" : ", ") + name;
    }
    return text;
}

void sayMean(Console& console, const std::string& model, const MeanRows& mean,
             const std::vector<std::string>& leftOut)
{
    console.say("\nMean of " + std::to_string(mean.cases()) +
                (mean.cases() == 1 ? " case" : " cases") + (model.empty() ? "" : ", " + model) +
                (leftOut.empty() ? "" : "; left out: " + joined(leftOut)));
    console.say(mean.text());
    console.sendLine(mean.json(model, leftOut));
}

struct ModelFigures {
    MeanRows mean;
    std::set<std::string> counted;  ///< cases
};

void evaluateFolders(Console& console, const EvaluateSettings& settings, const ReadOptions& options)
{
    const PairedFolders paired = pairFolders(settings.prediction, settings.reference);
    sayUnpaired(console, paired);
    std::map<std::string, ModelFigures> byModel;
    std::size_t failures = 0;
    for (std::size_t i = 0; i < paired.pairs.size(); ++i) {
        const EvaluationPair& pair = paired.pairs[i];
        if (interrupted()) {
            throw Cancelled();
        }
        console.progress({.id = pair.caseName,
                          .stage = "evaluating",
                          .done = double(i),
                          .total = double(paired.pairs.size())},
                         pair.caseName);
        try {
            const PairOutcome outcome = evaluatePair(pair, options, settings.toleranceMm);
            byModel[pair.model].mean.add(rowsOf(outcome.figures));
            byModel[pair.model].counted.insert(pair.caseName);
            console.say("\n" + pair.caseName + (pair.model.empty() ? "" : ", " + pair.model));
            sayPair(console, pair, outcome, settings);
        } catch (const AmbiguousInput&) {
            throw;  // one answer, --labels, settles it for all
        } catch (const Error& error) {
            ++failures;
            console.send(Failure{pair.caseName, error.said(), {}});
            console.warn(error.what());
        }
    }
    for (const auto& [model, figures] : byModel) {
        sayMean(console, model, figures.mean, leftOutOf(paired, figures.counted));
    }
    sayDefinitions(console, settings);
    if (failures > 0) {
        throw Error(
            Sentence::of("%1 of %2 segmentations could not be evaluated, for the reasons above.",
                         failures, paired.pairs.size()));
    }
}

void evaluateAll(const EvaluateSettings& settings)
{
    Console console(settings.json);
    const ReadOptions options = {.labelScheme = labelSchemeOption(settings.labels),
                                 .straighten = settings.straighten};
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
        "evaluate",
        "Overlap, distances, volumes and lesions of a segmentation against the expert's labels");
    command->add_option("--prediction", settings->prediction, "Segmentation, or a folder of them")
        ->required();
    command
        ->add_option(
            "--reference", settings->reference,
            "The expert's labels or their case folder; for a folder of predictions the dataset")
        ->required();
    command
        ->add_option("--tolerance", settings->toleranceMm,
                     "Distance in mm that counts as met in surface Dice")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    addLabelsOption(*command, settings->labels);
    addStraightenOption(*command, settings->straighten);
    addJsonOption(*command, settings->json);
    command->callback([settings] { evaluateAll(*settings); });
}

}  // namespace glioscope
