// glioscope-engine prepare: a dataset as patch files for training. Cases that are there already with the
// same source are kept, so that it can be interrupted and run again.

#include "app/engine/command_options.h"
#include "app/engine/commands.h"
#include "app/engine/console.h"
#include "app/engine/interrupt.h"
#include "app/engine/output_staging.h"
#include "app/engine/progress_clock.h"
#include "segmentation/case/case_reader.h"
#include "segmentation/networks/sha256.h"
#include "segmentation/volume/error.h"
#include "training/patch_pipeline.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>

namespace glioscope {
namespace {

constexpr double kFinestMm = 0.2;
constexpr double kCoarsestMm = 10;

struct PrepareSettings {
    std::filesystem::path dataset;
    std::filesystem::path output;
    std::vector<double> spacingMm = {PatchOptions().spacingMm[0], PatchOptions().spacingMm[1],
                                     PatchOptions().spacingMm[2]};
    bool synthetic = CaseVolumes().synthetic;
    std::string labels;
    bool json = false;
};

/// One hash for all files of a case and how they are prepared; a 4D file fills several slots.
std::string sourceHash(const CaseFiles& files, const PrepareSettings& settings)
{
    std::vector<std::filesystem::path> seen;
    std::string digests = settings.labels + (settings.synthetic ? " synthetic" : "");
    for (const double edge : settings.spacingMm) {
        digests += " " + std::to_string(edge);
    }
    for (const auto& slot : {files.images[0], files.images[1], files.images[2], files.images[3], files.labels}) {
        if (slot && std::ranges::find(seen, *slot) == seen.end()) {
            seen.push_back(*slot);
            digests += sha256OfFile(*slot);
        }
    }
    Sha256 combined;
    combined.update({reinterpret_cast<const std::uint8_t*>(digests.data()), digests.size()});
    return combined.hexDigest();
}

CaseSource sourceFor(const CaseFiles& files, const PrepareSettings& settings)
{
    const std::string hash = sourceHash(files, settings);
    const ReadOptions options = {.labelScheme = labelSchemeOption(settings.labels)};
    const bool synthetic = settings.synthetic;
    return {files.name, hash, [files, hash, options, synthetic] {
                const Case loaded = readCase(files, options);
                CaseVolumes volumes = {files.name, loaded.images, nullptr, hash, synthetic};
                if (loaded.labels) {
                    volumes.labels = {loaded.labels, &loaded.labels->map};
                }
                return volumes;
            }};
}

std::vector<CaseSource> sources(const PrepareSettings& settings)
{
    const std::vector<CaseFiles> cases = isDataset(settings.dataset)
                                             ? listCases(settings.dataset)
                                             : std::vector{findCase(settings.dataset)};
    std::vector<CaseSource> all;
    for (const CaseFiles& files : cases) {
        if (interrupted()) {
            throw Cancelled();
        }
        all.push_back(sourceFor(files, settings));
    }
    return all;
}

void prepare(const PrepareSettings& settings)
{
    Console console(settings.json);
    const InterruptDeadline deadline([&] { removeOwnParts(settings.output); });
    ProgressClock clock({}, [&](const Progress& p) { console.progress(p, "prepare"); });
    clock.begin("hashing");
    const std::vector<CaseSource> cases = sources(settings);
    clock.begin("preparing", static_cast<double>(cases.size()));
    const PatchOptions options = {
        .spacingMm = {settings.spacingMm[0], settings.spacingMm[1], settings.spacingMm[2]}};
    const PrepareReport report = preparePatches(cases, settings.output, options,
                                                [&](std::size_t done, std::size_t total) {
                                                    clock.update(double(done), double(total));
                                                    return !interrupted();
                                                });
    if (interrupted()) {
        throw Cancelled();
    }
    for (const std::string& sentence : report.failures) {
        console.send(Failure{{}, sentence, {}});
        console.warn(sentence);
    }
    console.say(std::to_string(report.written) + " patch files written, " + std::to_string(report.kept) +
                " kept, in " + settings.output.string());
    if (!report.failures.empty()) {
        throw Error(std::to_string(report.failures.size()) + " of " + std::to_string(cases.size()) +
                    " cases could not be prepared, for the reasons above.");
    }
}

}  // namespace

void addPrepareCommand(CLI::App& app)
{
    const auto settings = std::make_shared<PrepareSettings>();
    CLI::App* command = app.add_subcommand("prepare", "Makes patch files for training from a dataset");
    command->add_option("dataset", settings->dataset, "Folder of cases with labels")->required();
    command->add_option("--output", settings->output, "Folder for one <case>.h5 a case")->required();
    command->add_option("--spacing", settings->spacingMm, "Voxel edges along i, j and k in mm")
        ->expected(3)
        ->check(CLI::Range(kFinestMm, kCoarsestMm))
        ->capture_default_str();
    command->add_flag("--synthetic", settings->synthetic,
                      "The cases are phantoms; training mixes them in by its own share");
    addLabelsOption(*command, settings->labels);
    addJsonOption(*command, settings->json);
    command->callback([settings] { prepare(*settings); });
}

}  // namespace glioscope
