// glioscope-engine dicom-seg: a segmentation as DICOM, beside the images that it was made of.

#include "app/engine/dicom/dicom_seg_command.h"

#include "app/engine/console/command_options.h"
#include "app/engine/console/console.h"
#include "app/engine/console/interrupt.h"
#include "app/engine/dicom/study_case.h"
#include "app/engine/dicom/study_reading.h"
#include "segmentation/case/formats/case_reader.h"
#include "segmentation/dicom/seg_writer.h"
#include "segmentation/dicom/sentence_parts.h"
#include "segmentation/jobs/sentence_json.h"
#include "segmentation/system/error.h"
#include "segmentation/system/path_access.h"
#include "segmentation/volume/geometry_sentence.h"
#include "segmentation/volume/voxel_order.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <fstream>
#include <memory>

namespace glioscope {
namespace {

namespace fs = std::filesystem;

struct DicomSegSettings {
    fs::path segmentation;
    std::string labels;
    fs::path study;
    std::string series;
    std::string algorithm;
    fs::path output;
    bool json = false;
};

/// "P_unet.json" beside "P_unet_seg.nii.gz".
fs::path reportBeside(const fs::path& segmentation)
{
    const std::string name = segmentation.filename().string();
    const std::size_t end = name.rfind("_seg.nii");
    return end == std::string::npos ? fs::path()
                                    : segmentation.parent_path() / (name.substr(0, end) + ".json");
}

/// As the command line, or the report beside it, says; drawn by hand where neither does.
SegAlgorithm algorithmOf(const DicomSegSettings& settings)
{
    if (!settings.algorithm.empty()) {
        return {settings.algorithm, "unknown", "unknown"};
    }
    try {
        std::ifstream stream = streamOf(reportBeside(settings.segmentation));
        const nlohmann::json report = nlohmann::json::parse(stream);
        if (!report.at("run").contains("glioscope")) {
            return {.name = report.at("model").at("name").get<std::string>(), .foreign = true};
        }
        return {report.at("model").at("name").get<std::string>(),
                report.at("run").at("glioscope").get<std::string>(),
                report.at("model").at("sha256").get<std::string>()};
    } catch (const nlohmann::json::exception&) {
        return {};
    }
}

bool isTold(const DicomInstance& header, const std::string& told)
{
    return header.seriesUid == told ||
           (header.seriesNumber && std::to_string(*header.seriesNumber) == told);
}

Sentence gridsOf(const std::vector<SeriesVolume>& volumes,
                 const std::vector<DicomInstance>& instances)
{
    std::vector<Sentence> grids;
    for (const SeriesVolume& volume : volumes) {
        grids.push_back(
            joined({seriesName(volume.header(instances)), described(volume.grid.geometry)}, ": "));
    }
    return joined(grids);
}

[[noreturn]] void failWithoutSeries(const LabelMap& labels, const DicomSegSettings& settings,
                                    const Sentence& grids)
{
    const Sentence where =
        settings.series.empty()
            ? Sentence::of("of no series of the study %1 (%2)", settings.study, grids)
            : Sentence::of("of no series %1 of the study %2 (%3)", settings.series, settings.study,
                           grids);
    throw Error(
        Sentence::of("The segmentation %1 lies on the grid (%2) %3; only one that was made "
                     "of its images can be stored with them.",
                     settings.segmentation, described(labels.geometry), where));
}

[[noreturn]] void askForSeries(const std::vector<std::size_t>& fitting,
                               const DicomSegSettings& settings,
                               const std::vector<SeriesVolume>& volumes,
                               const std::vector<DicomInstance>& instances)
{
    std::vector<Sentence> names;
    for (const std::size_t n : fitting) {
        names.push_back(seriesName(volumes[n].header(instances)));
    }
    throw AmbiguousInput(
        Sentence::of("The segmentation %1 lies on the grid of several series "
                     "(%2); say with --series and a number which it was made of.",
                     settings.segmentation, joined(names)));
}

/// Of those on whose grid the segmentation lies the T1ce, which models give their result on.
std::size_t seriesFor(const LabelMap& labels, const DicomSegSettings& settings,
                      const std::vector<SeriesVolume>& volumes,
                      const std::vector<DicomInstance>& instances)
{
    std::vector<std::size_t> fitting;
    for (std::size_t n = 0; n < volumes.size(); ++n) {
        const bool asked =
            settings.series.empty() || isTold(volumes[n].header(instances), settings.series);
        if (asked && volumes[n].grid.problem.empty() &&
            sameGridInAnyOrder(volumes[n].grid.geometry, labels.geometry)) {
            fitting.push_back(n);
        }
    }
    if (fitting.empty()) {
        failWithoutSeries(labels, settings, gridsOf(volumes, instances));
    }
    const auto t1ce =
        proposeSequences(volumes, instances).chosen[static_cast<std::size_t>(Sequence::T1ce)];
    if (t1ce && std::ranges::find(fitting, *t1ce) != fitting.end()) {
        return *t1ce;
    }
    if (fitting.size() > 1) {
        askForSeries(fitting, settings, volumes, instances);
    }
    return fitting.front();
}

void tell(const WrittenSeg& written, const DicomSegSettings& settings, const DicomInstance& header,
          Console& console)
{
    for (const Sentence& notice : written.notices) {
        console.warn(notice);
    }
    console.say(settings.output.string() + "\n" + std::to_string(written.segments) +
                (written.segments == 1 ? " segment, " : " segments, ") +
                std::to_string(written.frames) + " frames, of " + seriesName(header).text() + ".");
    jobs::json line = {{"type", "dicom-seg"},
                       {"file", settings.output.string()},
                       {"seriesInstanceUid", written.seriesUid},
                       {"sopInstanceUid", written.sopInstanceUid},
                       {"segments", written.segments},
                       {"frames", written.frames}};
    jobs::put(line, "notices", written.notices);
    console.sendLine(jobs::dumped(line));
}

void writeDicomSeg(const DicomSegSettings& settings)
{
    Console console(settings.json);
    const InterruptDeadline deadline([] {});
    const CaseLabels labels = readLabels(settings.segmentation, std::nullopt,
                                         {.labelScheme = labelSchemeOption(settings.labels)});
    const StudyScan scan = scanWithProgress(settings.study, "dicom-seg", console);
    const std::vector<SeriesVolume> volumes = volumesOf(scan.instances);
    const SeriesVolume& series = volumes[seriesFor(labels.map, settings, volumes, scan.instances)];
    const WrittenSeg written =
        writeSeg(settings.output, labels.map, series, scan.instances, algorithmOf(settings));
    tell(written, settings, series.header(scan.instances), console);
}

}  // namespace

void addDicomSegCommand(CLI::App& app)
{
    const auto settings = std::make_shared<DicomSegSettings>();
    CLI::App* command = app.add_subcommand(
        "dicom-seg", "Writes a segmentation as DICOM (SEG), for the study that it was made of");
    command->add_option("segmentation", settings->segmentation, "NIfTI or NRRD with labels")
        ->required();
    addLabelsOption(*command, settings->labels);
    command
        ->add_option("--study", settings->study,
                     "Folder of the DICOM study whose series the segmentation was made of")
        ->required();
    command->add_option("--series", settings->series,
                        "Number or UID of that series, where several lie on one grid");
    command->add_option("--algorithm", settings->algorithm,
                        "What made it, where no report of segment lies beside it; without either "
                        "it counts as drawn by hand");
    command->add_option("--output", settings->output, "The file, such as tumour.dcm")->required();
    addJsonOption(*command, settings->json);
    command->callback([settings] { writeDicomSeg(*settings); });
}

}  // namespace glioscope
