// glioscope-engine compare: models and folders of results on a dataset with labels, measured alike
// and set beside each other in tables and a page.

#include "app/engine/compare/compare_command.h"

#include "app/engine/compare/cohort_results.h"
#include "app/engine/compare/cohort_run.h"
#include "app/engine/compare/report_page.h"
#include "app/engine/console/case_options.h"
#include "app/engine/console/command_options.h"
#include "app/engine/console/console.h"
#include "app/engine/console/interrupt.h"
#include "app/engine/segment/result_names.h"
#include "segmentation/networks/contract/model_purpose.h"
#include "segmentation/networks/files/model_file.h"
#include "segmentation/networks/files/model_library.h"
#include "segmentation/system/durable_file.h"
#include "segmentation/system/error.h"
#include "segmentation/system/path_text.h"
#include "segmentation/system/today.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>

namespace glioscope {
namespace fs = std::filesystem;
namespace {

struct CompareSettings {
    fs::path dataset;
    std::vector<std::string> models;
    std::vector<std::string> results;
    std::vector<fs::path> merge;
    fs::path output;
    std::string sequences;
    std::string labels;
    std::string shard = "1/1";
    ComputeOptions compute;
    bool confidence = false;
    bool json = false;
};

CohortSettings cohortSettings(const CompareSettings& settings)
{
    CohortSettings cohort;
    cohort.models = settings.models;
    for (const std::string& text : settings.results) {
        cohort.results.push_back(*givenResults(text));
    }
    cohort.output = settings.output;
    cohort.reading.labelScheme = labelSchemeOption(settings.labels);
    cohort.compute = settings.compute;
    cohort.confidence = settings.confidence;
    return cohort;
}

std::vector<CohortCase> shardOf(std::vector<CohortCase> cases, const std::string& text)
{
    const Shard shard = *shardFromText(text);
    std::vector<CohortCase> ours;
    for (std::size_t n = 0; n < cases.size(); ++n) {
        if (shard.holds(n)) {
            ours.push_back(std::move(cases[n]));
        }
    }
    return ours;
}

void writeTables(const CohortResults& results, const fs::path& output)
{
    writeTextDurably(output / "results.csv", resultsCsv(results));
    writeTextDurably(output / "index.html", reportPage(results, today()));
    writeTextDurably(output / "results.json", resultsJson(results, today()));
}

void sayRecord(Console& console, const ComparisonRecord& record, bool earlier)
{
    if (!record.problem.empty()) {
        console.send(Failure{record.caseName, record.problem, {}});
        console.warn(record.problem);
        return;
    }
    nlohmann::json dice = nlohmann::json::object();
    std::string text = record.caseName + ", " + record.model + ": Dice";
    for (const StructureFigures& row : record.rows) {
        char figure[32];
        std::snprintf(figure, sizeof figure, " %s %.4f",
                      std::string(shortName(row.structure)).c_str(),
                      row.figures.value(Metric::Dice));
        text += figure;
        dice[std::string(shortName(row.structure))] = row.figures.value(Metric::Dice);
    }
    console.say(text + (earlier ? " (done before)" : ""));
    console.sendLine(nlohmann::json{
        {"type", "compared"},
        {"case", bytesText(record.caseName)},
        {"model", bytesText(record.model)},
        {"dice", std::move(dice)},
        {"earlier",
         earlier}}.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

/// Of a comparison that is whole.
void sayEnd(Console& console, const CohortResults& results, const fs::path& output)
{
    const auto failed = std::ranges::count_if(
        results.records, [](const ComparisonRecord& record) { return !record.problem.empty(); });
    const fs::path page = fs::absolute(output).lexically_normal() / "index.html";
    console.say(page.string() + ": " + std::to_string(results.cases.size()) +
                (results.cases.size() == 1 ? " case" : " cases") + " under " +
                std::to_string(results.models.size()) +
                (results.models.size() == 1 ? " model." : " models."));
    console.sendLine(nlohmann::json{
        {"type", "comparison"},
        {"page", pathText(page)},
        {"cases", results.cases.size()},
        {"leftOut",
         failed}}.dump());
    if (failed > 0) {
        throw Error(
            Sentence::of("%1 of %2 comparisons were left out, for the reasons above, "
                         "which the results name too; run the same command again after "
                         "correcting them, and it goes on with those.",
                         failed, results.records.size()));
    }
}

void compareCohort(Console& console, const CompareSettings& settings)
{
    for (const std::string& model : settings.models) {
        requireTumourModel(readContract(findModel(model)));
    }
    Cohort cohort = findCohort(settings.dataset, sequencesOption(settings.sequences),
                               cohortSettings(settings).results);
    for (const std::string& sentence : cohort.unpaired) {
        console.warn(sentence);
    }
    cohort.cases = shardOf(std::move(cohort.cases), settings.shard);
    CohortRun run(cohortSettings(settings),
                  {.progress = [&](const Progress& progress,
                                   const std::string& what) { console.progress(progress, what); },
                   .done = [&](const ComparisonRecord& record,
                               bool earlier) { sayRecord(console, record, earlier); },
                   .stopRequested = interrupted});
    {
        const InterruptDeadline deadline([&] { run.abandon(); });
        run.run(cohort.cases);
    }
    std::vector<std::string> cases;
    for (const CohortCase& one : cohort.cases) {
        cases.push_back(one.files.name);
    }
    // Read back, so that nothing depends on which run made a record.
    const CohortResults results = readResults(settings.output, cases, run.names());
    writeTables(results, settings.output);
    sayEnd(console, results, settings.output);
}

/// A second name for the same bytes where the file system has that, else a copy.
void bringFile(const fs::path& from, const fs::path& to)
{
    std::error_code error;
    if (!fs::exists(from, error) || fs::equivalent(from, to, error)) {
        return;
    }
    fs::remove(to, error);
    fs::create_hard_link(from, to, error);
    if (error) {
        error.clear();
        fs::copy_file(from, to, fs::copy_options::overwrite_existing, error);
    }
    if (error) {
        throw Error(Sentence::of("The file %1 cannot be written: %2.", to, writeFailure(error)));
    }
}

void mergeShards(Console& console, const CompareSettings& settings)
{
    std::vector<CohortResults> parts;
    for (const fs::path& folder : settings.merge) {
        parts.push_back(readResults(folder));
    }
    const CohortResults results = merged(parts, settings.merge);
    std::error_code error;
    fs::create_directories(settings.output, error);
    for (std::size_t p = 0; p < parts.size(); ++p) {
        for (const ComparisonRecord& record : parts[p].records) {
            if (interrupted()) {
                throw Cancelled();
            }
            const std::string stem =
                safeFileName(record.caseName) + "_" + safeFileName(record.model);
            for (const std::string& name :
                 {stem + "_seg.nii.gz", recordName(record.caseName, record.model)}) {
                bringFile(settings.merge[p] / name, settings.output / name);
            }
        }
    }
    writeTables(results, settings.output);
    for (const ComparisonRecord& record : results.records) {
        if (!record.problem.empty()) {
            console.warn(record.problem);
        }
    }
    sayEnd(console, results, settings.output);
}

void requireWhole(const CompareSettings& settings)
{
    if (!settings.merge.empty()) {
        if (!settings.dataset.empty() || !settings.models.empty() || !settings.results.empty()) {
            throw CLI::ValidationError("--merge",
                                       "joins what was compared; it takes no dataset, "
                                       "models or results");
        }
        return;
    }
    if (settings.dataset.empty()) {
        throw CLI::RequiredError("dataset");
    }
    if (settings.models.empty() && settings.results.empty()) {
        throw CLI::RequiredError("--models or --results");
    }
}

void addInputOptions(CLI::App& command, CompareSettings& settings)
{
    command.add_option("dataset", settings.dataset, "Folder of cases with the expert's labels");
    command.add_option("--models", settings.models,
                       "Names or files of the models that segment the cases");
    command
        .add_option("--results", settings.results,
                    "NAME=FOLDER: segmentations that are there already, "
                    "<case>[_<model>]_seg.nii.gz, compared under that name; several for several")
        ->check(CLI::Validator(
            [](const std::string& text) {
                return givenResults(text) ? std::string() : "\"" + text + "\" is no NAME=FOLDER.";
            },
            "NAME=FOLDER"));
    command.add_option("--merge", settings.merge,
                       "Folders of the parts that --shard made, joined instead of comparing");
    command
        .add_option("--output", settings.output,
                    "Folder for the segmentations, results.csv, results.json and index.html; run "
                    "again it goes on with what is not done")
        ->required();
}

}  // namespace

void addCompareCommand(CLI::App& app)
{
    const auto settings = std::make_shared<CompareSettings>();
    CLI::App* command = app.add_subcommand(
        "compare", "Models, and results of other programs, on a dataset with labels");
    addInputOptions(*command, *settings);
    addSequencesOption(*command, settings->sequences);
    addLabelsOption(*command, settings->labels);
    addComputeOptions(*command, settings->compute);
    command->add_flag("--confidence", settings->confidence,
                      "Also calibration, volumes between thresholds and the entropy of the "
                      "models' probabilities");
    addShardOption(*command, settings->shard);
    addJsonOption(*command, settings->json);
    command->callback([settings] {
        requireWhole(*settings);
        Console console(settings->json);
        try {
            settings->merge.empty() ? compareCohort(console, *settings)
                                    : mergeShards(console, *settings);
        } catch (const Error& error) {
            console.send(Failure{{}, error.said(), {}});
            throw;
        }
    });
}

}  // namespace glioscope
