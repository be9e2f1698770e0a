// glioscope-engine study: the series of a DICOM study, and which of them are what a model needs.

#include "app/engine/dicom/study_command.h"

#include "app/engine/console/command_options.h"
#include "app/engine/console/console.h"
#include "app/engine/console/interrupt.h"
#include "app/engine/dicom/study_reading.h"
#include "app/engine/dicom/study_table.h"
#include "segmentation/dicom/slice_picture.h"
#include "segmentation/jobs/sentence_json.h"
#include "segmentation/system/base64.h"
#include "segmentation/system/error.h"
#include "segmentation/system/in_parallel.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>

namespace glioscope {
namespace {

struct StudySettings {
    std::filesystem::path study;
    StudyTells tells;
    bool pictures = false;
    bool json = false;
};

/// Twice what a row of a table shows, for fine screens.
constexpr int kPictureEdge = 192;

jobs::json pictureOf(const SeriesVolume& volume, const std::vector<DicomInstance>& instances)
{
    jobs::json line = {{"type", "series-picture"}};
    try {
        const SlicePicture picture = middleSlice(volume, instances, kPictureEdge);
        line["width"] = picture.width;
        line["height"] = picture.height;
        line["grey"] =
            base64({reinterpret_cast<const char*>(picture.grey.data()), picture.grey.size()});
    } catch (const Error& error) {
        jobs::put(line, "problem", error.said());
    }
    return line;
}

/// Those that are proposed first; of a series whose slices were imaged many times the first volume
/// alone.
std::vector<std::size_t> rowsToPicture(const std::vector<SeriesVolume>& volumes,
                                       const StudyProposal& proposal)
{
    std::vector<std::size_t> rows;
    const auto add = [&](std::size_t row) {
        const bool further = isTimeSeries(volumes[row]) && volumes[row].stack.repetition > 1;
        if (!further && volumes[row].grid.problem.empty() &&
            std::ranges::find(rows, row) == rows.end()) {
            rows.push_back(row);
        }
    };
    for (const auto& claims : proposal.claims) {
        std::ranges::for_each(claims, add);
    }
    for (std::size_t row = 0; row < volumes.size(); ++row) {
        add(row);
    }
    return rows;
}

void sendPictures(const StudyScan& scan, const std::vector<SeriesVolume>& volumes,
                  const StudyProposal& proposal, Console& console)
{
    const std::vector<std::size_t> rows = rowsToPicture(volumes, proposal);
    const auto send = [&](std::size_t n) {
        jobs::json line = pictureOf(volumes[rows[n]], scan.instances);
        line["row"] = rows[n];
        console.sendLine(jobs::dumped(line));
    };
    if (!inParallel(rows.size(), 0, send, [](std::size_t) { return !interrupted(); })) {
        throw Cancelled();
    }
}

void showStudy(const StudySettings& settings)
{
    Console console(settings.json);
    const InterruptDeadline deadline([] {});
    const StudyScan scan = scanWithProgress(settings.study, "study", console);
    const std::vector<SeriesVolume> volumes = volumesOf(scan.instances);
    const StudyProposal proposal = proposeSequences(volumes, scan.instances);
    console.say(studyText(scan, volumes, proposal));
    console.sendLine(studyJson(scan, volumes, proposal, settings.tells));
    if (settings.pictures && console.json()) {
        sendPictures(scan, volumes, proposal, console);
    }
}

}  // namespace

void addStudyCommand(CLI::App& app)
{
    const auto settings = std::make_shared<StudySettings>();
    CLI::App* command = app.add_subcommand(
        "study", "The MR series of a DICOM study, and which are FLAIR, T1, T1ce and T2");
    command
        ->add_option("study", settings->study,
                     "Folder of DICOM files, whatever their names, or one of them")
        ->required();
    command->add_flag("--patient", settings->tells.patients,
                      "With --json, also the patient's name, number and date of birth");
    command->add_flag("--files", settings->tells.files,
                      "With --json, also the files of each series, for import-dicom --listed");
    command->add_flag("--pictures", settings->pictures,
                      "With --json, also a line with a small picture of each series");
    addJsonOption(*command, settings->json);
    command->callback([settings] { showStudy(*settings); });
}

}  // namespace glioscope
