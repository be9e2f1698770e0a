// glioscope-engine study: the series of a DICOM study, and which of them are what a model needs.

#include "app/engine/dicom/study_command.h"

#include "app/engine/console/command_options.h"
#include "app/engine/console/console.h"
#include "app/engine/console/interrupt.h"
#include "app/engine/dicom/study_reading.h"
#include "app/engine/dicom/study_table.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace glioscope {
namespace {

struct StudySettings {
    std::filesystem::path study;
    bool json = false;
};

void showStudy(const StudySettings& settings)
{
    Console console(settings.json);
    const InterruptDeadline deadline([] {});
    const StudyScan scan = scanWithProgress(settings.study, "study", console);
    const std::vector<SeriesVolume> volumes = volumesOf(scan.instances);
    const StudyProposal proposal = proposeSequences(volumes, scan.instances);
    console.say(studyText(scan, volumes, proposal));
    console.sendLine(studyJson(scan, volumes, proposal));
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
    addJsonOption(*command, settings->json);
    command->callback([settings] { showStudy(*settings); });
}

}  // namespace glioscope
