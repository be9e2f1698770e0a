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

/// Volumes that are not written where no series was asked for.
struct LeftOut {
    int localizers = 0;
    int timeSeries = 0;

    /// Whether it is one of them.
    bool take(const SeriesVolume& volume)
    {
        if (volume.grid.geometry.size[2] < kFewestSlices) {
            return ++localizers > 0;
        }
        return isTimeSeries(volume) && ++timeSeries > 0;
    }
    /// Empty where there are none.
    [[nodiscard]] Sentence said() const
    {
        const auto counted = [](int count, const Sentence& one, const Sentence& several) {
            return count == 0 ? Sentence() : count == 1 ? one : several;
        };
        return joined(
            {counted(localizers, Sentence::of("localizers of one or two slices (1 volume)"),
                     Sentence::of("localizers of one or two slices (%1 volumes)", localizers)),
             counted(timeSeries, Sentence::of("time series (1 volume)"),
                     Sentence::of("time series (%1 volumes)", timeSeries))},
            ", ");
    }
};

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

void requireSome(const std::vector<SeriesVolume>& wanted, const Sentence& left,
                 const fs::path& study)
{
    if (!wanted.empty()) {
        return;
    }
    throw Error(left.empty() ? Sentence::of("The study %1 holds no series that makes a volume; the "
                                            "sentences above say why.",
                                            study)
                             : Sentence::of("The study %1 holds no series that makes a volume, "
                                            "only %2; --series writes one of them.",
                                            study, left));
}

/// Volumes that can be written; says of the others why they are not.
std::vector<SeriesVolume> wantedVolumes(const ImportSettings& settings,
                                        const std::vector<DicomInstance>& instances,
                                        Console& console)
{
    std::vector<SeriesVolume> wanted;
    LeftOut others;
    bool found = false;
    for (SeriesVolume& volume : volumesOf(instances)) {
        if (!settings.series.empty() && volume.header(instances).seriesUid != settings.series) {
            continue;
        }
        found = true;
        if (settings.series.empty() && others.take(volume)) {
            continue;
        }
        warnOf(volume, instances, console);
        if (volume.grid.problem.empty()) {
            wanted.push_back(std::move(volume));
        }
    }
    if (!found) {
        throw Error(
            Sentence::of("The study %1 has no series %2; the command without --series "
                         "writes all there are.",
                         settings.study, settings.series));
    }
    requireSome(wanted, others.said(), settings.study);
    if (const Sentence left = others.said(); !left.empty()) {
        console.warn(Sentence::of("Not written: %1; --series writes one of them.", left));
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
        console.warn(Sentence::of(
            "The case is not whole: of FLAIR, T1, T1ce and T2 the study is known to have %1.",
            named.size()));
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
