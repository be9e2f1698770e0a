#include "app/engine/statistics/statistics_command.h"

#include "app/engine/console/case_options.h"
#include "app/engine/console/command_options.h"
#include "app/engine/console/console.h"
#include "app/engine/evaluate/evaluation_pairs.h"
#include "app/engine/statistics/statistics_table.h"
#include "segmentation/case/dataset/case_finder.h"
#include "segmentation/case/formats/case_reader.h"
#include "segmentation/system/durable_file.h"
#include "segmentation/volume/voxel_order.h"

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
    bool json = false;
};

/// The image in the segmentation's order of voxels; null, and a warning, where it lies on another
/// grid.
std::shared_ptr<const Image> imageOn(const Geometry& grid, Sequence sequence,
                                     const std::shared_ptr<const Image>& image, Console& console)
{
    if (!image || samePhysicalGrid(image->geometry, grid)) {
        return image;
    }
    if (auto permuted = permutedOnto(grid, *image)) {
        return std::make_shared<const Image>(std::move(*permuted));
    }
    console.warn(std::string(displayName(sequence)) + " (" + describe(image->geometry) +
                 ") lies on another grid than the segmentation (" + describe(grid) +
                 "), so its intensities are left out.");
    return nullptr;
}

void addIntensities(std::vector<StatisticsRow>& rows, const StatisticsSettings& settings,
                    const LabelMap& labels, Console& console)
{
    ReadOptions options;
    options.readLabels = false;
    const Case images =
        readCase(findCase(settings.casePath, sequencesOption(settings.sequences)), options);
    for (const Sequence sequence : kAllSequences) {
        const auto image = imageOn(labels.geometry, sequence, images.image(sequence), console);
        for (StatisticsRow& row : rows) {
            if (image) {
                row.intensities[static_cast<std::size_t>(sequence)] =
                    intensityStatistics(*image, labels, row.structure.structure);
            }
        }
    }
}

void showStatistics(const StatisticsSettings& settings)
{
    Console console(settings.json);
    const LabelFile file = labelFileOf(settings.segmentation);
    const ReadOptions options = {.labelScheme = labelSchemeOption(settings.labels),
                                 .namedValues = file.namedValues};
    const CaseLabels labels = readLabels(file.file, file.namedScheme, options);
    std::vector<StatisticsRow> rows;
    for (StructureStatistics& structure : structureStatistics(labels.map)) {
        rows.push_back({std::move(structure), {}});
    }
    if (!settings.casePath.empty()) {
        addIntensities(rows, settings, labels.map, console);
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
    command->add_option("--csv", settings->csv, "Also write a table to this file");
    addJsonOption(*command, settings->json);
    command->callback([settings] { showStatistics(*settings); });
}

}  // namespace glioscope
