// glioscope-engine import-seg: a DICOM segmentation of whatever writer as NIfTI on its series'
// grid.

#include "app/engine/dicom/import_seg_command.h"

#include "app/engine/console/command_options.h"
#include "app/engine/console/console.h"
#include "app/engine/console/interrupt.h"
#include "app/engine/console/output_staging.h"
#include "app/engine/dicom/study_reading.h"
#include "app/engine/dicom/volume_files.h"
#include "segmentation/case/formats/label_writer.h"
#include "segmentation/dicom/seg_match.h"
#include "segmentation/system/durable_file.h"
#include "segmentation/system/error.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>

namespace glioscope {
namespace {

namespace fs = std::filesystem;

struct ImportSegSettings {
    fs::path segmentation;
    fs::path study;
    fs::path output;
    std::string name = "study";
    bool separate = false;
    bool json = false;
};

const char* wordOf(DicomSeg::Kind kind)
{
    switch (kind) {
    case DicomSeg::Kind::Binary: return "binary";
    case DicomSeg::Kind::Probability: return "probability";
    case DicomSeg::Kind::Occupancy: return "occupancy";
    case DicomSeg::Kind::Labelmap: break;
    }
    return "labelmap";
}

nlohmann::ordered_json segmentsOf(const DicomSeg& seg)
{
    nlohmann::ordered_json segments = nlohmann::ordered_json::array();
    for (const SegSegment& segment : seg.segments) {
        segments.push_back({{"number", segment.number},
                            {"label", segment.name},
                            {"type", segment.typeMeaning},
                            {"code", segment.typeValue},
                            {"codingScheme", segment.typeScheme},
                            {"algorithm", segment.algorithm}});
    }
    return segments;
}

class SegImport {
public:
    SegImport(const ImportSegSettings& settings, const DicomSeg& seg, const Geometry& series)
        : m_settings(settings), m_seg(seg), m_series(series), m_staging(settings.output)
    {
    }

    std::vector<fs::path> write(const DicomInstance& header)
    {
        const InterruptDeadline deadline([this] { m_staging.discard(); });
        const auto labels = m_settings.separate ? std::nullopt : labelsOfSeg(m_seg, m_series);
        if (labels) {
            m_notices = labels->notices;
            writeMap(labels->map);
        } else {
            writeEach();
        }
        const std::string record = m_settings.name + "_seg.json";
        m_staging.write(record, [&](const fs::path& file) {
            writeTextDurably(
                file, nlohmann::ordered_json{{"type", "dicom-segmentation"},
                                             {"software", "Glioscope " GLIOSCOPE_VERSION},
                                             {"kind", wordOf(m_seg.kind)},
                                             {"studyInstanceUid", m_seg.studyUid},
                                             {"seriesInstanceUid", header.seriesUid},
                                             {"segments", segmentsOf(m_seg)},
                                             {"files", m_names},
                                             {"notices", m_notices}}
                              .dump(1, ' ', false, nlohmann::json::error_handler_t::replace) +
                          "\n");
        });
        m_names.push_back(record);
        return m_staging.commit(m_names);
    }
    [[nodiscard]] const std::vector<std::string>& notices() const { return m_notices; }

private:
    void writeMap(const LabelMap& map)
    {
        const bool cavity =
            std::ranges::find(map.voxels, Label::ResectionCavity) != map.voxels.end();
        m_names.push_back(m_settings.name + "_seg.nii.gz");
        m_staging.write(m_names.back(), [&](const fs::path& file) {
            writeLabels(file, map, cavity ? LabelScheme::Brats2023 : kResultScheme);
        });
    }
    /// 0 and 1, or 0 to 255 of a fractional one.
    void writeEach()
    {
        for (const SegSegment& segment : m_seg.segments) {
            const PlacedVolume placed = placedOnSeries(volumeOf(m_seg, segment), m_series);
            if (placed.resampled && m_notices.empty()) {
                m_notices.push_back(
                    "The segmentation lies on another grid than its series and was "
                    "resampled to it, each voxel by the nearest one.");
            }
            const std::string words = fileWords(segment.name);
            m_names.push_back(m_settings.name + "_segment" + std::to_string(segment.number) +
                              (words.empty() ? "" : "_" + words) + ".nii.gz");
            m_staging.write(m_names.back(),
                            [&](const fs::path& file) { writeBytes(file, placed.volume); });
        }
    }

    const ImportSegSettings& m_settings;
    const DicomSeg& m_seg;
    const Geometry& m_series;
    OutputStaging m_staging;
    std::vector<std::string> m_names, m_notices;
};

void importSeg(const ImportSegSettings& settings)
{
    Console console(settings.json);
    const DicomSeg seg = readSeg(settings.segmentation);
    const StudyScan scan = scanWithProgress(settings.study, "import-seg", console);
    const std::vector<SeriesVolume> volumes = volumesOf(scan.instances);
    const SeriesVolume& series = volumes[volumeOfSeg(seg, volumes, scan.instances)];
    SegImport import(settings, seg, series.grid.geometry);
    const std::vector<fs::path> files = import.write(series.header(scan.instances));
    nlohmann::json line = {{"type", "dicom-segmentation"}, {"notices", import.notices()}};
    for (const fs::path& file : files) {
        console.say(file.string());
        line["files"].push_back(file.string());
    }
    for (const std::string& notice : import.notices()) {
        console.say("  " + notice);
    }
    console.sendLine(line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

}  // namespace

void addImportSegCommand(CLI::App& app)
{
    const auto settings = std::make_shared<ImportSegSettings>();
    CLI::App* command = app.add_subcommand(
        "import-seg", "Writes a DICOM segmentation (SEG) as NIfTI on the grid of its series");
    command->add_option("segmentation", settings->segmentation, "The DICOM file")->required();
    command
        ->add_option("--study", settings->study,
                     "Folder of the DICOM study that it was made of, MR alone")
        ->required();
    command
        ->add_option("--output", settings->output,
                     "Folder for <case>_seg.nii.gz, or a file for each segment where one is no "
                     "tumour label or values are fractional, and for <case>_seg.json")
        ->required();
    addCaseNameOption(*command, settings->name, "What the files are called after")
        ->capture_default_str();
    command->add_flag("--separate", settings->separate, "A file for each segment in any case");
    addJsonOption(*command, settings->json);
    command->callback([settings] { importSeg(*settings); });
}

}  // namespace glioscope
