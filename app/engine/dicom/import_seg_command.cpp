// glioscope-engine import-seg: a DICOM segmentation of whatever writer as NIfTI on its series'
// grid.

#include "app/engine/dicom/import_seg_command.h"

#include "app/engine/console/command_options.h"
#include "app/engine/console/console.h"
#include "app/engine/console/interrupt.h"
#include "app/engine/console/output_staging.h"
#include "app/engine/dicom/seg_choices.h"
#include "app/engine/dicom/study_reading.h"
#include "app/engine/dicom/volume_files.h"
#include "segmentation/case/formats/label_writer.h"
#include "segmentation/dicom/seg_match.h"
#include "segmentation/jobs/sentence_json.h"
#include "segmentation/system/durable_file.h"
#include "segmentation/system/path_text.h"
#include "segmentation/system/version.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <memory>
#include <utility>

namespace glioscope {
namespace {

namespace fs = std::filesystem;

struct ImportSegSettings {
    fs::path segmentation;
    fs::path study;
    fs::path output;
    std::string name = "study";
    SegChoiceOptions choices;
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

/// Where a segmentation is to lie, and whether images say so.
struct SegPlace {
    Geometry grid;
    std::string seriesUid;  ///< of the series that it was made of; empty without its study
};

class SegImport {
public:
    SegImport(const ImportSegSettings& settings, const DicomSeg& seg, const SegChoices& choices,
              const SegPlace& place)
        : m_settings(settings),
          m_seg(seg),
          m_choices(choices),
          m_place(place),
          m_staging(settings.output)
    {
        if (place.seriesUid.empty()) {
            m_notices.push_back(
                Sentence::of("Without its study the segmentation lies on its own grid, and nothing "
                             "says whether images are those that it was made of."));
        }
    }

    /// The record comes last.
    std::vector<fs::path> write()
    {
        const InterruptDeadline deadline([this] { m_staging.discard(); });
        const auto labels =
            m_settings.separate ? std::nullopt : labelsOfSeg(m_seg, m_place.grid, m_choices);
        if (labels) {
            m_notices.insert(m_notices.end(), labels->notices.begin(), labels->notices.end());
            writeMap(labels->map);
        } else {
            writeEach();
        }
        const std::string record = m_settings.name + "_seg.json";
        m_staging.write(record, [&](const fs::path& file) {
            nlohmann::ordered_json all = report();
            all["files"] = m_names;
            writeTextDurably(
                file, all.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
        });
        m_names.push_back(record);
        return m_staging.commit(m_names);
    }
    [[nodiscard]] const std::vector<Sentence>& notices() const { return m_notices; }

    /// What was read, without where it was written.
    [[nodiscard]] nlohmann::ordered_json report() const
    {
        nlohmann::ordered_json all = {{"type", "dicom-segmentation"},
                                      {"software", "Glioscope " GLIOSCOPE_VERSION},
                                      {"kind", wordOf(m_seg.kind)},
                                      {"matched", !m_place.seriesUid.empty()},
                                      {"studyInstanceUid", m_seg.studyUid},
                                      {"seriesInstanceUid", m_place.seriesUid},
                                      {"segments", nlohmann::ordered_json::array()},
                                      {"notices", m_notices}};
        for (const SegSegment& segment : m_seg.segments) {
            nlohmann::ordered_json one = segmentJson(segment, m_choices);
            const auto file = m_fileOf.find(segment.number);
            one["file"] = file == m_fileOf.end() ? nlohmann::ordered_json()
                                                 : nlohmann::ordered_json(file->second);
            all["segments"].push_back(std::move(one));
        }
        return all;
    }

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
        bool resampled = false;
        for (const SegSegment& segment : m_seg.segments) {
            if (!m_settings.separate && isLeftOut(segment, m_choices)) {
                continue;
            }
            const PlacedVolume placed = placedOnSeries(volumeOf(m_seg, segment), m_place.grid);
            resampled = resampled || placed.resampled;
            const std::string words = fileWords(segment.name);
            m_names.push_back(m_settings.name + "_segment" + std::to_string(segment.number) +
                              (words.empty() ? "" : "_" + words) + ".nii.gz");
            m_fileOf[segment.number] = m_names.back();
            m_staging.write(m_names.back(),
                            [&](const fs::path& file) { writeBytes(file, placed.volume); });
        }
        if (resampled) {
            m_notices.push_back(resampledNotice());
        }
    }

    const ImportSegSettings& m_settings;
    const DicomSeg& m_seg;
    const SegChoices& m_choices;
    const SegPlace& m_place;
    OutputStaging m_staging;
    std::map<int, std::string> m_fileOf;  ///< by segment, of those with a file of their own
    std::vector<std::string> m_names;
    std::vector<Sentence> m_notices;
};

/// Without a study its own grid.
SegPlace placeOf(const DicomSeg& seg, const fs::path& study, Console& console)
{
    if (study.empty()) {
        return {.grid = seg.grid, .seriesUid = {}};
    }
    const StudyScan scan = scanWithProgress(study, "import-seg", console);
    const std::vector<SeriesVolume> volumes = volumesOf(scan.instances);
    const SeriesVolume& series = volumes[volumeOfSeg(seg, volumes, scan.instances)];
    return {.grid = series.grid.geometry, .seriesUid = series.header(scan.instances).seriesUid};
}

void importSeg(const ImportSegSettings& settings)
{
    Console console(settings.json);
    const SegChoices choices = choicesOf(settings.choices);
    const DicomSeg seg = readSeg(settings.segmentation);
    const SegPlace place = placeOf(seg, settings.study, console);
    if (settings.choices.ask) {
        askWhatIsOpen(seg, choices, console);
    }
    SegImport import(settings, seg, choices, place);
    const std::vector<fs::path> files = import.write();
    jobs::json line = import.report();
    for (const fs::path& file : files) {
        console.say(file.string());
        line["files"].push_back(pathText(file));
    }
    for (const Sentence& notice : import.notices()) {
        console.say("  " + notice.text());
    }
    jobs::put(line, "notices", import.notices());
    console.sendLine(jobs::dumped(line));
}

}  // namespace

void addImportSegCommand(CLI::App& app)
{
    const auto settings = std::make_shared<ImportSegSettings>();
    CLI::App* command = app.add_subcommand(
        "import-seg",
        "Writes a DICOM segmentation (SEG) as NIfTI on the grid of its series, or its own");
    command->add_option("segmentation", settings->segmentation, "The DICOM file")->required();
    command->add_option("--study", settings->study,
                        "Folder of the DICOM study that it was made of, MR alone; without it the "
                        "segmentation comes on its own grid, matched with nothing");
    command
        ->add_option("--output", settings->output,
                     "Folder for <case>_seg.nii.gz, or a file for each segment where one is no "
                     "tumour label or values are fractional, and for <case>_seg.json")
        ->required();
    addCaseNameOption(*command, settings->name, "What the files are called after")
        ->capture_default_str();
    addSegChoiceOptions(*command, settings->choices);
    command->add_flag("--separate", settings->separate, "A file for each segment in any case");
    addJsonOption(*command, settings->json);
    command->callback([settings] { importSeg(*settings); });
}

}  // namespace glioscope
