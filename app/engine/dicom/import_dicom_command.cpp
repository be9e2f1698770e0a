// glioscope-engine import-dicom: the MR volumes of a DICOM study as NIfTI.

#include "app/engine/dicom/import_dicom_command.h"

#include "app/engine/console/command_options.h"
#include "app/engine/console/console.h"
#include "app/engine/console/interrupt.h"
#include "app/engine/console/output_staging.h"
#include "app/engine/console/progress_clock.h"
#include "app/engine/dicom/study_case.h"
#include "app/engine/dicom/study_reading.h"
#include "app/engine/dicom/volume_files.h"
#include "segmentation/case/formats/label_writer.h"
#include "segmentation/dicom/sentence_parts.h"
#include "segmentation/system/durable_file.h"
#include "segmentation/system/error.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>

namespace glioscope {
namespace {

namespace fs = std::filesystem;

struct ImportSettings {
    fs::path study;
    fs::path output;
    std::string series;
    CaseChoice asCase;
    bool listed = false;
    bool uncompressed = false;
    bool json = false;
};

/// Why a volume is left out where its series was not asked for; empty where it is not.
std::string leftOut(const SeriesVolume& volume)
{
    if (volume.grid.geometry.size[2] < kFewestSlices) {
        return "localizers of one or two slices";
    }
    return isTimeSeries(volume) ? "time series" : "";
}

void warnOf(const SeriesVolume& volume, const std::vector<DicomInstance>& instances,
            Console& console)
{
    const std::string title = seriesTitle(volume.header(instances));
    for (const Sentence& notice : volume.grid.notices) {
        console.warn(title + ": " + notice.text());
    }
    if (!volume.grid.problem.empty()) {
        console.warn(title + ": " + volume.grid.problem.text());
    }
}

/// Volumes that can be written; says of the others why they are not.
std::vector<SeriesVolume> wantedVolumes(const ImportSettings& settings,
                                        const std::vector<DicomInstance>& instances,
                                        Console& console)
{
    std::vector<SeriesVolume> wanted;
    std::map<std::string, int> others;
    bool found = false;
    for (SeriesVolume& volume : volumesOf(instances)) {
        if (!settings.series.empty() && volume.header(instances).seriesUid != settings.series) {
            continue;
        }
        found = true;
        const std::string why = settings.series.empty() ? leftOut(volume) : "";
        if (!why.empty()) {
            ++others[why];
            continue;
        }
        warnOf(volume, instances, console);
        if (volume.grid.problem.empty()) {
            wanted.push_back(std::move(volume));
        }
    }
    std::string left;
    for (const auto& [why, count] : others) {
        left += (left.empty() ? "" : ", ") + why + " (" + std::to_string(count) +
                (count == 1 ? " volume)" : " volumes)");
    }
    if (!found) {
        throw Error("The study " + settings.study.string() + " has no series " + settings.series +
                    "; the command without --series writes all there are.");
    }
    if (wanted.empty()) {
        throw Error("The study " + settings.study.string() +
                    " holds no series that makes a volume" +
                    (left.empty() ? "; the sentences above say why."
                                  : ", only " + left + "; --series writes one of them."));
    }
    if (!left.empty()) {
        console.warn("Not written: " + left + "; --series writes one of them.");
    }
    return wanted;
}

/// Whole numbers of 16 bits, as scanners store; what a slope made of them stays as it is.
bool fitsInt16(const Image& image)
{
    return std::ranges::all_of(
        image.voxels, [](float v) { return v >= -32768 && v <= 32767 && v == std::trunc(v); });
}

/// `file` has the ending of an image, `record` lies beside it.
void writeVolume(const std::string& file, const std::string& record, const SeriesVolume& volume,
                 const std::vector<DicomInstance>& instances, const OutputStaging& staging)
{
    const Image image = readVolume(volume, instances, [] { return !interrupted(); });
    staging.write(file,
                  [&](const fs::path& staged) { writeImage(staged, image, fitsInt16(image)); });
    staging.write(record, [&](const fs::path& staged) {
        writeTextDurably(staged, volumeRecord(volume, instances));
    });
}

void tell(const SeriesVolume& volume, const std::vector<DicomInstance>& instances,
          const std::vector<fs::path>& files, Console& console)
{
    console.say(files[0].string() + "\n" + describe(volume.grid.geometry));
    console.sendLine(nlohmann::json{{"type", "dicom-volume"},
                                    {"file", files[0].string()},
                                    {"record", files[1].string()},
                                    {"seriesInstanceUid", volume.header(instances).seriesUid}}
                         .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

std::vector<NamedVolume> volumesToWrite(const ImportSettings& settings,
                                        const std::vector<DicomInstance>& instances,
                                        Console& console)
{
    if (settings.asCase.name.empty()) {
        std::vector<SeriesVolume> volumes = wantedVolumes(settings, instances, console);
        const std::vector<std::string> names = fileNamesOf(volumes, instances);
        std::vector<NamedVolume> named;
        for (std::size_t n = 0; n < volumes.size(); ++n) {
            named.push_back({names[n], std::move(volumes[n])});
        }
        return named;
    }
    std::vector<NamedVolume> named =
        volumesOfCase(settings.asCase, volumesOf(instances), instances);
    for (const NamedVolume& one : named) {
        warnOf(one.volume, instances, console);
    }
    if (named.size() < kAllSequences.size()) {
        console.warn(
            "The case is not whole: of FLAIR, T1, T1ce and T2 the study is known to have " +
            std::to_string(named.size()) + ".");
    }
    return named;
}

void importDicom(const ImportSettings& settings)
{
    Console console(settings.json);
    const StudyScan scan = (settings.listed ? scanListedWithProgress : scanWithProgress)(
        settings.study, "import-dicom", console);
    const std::vector<NamedVolume> volumes = volumesToWrite(settings, scan.instances, console);
    OutputStaging staging(settings.output);
    const InterruptDeadline deadline([&staging] { staging.discard(); });
    ProgressClock clock({}, [&](const Progress& p) { console.progress(p, "import-dicom"); });
    clock.begin("reading series", static_cast<double>(volumes.size()));
    const std::string ending = settings.uncompressed ? ".nii" : ".nii.gz";
    std::vector<Sentence> failures;
    std::size_t done = 0;
    for (const auto& [name, volume] : volumes) {
        clock.update(static_cast<double>(done++), static_cast<double>(volumes.size()));
        if (interrupted()) {
            throw Cancelled();
        }
        try {
            writeVolume(name + ending, name + ".json", volume, scan.instances, staging);
        } catch (const Error& error) {
            const DicomInstance& header = volume.header(scan.instances);
            console.warn(seriesTitle(header) + ": " + error.what());
            failures.push_back(joined({seriesName(header), error.said()}, ": "));
            continue;
        }
        tell(volume, scan.instances, staging.commit({name + ending, name + ".json"}), console);
    }
    if (!failures.empty()) {
        // With the first, for whoever sees no warnings.
        throw Error(Sentence::of("%1 of %2 volumes were not written, the first of them %3",
                                 failures.size(), volumes.size(), failures[0]));
    }
}

}  // namespace

void addImportDicomCommand(CLI::App& app)
{
    const auto settings = std::make_shared<ImportSettings>();
    CLI::App* command =
        app.add_subcommand("import-dicom", "Writes the MR volumes of a DICOM study as NIfTI");
    command
        ->add_option("study", settings->study,
                     "Folder of DICOM files, whatever their names, or one of them")
        ->required();
    command
        ->add_option("--output", settings->output,
                     "Folder for <series number>_<description>.nii.gz, each with a .json that says "
                     "what it was")
        ->required();
    CLI::Option* const series = command->add_option(
        "--series", settings->series, "Series Instance UID of the one series that is wanted");
    addCaseOptions(*command, settings->asCase);
    series->excludes("--case");
    command->add_flag("--listed", settings->listed,
                      "Look at the files on stdin alone: lines of JSON, each a list of paths, as "
                      "study --files tells those of a series");
    command->add_flag("--uncompressed", settings->uncompressed,
                      "Write .nii instead of .nii.gz: larger and sooner done");
    addJsonOption(*command, settings->json);
    command->callback([settings] { importDicom(*settings); });
}

}  // namespace glioscope
