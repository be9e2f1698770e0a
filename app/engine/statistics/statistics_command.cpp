#include "app/engine/statistics/statistics_command.h"

#include "app/engine/console/case_options.h"
#include "app/engine/console/command_options.h"
#include "app/engine/console/console.h"
#include "app/engine/statistics/statistics_table.h"
#include "segmentation/case/consistency/place_doubts.h"
#include "segmentation/case/dataset/case_finder.h"
#include "segmentation/case/dataset/label_file.h"
#include "segmentation/case/formats/case_reader.h"
#include "segmentation/statistics/statistics_csv.h"
#include "segmentation/system/durable_file.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace glioscope {
namespace {

namespace fs = std::filesystem;

struct StatisticsSettings {
    fs::path segmentation;
    fs::path casePath;
    std::string sequences;
    std::string labels;
    fs::path csv;
    bool straighten = false;
    bool json = false;
};

SequenceImages imagesOf(const StatisticsSettings& settings)
{
    if (settings.casePath.empty()) {
        return {};
    }
    ReadOptions options;
    options.readLabels = false;
    options.straighten = settings.straighten;
    return readCase(findCase(settings.casePath, sequencesOption(settings.sequences)), options)
        .images;
}

void showStatistics(const StatisticsSettings& settings)
{
    Console console(settings.json);
    const LabelFile file = labelFileOf(settings.segmentation);
    const ReadOptions options = {.labelScheme = labelSchemeOption(settings.labels),
                                 .namedValues = file.namedValues,
                                 .straighten = settings.straighten};
    const CaseLabels labels = readLabels(file.file, file.namedScheme, options);
    const auto [rows, problems] = segmentationStatistics(labels.map, imagesOf(settings));
    if (labels.stated.straightenedMm > 0) {
        console.warn(straightenedSentence(file.file, labels.stated.straightenedMm));
    }
    for (const std::string& problem : problems) {
        console.warn(problem);
    }
    if (!settings.csv.empty()) {
        writeTextDurably(settings.csv, statisticsCsv(rows));
    }
    console.say(statisticsText(rows) + "\n\n" + statisticsDefinitions());
    console.sendLine(statisticsJson(rows));
}

}  // namespace

void addStatisticsCommand(CLI::App& app)
{
    const auto settings = std::make_shared<StatisticsSettings>();
    CLI::App* command = app.add_subcommand(
        "statistics", "Volumes, places, diameters and lesions of one segmentation");
    command
        ->add_option("segmentation", settings->segmentation,
                     "Segmentation, or a case folder whose labels are meant")
        ->required();
    command->add_option("case", settings->casePath,
                        "Case whose images are measured within the segmentation");
    addSequencesOption(*command, settings->sequences);
    addLabelsOption(*command, settings->labels);
    addStraightenOption(*command, settings->straighten);
    command->add_option("--csv", settings->csv, "Also write a table to this file");
    addJsonOption(*command, settings->json);
    command->callback([settings] { showStatistics(*settings); });
}

}  // namespace glioscope
