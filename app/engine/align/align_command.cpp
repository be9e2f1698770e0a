// glioscope-engine align: the sequences of a raw case onto its T1ce.

#include "app/engine/align/align_command.h"

#include "app/engine/console/case_options.h"
#include "app/engine/console/command_options.h"
#include "app/engine/console/console.h"
#include "app/engine/console/interrupt.h"
#include "app/engine/console/output_staging.h"
#include "app/engine/console/progress_clock.h"
#include "app/engine/raw/alignment_record.h"
#include "app/engine/raw/study_source.h"
#include "app/engine/segment/case_inputs.h"
#include "app/engine/segment/result_names.h"
#include "segmentation/case/dataset/case_finder.h"
#include "segmentation/case/formats/case_reader.h"
#include "segmentation/case/formats/label_writer.h"
#include "segmentation/inference/brain_extractor.h"
#include "segmentation/jobs/sentence_json.h"
#include "segmentation/networks/files/model_library.h"
#include "segmentation/preparation/head_input.h"
#include "segmentation/system/durable_file.h"
#include "segmentation/system/error.h"
#include "segmentation/volume/resample.h"

#include <CLI/CLI.hpp>

#include <chrono>
#include <cstdio>
#include <memory>
#include <utility>

namespace glioscope {
namespace {

namespace fs = std::filesystem;

struct AlignSettings {
    fs::path input;
    std::string sequences;
    StudyChoice ofStudy;
    fs::path output;
    double spacingMm = 0;  ///< 0: the T1ce's own grid
    ComputeOptions compute;
    bool json = false;
};

/// A study's sequences, or a case's files, in memory.
Case readInput(const AlignSettings& settings, Console& console)
{
    if (!isStudy(settings.input)) {
        const CaseFiles files = findCase(settings.input, sequencesOption(settings.sequences));
        refuseOutputInCase(settings.output, files);
        return readCase(files, {.labelScheme = std::nullopt, .readLabels = false});
    }
    ProgressClock clock({}, [&](const Progress& p) { console.progress(p, "study"); });
    clock.begin("reading");
    const StageProgress progress = [&](double done, double total) {
        clock.update(done, total);
        return !interrupted();
    };
    const OpenedStudy study = openStudy(settings.input, settings.ofStudy, progress);
    refuseOutputInCase(settings.output, study.files);
    for (const Sentence& remark : study.remarks) {
        console.warn(remark);
    }
    return readStudyImages(study, progress).loaded;
}

/// What cannot be told is taken for a whole head, which is then aligned as any other.
bool showsStrippedBrain(const Image& image, const AlignSettings& settings, Console& console)
{
    try {
        BrainExtractor extractor(findBrainModel(""), {.device = settings.compute.device,
                                                      .precision = settings.compute.precision});
        const auto found = extractor.extract(image, [](double, double) { return !interrupted(); });
        return isStripped(found.brightShareOutside);
    } catch (const Error& error) {
        console.warn(std::string(error.what()) +
                     " Whether the brain is stripped is not known; the sequences are aligned.");
        return false;
    }
}

CaseAlignment alignWithProgress(const Case& loaded, const AlignSettings& settings, Console& console)
{
    ProgressClock clock({}, [&](const Progress& p) { console.progress(p, loaded.files.name); });
    clock.begin("aligning", 1);
    return alignCase(
        loaded, [&](const Image& image) { return showsStrippedBrain(image, settings, console); },
        [&](double done) {
            clock.update(done, 1);
            return !interrupted();
        });
}

Geometry gridOf(const Case& loaded, double spacingMm)
{
    const Geometry& t1ce = loaded.image(Sequence::T1ce)->geometry;
    return spacingMm > 0 ? withSpacing(t1ce, {spacingMm, spacingMm, spacingMm}) : t1ce;
}

/// Each image goes once it is moved, so that the two are not held together while the moved one is
/// written and read back.
void writeAligned(Case loaded, const CaseAlignment& alignment, const Geometry& grid,
                  const OutputStaging& staging, std::vector<std::string>& names)
{
    for (const Sequence sequence : kAllSequences) {
        if (!loaded.image(sequence)) {
            continue;
        }
        if (interrupted()) {
            throw Cancelled();
        }
        const auto image = alignedImage(loaded, alignment, sequence, grid);
        loaded.images[static_cast<std::size_t>(sequence)].reset();
        names.push_back(safeFileName(loaded.files.name) + "_" + std::string(key(sequence)) +
                        ".nii.gz");
        staging.write(names.back(), [&](const fs::path& staged) { writeImage(staged, *image); });
    }
}

void tell(const CaseAlignment& alignment, const std::vector<fs::path>& files, double seconds,
          Console& console)
{
    jobs::json line = {{"type", "alignment"}, {"seconds", seconds}};
    for (const fs::path& file : files) {
        console.say(file.string());
        line["files"].push_back(file.string());
    }
    for (const Sentence& notice : alignment.notices) {
        console.say("  " + notice.text());
    }
    jobs::put(line, "notices", alignment.notices);
    console.sendLine(line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

void align(const AlignSettings& settings)
{
    Console console(settings.json);
    const auto start = std::chrono::steady_clock::now();
    Case loaded = readInput(settings, console);
    const CaseAlignment alignment = alignWithProgress(loaded, settings, console);
    const Geometry grid = gridOf(loaded, settings.spacingMm);
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    const std::string name = safeFileName(loaded.files.name) + "_alignment.json";
    const std::string record = alignmentRecord(loaded, alignment, grid, taken.count());

    OutputStaging staging(settings.output);
    const InterruptDeadline deadline([&staging] { staging.discard(); });
    std::vector<std::string> names;
    writeAligned(std::move(loaded), alignment, grid, staging, names);
    names.push_back(name);
    staging.write(name, [&](const fs::path& staged) { writeTextDurably(staged, record); });
    tell(alignment, staging.commit(names), taken.count(), console);
}

}  // namespace

void addAlignCommand(CLI::App& app)
{
    const auto settings = std::make_shared<AlignSettings>();
    CLI::App* command =
        app.add_subcommand("align", "Moves the sequences of a raw case onto its T1ce");
    command
        ->add_option("case_or_study", settings->input,
                     "Folder of a case whose sequences lie on grids of their own, such as "
                     "import-dicom --case writes, or one file of it; or a DICOM study")
        ->required();
    command
        ->add_option("--output", settings->output,
                     "Folder for <case>_flair.nii.gz and so on, and for <case>_alignment.json with "
                     "the moves and how well they fit")
        ->required();
    command
        ->add_option("--spacing", settings->spacingMm,
                     "Write voxels of this edge (mm) instead of the T1ce's own grid")
        ->check(CLI::Range(0.2, 20.0));
    addSequencesOption(*command, settings->sequences);
    addCaseNameOption(
        *command, settings->ofStudy.name,
        std::string("Of a DICOM study: what its files are called after, instead of ") + kStudyName);
    addSeriesOptions(*command, settings->ofStudy.series);
    addComputeOptions(*command, settings->compute);
    addJsonOption(*command, settings->json);
    command->callback([settings] { align(*settings); });
}

}  // namespace glioscope
