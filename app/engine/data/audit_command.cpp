// glioscope-engine audit: what is wrong with a dataset, before it is trained on.

#include "app/engine/data/audit_command.h"

#include "app/engine/console/case_options.h"
#include "app/engine/console/command_options.h"
#include "app/engine/console/console.h"
#include "app/engine/console/interrupt.h"
#include "app/engine/console/progress_clock.h"
#include "segmentation/case/dataset/dataset_audit.h"
#include "segmentation/jobs/audit_report.h"
#include "segmentation/system/error.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <iterator>
#include <memory>

namespace glioscope {
namespace {

struct AuditSettings {
    std::filesystem::path dataset;
    std::string labels;
    std::string sequences;
    std::filesystem::path patients;
    bool straighten = false;
    bool json = false;
};

DatasetAudit auditWithProgress(const AuditSettings& settings, Console& console)
{
    ProgressClock clock({}, [&](const Progress& p) { console.progress(p, "audit"); });
    clock.begin("looking for cases");
    bool begun = false;
    const AuditOptions options = {.read = {.labelScheme = labelSchemeOption(settings.labels),
                                           .straighten = settings.straighten},
                                  .channels = sequencesOption(settings.sequences),
                                  .patients = patientsOption(settings.patients)};
    return auditDataset(settings.dataset, options, [&](std::size_t done, std::size_t total) {
        if (!begun) {
            clock.begin("reading", static_cast<double>(total));
            begun = true;
        }
        clock.update(static_cast<double>(done), static_cast<double>(total));
        return !interrupted();
    });
}

void audit(const AuditSettings& settings)
{
    Console console(settings.json);
    const InterruptDeadline deadline([] {});
    const DatasetAudit audit = auditWithProgress(settings, console);
    std::vector<std::string> names;
    std::ranges::transform(audit.cases, std::back_inserter(names), &AuditedCase::name);
    const std::string strangers =
        unknownCasesSentence(patientsOption(settings.patients), names, settings.patients);
    if (!strangers.empty()) {
        console.warn(strangers);
    }
    console.say(auditText(audit));
    console.sendLine(auditJson(audit));
    if (const std::size_t errors = audit.count(AuditSeverity::Error); errors > 0) {
        throw Error(errors == 1
                        ? Sentence::of("%1 has %2 error that keeps a case from being trained on; "
                                       "correct the files named above, or leave those cases out.",
                                       settings.dataset, errors)
                        : Sentence::of("%1 has %2 errors that keep cases from being trained on; "
                                       "correct the files named above, or leave those cases out.",
                                       settings.dataset, errors));
    }
}

}  // namespace

void addAuditCommand(CLI::App& app)
{
    const auto settings = std::make_shared<AuditSettings>();
    CLI::App* command = app.add_subcommand(
        "audit", "What is wrong with a dataset: files, grids, labels, duplicates, empty images");
    command->add_option("dataset", settings->dataset, "Folder of cases, or one case")->required();
    addLabelsOption(*command, settings->labels);
    addSequencesOption(*command, settings->sequences);
    addPatientsOption(*command, settings->patients);
    addStraightenOption(*command, settings->straighten);
    addJsonOption(*command, settings->json);
    command->callback([settings] { audit(*settings); });
}

}  // namespace glioscope
