#include "app/engine/commands/commands.h"

#include "app/engine/benchmark/benchmark_command.h"
#include "app/engine/console/interrupt.h"
#include "app/engine/console/standard_output.h"
#include "app/engine/evaluate/evaluate_patches_command.h"
#include "app/engine/selftest/selftest_command.h"
#include "app/engine/service/models_command.h"
#include "app/engine/train/average_command.h"
#include "app/engine/train/ensemble_command.h"
#include "app/engine/train/import_keras_command.h"
#include "app/engine/train/train_command.h"
#include "segmentation/jobs/job_json.h"
#include "segmentation/system/error.h"
#include "segmentation/system/path_text.h"
#include "segmentation/system/version.h"

#ifdef GLIOSCOPE_HAS_CASES
#include "app/engine/align/align_command.h"
#include "app/engine/brain/brain_mask_command.h"
#include "app/engine/compare/compare_command.h"
#include "app/engine/data/audit_command.h"
#include "app/engine/data/phantom_command.h"
#include "app/engine/data/prepare_command.h"
#include "app/engine/evaluate/evaluate_command.h"
#include "app/engine/segment/segment_command.h"
#include "app/engine/service/serve_command.h"
#include "app/engine/statistics/statistics_command.h"
#endif

#ifdef GLIOSCOPE_HAS_DICOM
#include "app/engine/dicom/dicom_seg_command.h"
#include "app/engine/dicom/import_dicom_command.h"
#include "app/engine/dicom/import_seg_command.h"
#include "app/engine/dicom/study_command.h"
#endif

#include <CLI/CLI.hpp>

#include <cstdio>
#include <cstdlib>
#include <new>
#include <string>
#include <vector>

namespace glioscope {
namespace {

constexpr int kExitUsage = 2;

void addCommands(CLI::App& app)
{
#ifdef GLIOSCOPE_HAS_CASES
    addSegmentCommand(app);
    addEvaluateCommand(app);
    addStatisticsCommand(app);
    addBrainMaskCommand(app);
    addAlignCommand(app);
    addCompareCommand(app);
    addAuditCommand(app);
    addPrepareCommand(app);
#endif
    addTrainCommand(app);
    addEvaluatePatchesCommand(app);
#ifdef GLIOSCOPE_HAS_CASES
    addPhantomCommand(app);
#endif
    addAverageCommand(app);
    addEnsembleCommand(app);
    addImportKerasCommand(app);
#ifdef GLIOSCOPE_HAS_DICOM
    addStudyCommand(app);
    addImportDicomCommand(app);
    addDicomSegCommand(app);
    addImportSegCommand(app);
#endif
    addModelsCommand(app);
    addSelftestCommand(app);
    addBenchmarkCommand(app);
#ifdef GLIOSCOPE_HAS_CASES
    addServeCommand(app);
#endif
}

/// The viewer's arguments are Unicode, in which bytes of names are written as in path_text.h.
void parse(CLI::App& app, int argc, char** argv)
{
    if (!std::getenv(kTextArguments)) {
        app.parse(argc, argv);
        return;
    }
    std::vector<std::string> arguments;
    for (int i = argc; i-- > 1;) {  // CLI11 takes them from the last to the first
        arguments.push_back(bytesFromText(argv[i]));
    }
    app.parse(arguments);
}

/// Made at the start: where it is told, there may be no memory for words.
const Error& outOfMemory()
{
    static const Error failure(
        Sentence::of("The memory of this machine does not suffice; close other programs, or use a "
                     "smaller model."));
    return failure;
}

int failed(const char* sentence, int code) noexcept
{
    std::fprintf(stderr, "glioscope-engine: %s\n", sentence);
    return code;
}

/// The viewer tells it in its language: for it a line before says how the sentence is made up.
int failed(const std::exception& failure, int code) noexcept
{
    try {
        if (std::getenv(kTextArguments)) {
            std::fprintf(stderr, "%s\n", toLine(Failure{{}, saidBy(failure), {}}).c_str());
        }
    } catch (const std::exception&) {
        // The English words have to do.
    }
    return failed(failure.what(), code);
}

}  // namespace

int runEngine(int argc, char** argv)
{
    CLI::App app(
        "Segments brain tumours in MRI with UNet, ResUNet and VNet. For research and teaching, "
        "not for diagnosis.",
        "glioscope-engine");
    app.set_version_flag("--version", "glioscope-engine " GLIOSCOPE_VERSION);
    app.require_subcommand(1);
    app.footer(
        "glioscope-engine COMMAND --help tells a command's options. Exit codes: 0 done, 1 failed, "
        "2 wrong usage, 130 cancelled.");
    addCommands(app);
    (void)outOfMemory();
    try {
        parse(app, argc, argv);
    } catch (const CLI::ParseError& error) {
        if (app.exit(error) != 0) {
            return kExitUsage;
        }
    }
    requireOutputWritten();
    return EXIT_SUCCESS;
}

int reportFailure() noexcept
{
    try {
        throw;
    } catch (const Cancelled&) {
        return failed("Cancelled.", kExitCancelled);
    } catch (const AmbiguousInput& error) {
        return failed(error, kExitUsage);
    } catch (const std::bad_alloc&) {
        return failed(outOfMemory(), EXIT_FAILURE);
    } catch (const std::exception& error) {
        return failed(error, EXIT_FAILURE);
    } catch (...) {
        return failed("An unknown failure ended the command.", EXIT_FAILURE);
    }
}

}  // namespace glioscope
