// glioscope-engine prepare: a dataset as patch files for training. Cases that are there already
// with the same source are kept, so that it can be interrupted and run again.

#include "app/engine/data/prepare_command.h"

#include "app/engine/console/case_options.h"
#include "app/engine/console/command_options.h"
#include "app/engine/console/console.h"
#include "app/engine/console/interrupt.h"
#include "app/engine/console/progress_clock.h"
#include "segmentation/case/dataset/case_finder.h"
#include "segmentation/case/formats/case_reader.h"
#include "segmentation/case/model/patients_file.h"
#include "segmentation/system/durable_file.h"
#include "segmentation/system/error.h"
#include "segmentation/system/sha256.h"
#include "training/reference/patch_verification.h"
#include "training/reference/reference_pipeline.h"
#include "training/reference/reference_split.h"
#include "training/settings/patch_options.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>

namespace glioscope {
namespace {

struct PrepareSettings {
    std::filesystem::path dataset;
    std::filesystem::path output;
    std::string mode{key(PrepareMode::WholeCases)};
    std::vector<double> spacingMm = {PatchOptions().spacingMm[0], PatchOptions().spacingMm[1],
                                     PatchOptions().spacingMm[2]};
    int deflate = PatchOptions().deflate;
    bool synthetic = CaseVolumes().synthetic;
    bool verify = false;
    std::string labels;
    std::string sequences;
    std::filesystem::path patients;
    ReferencePatchOptions reference;
    std::vector<int> patchSize = {ReferencePatchOptions().size[0], ReferencePatchOptions().size[1],
                                  ReferencePatchOptions().size[2]};
    std::string scaling{key(ReferencePatchOptions().scaling)};
    double validShare = kReferenceValidShare;
    bool json = false;

    [[nodiscard]] bool referenceMode() const
    {
        return fromKey<PrepareMode>(mode) == PrepareMode::ReadyMade;
    }
};

ReferencePatchOptions referenceOptions(const PrepareSettings& settings)
{
    ReferencePatchOptions options = settings.reference;
    options.size = {settings.patchSize[0], settings.patchSize[1], settings.patchSize[2]};
    options.scaling = *fromKey<SliceScaling>(settings.scaling);
    options.deflate = settings.deflate;
    try {
        requireValid(options);
    } catch (const Error& error) {
        throw CLI::ValidationError("prepare", error.what());
    }
    return options;
}

/// What changes a case's files besides its own.
std::string wayOfPreparing(const PrepareSettings& settings)
{
    std::string way = settings.labels + (settings.synthetic ? " synthetic" : "");
    if (!settings.sequences.empty()) {
        way += " sequences " + settings.sequences;
    }
    if (settings.deflate > 0) {
        way += " deflate " + std::to_string(settings.deflate);
    }
    if (!settings.referenceMode()) {
        for (const double edge : settings.spacingMm) {
            way += " " + std::to_string(edge);
        }
        return way;
    }
    way += " seed " + std::to_string(settings.reference.seed) + " " + settings.scaling + " " +
           std::to_string(settings.reference.patchesPerCase) + " " +
           std::to_string(settings.reference.tries) + " " +
           std::to_string(settings.reference.mostBackground);
    for (const int edge : settings.patchSize) {
        way += " " + std::to_string(edge);
    }
    return way;
}

/// One hash for all files of a case and how they are prepared; a 4D file fills several slots.
std::string sourceHash(const CaseFiles& files, const std::string& way)
{
    std::vector<std::filesystem::path> seen;
    std::string digests = way;
    for (const auto& slot :
         {files.images[0], files.images[1], files.images[2], files.images[3], files.labels}) {
        if (slot && std::ranges::find(seen, *slot) == seen.end()) {
            seen.push_back(*slot);
            digests += sha256OfFile(*slot);
        }
    }
    Sha256 combined;
    combined.update({reinterpret_cast<const std::uint8_t*>(digests.data()), digests.size()});
    return combined.hexDigest();
}

/// Where something is missing and an image of the folder is not used, both are said together.
void refuseUnused(const CaseFiles& files)
{
    Sentence missing = files.labels ? Sentence() : Sentence::of("expert's labels");
    for (const Sequence sequence : kAllSequences) {
        if (!files.image(sequence)) {
            missing = missing.empty() ? Sentence(std::string(displayName(sequence)))
                                      : Sentence::of("%1 and %2", missing, displayName(sequence));
        }
    }
    if (!missing.empty() && !files.unused.empty() && files.question.empty()) {
        throw Error(Sentence::of("Case %1 has no %2, which training needs.%3", files.name, missing,
                                 unusedSentence(files)));
    }
}

CaseSource sourceFor(const CaseFiles& files, const PrepareSettings& settings)
{
    const ReadOptions options = {.labelScheme = labelSchemeOption(settings.labels)};
    const bool synthetic = settings.synthetic;
    return {files.name, [files, way = wayOfPreparing(settings)] { return sourceHash(files, way); },
            [files, options, synthetic] {
                refuseUnused(files);
                const Case loaded = readCase(files, options);
                CaseVolumes volumes = {files.name, loaded.images, nullptr, {}, synthetic};
                if (loaded.labels) {
                    volumes.labels = {loaded.labels, &loaded.labels->map};
                }
                return volumes;
            }};
}

std::vector<CaseFiles> casesOf(const PrepareSettings& settings)
{
    const ChannelSequences channels = sequencesOption(settings.sequences);
    std::error_code ignored;
    return std::filesystem::is_directory(settings.dataset, ignored)
               ? listCases(settings.dataset, channels)
               : std::vector{findCase(settings.dataset, channels)};
}

/// Keeps in the folder of patches whose scans the cases are, where their names alone do not tell;
/// what it says already counts before folders.
void keepPatients(const std::vector<CaseFiles>& cases, const PrepareSettings& settings,
                  Console& console)
{
    const Patients told = patientsOption(settings.patients);
    Patients patients;
    std::vector<std::string> names;
    for (const CaseFiles& files : cases) {
        names.push_back(files.name);
        if (files.patient != patientOf(files.name)) {
            patients.tell(files.name, files.patient);
        }
    }
    patients.tell(readPatients(settings.output));
    patients.tell(told);
    tellPatients(settings.output, patients);
    if (const std::string sentence = unknownCasesSentence(told, names, settings.patients);
        !sentence.empty()) {
        console.warn(sentence);
    }
}

std::vector<CaseSource> sources(const std::vector<CaseFiles>& cases,
                                const PrepareSettings& settings)
{
    std::vector<CaseSource> all;
    for (std::size_t n = 0; n < cases.size(); ++n) {
        if (n > 0 && cases[n].name == cases[n - 1].name) {
            throw Error(Sentence::of("%1 and %2 hold cases of one name, %3; rename one of them.",
                                     cases[n - 1].folder, cases[n].folder, cases[n].name));
        }
        all.push_back(sourceFor(cases[n], settings));
    }
    return all;
}

void writeSplit(const PrepareSettings& settings, Console& console)
{
    const ReferenceSplit split =
        writeReferenceSplit(settings.output, settings.validShare, settings.reference.seed);
    console.say("config.json: " + std::to_string(split.train.size()) + " patches to train on, " +
                std::to_string(split.valid.size()) + " to validate, no patient on both sides");
}

void report(const PrepareReport& report, const PrepareSettings& settings, std::size_t cases,
            Console& console)
{
    for (const Sentence& sentence : report.notices) {
        console.send(CommandNotice{sentence});
        console.warn(sentence);
    }
    for (const Sentence& sentence : report.failures) {
        console.send(Failure{{}, sentence, {}});
        console.warn(sentence);
    }
    console.say(std::to_string(report.written) + " patch files written, " +
                std::to_string(report.kept) + " kept, in " + settings.output.string());
    if (settings.referenceMode() && report.written + report.kept > 0) {
        writeSplit(settings, console);
    }
    if (report.failures.empty()) {
        return;
    }
    const auto sentence =
        Sentence::of("%1 of %2 cases could not be prepared, for the reasons above.",
                     report.failures.size(), cases);
    if (report.ambiguous) {
        throw AmbiguousInput(sentence);
    }
    throw Error(sentence);
}

/// Training takes a folder for one kind by its files, and would not see those of the other.
void requireOneKind(const PrepareSettings& settings)
{
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator(settings.output, none)) {
        if (entry.path().extension() == ".h5" &&
            isReferenceFileName(entry.path()) != settings.referenceMode()) {
            throw Error(
                Sentence::of("%1 holds %2, which the other --mode has made. Choose another folder.",
                             settings.output, entry.path().filename()));
        }
    }
}

void prepareCasesOf(const PrepareSettings& settings, Console& console, ProgressClock& clock)
{
    requireOneKind(settings);
    clock.begin("looking for cases");
    const std::vector<CaseFiles> found = casesOf(settings);
    const std::vector<CaseSource> cases = sources(found, settings);
    clock.begin("preparing", static_cast<double>(cases.size()));
    const ContinueCheck mayContinue = [&](std::size_t done) {
        clock.update(static_cast<double>(done), static_cast<double>(cases.size()));
        return !interrupted();
    };
    const Vec3 spacing = {settings.spacingMm[0], settings.spacingMm[1], settings.spacingMm[2]};
    const PrepareReport done =
        settings.referenceMode()
            ? prepareReferencePatches(cases, settings.output, referenceOptions(settings),
                                      mayContinue)
            : preparePatches(cases, settings.output,
                             {.spacingMm = spacing, .deflate = settings.deflate}, mayContinue);
    keepPatients(found, settings, console);
    if (done.stopped) {
        throw Cancelled();
    }
    report(done, settings, cases.size(), console);
}

void verify(const PrepareSettings& settings, Console& console, ProgressClock& clock)
{
    clock.begin("verifying");
    const VerifyReport verified = verifyPatches(settings.output, [&](std::size_t done) {
        clock.update(static_cast<double>(done), 0);
        return !interrupted();
    });
    if (verified.stopped) {
        throw Cancelled();
    }
    for (const Sentence& sentence : verified.failures) {
        console.send(Failure{{}, sentence, {}});
        console.warn(sentence);
    }
    console.say(std::to_string(verified.good) + " patch files verified, " +
                std::to_string(verified.withoutHashes) + " carry no checksums, " +
                std::to_string(verified.failures.size()) + " damaged");
    if (!verified.failures.empty()) {
        throw Error(Sentence::of(
            "%1 patch files in %2 are damaged and named above; delete them and run prepare again.",
            verified.failures.size(), settings.output));
    }
}

void prepare(const PrepareSettings& settings)
{
    if (settings.dataset.empty() && !settings.verify) {
        throw CLI::RequiredError("dataset (or --verify, for patches that are there)");
    }
    if (settings.referenceMode()) {
        (void)referenceOptions(settings);
    }
    Console console(settings.json);
    removeDeadParts(settings.output, [](const LeftPart& part) {
        return !part.isDoubtful && std::filesystem::path(part.name).extension() == ".h5";
    });
    const InterruptDeadline deadline([&] { removeOwnParts(settings.output); });
    ProgressClock clock({}, [&](const Progress& p) { console.progress(p, "prepare"); });
    if (!settings.dataset.empty()) {
        prepareCasesOf(settings, console, clock);
    }
    if (settings.verify) {
        verify(settings, console, clock);
    }
}

void addReferenceOptions(CLI::App& command, PrepareSettings& settings)
{
    const auto add = [&](const char* name, auto& value, const char* meaning) {
        return command.add_option(name, value, meaning)
            ->capture_default_str()
            ->group("Reference mode");
    };
    add("--patch-size", settings.patchSize, "Voxels along i, j and k, 8 to 512 each")->expected(3);
    add("--patches", settings.reference.patchesPerCase, "Patches a case");
    add("--max-background", settings.reference.mostBackground,
        "A patch is taken where label 0 covers less than this share");
    add("--tries", settings.reference.tries, "Places tried for each patch");
    takeKeys<SliceScaling>(add("--scaling", settings.scaling,
                               "Of every sequence in every z slice: standard (mean 0, deviation 1) "
                               "or unit (0 to 1)"));
    add("--seed", settings.reference.seed, "Of the places and of the split");
    add("--valid-share", settings.validShare, "Share of the patients that validate, in config.json")
        ->check(CLI::Range(0.0, kMostReferenceValidShare));
}

}  // namespace

void addPrepareCommand(CLI::App& app)
{
    const auto settings = std::make_shared<PrepareSettings>();
    CLI::App* command =
        app.add_subcommand("prepare", "Makes patch files for training from a dataset");
    command->add_option("dataset", settings->dataset,
                        "Folder of cases with labels; may be left out with --verify");
    command->add_option("--output", settings->output, "Folder for the patch files")->required();
    takeKeys<PrepareMode>(
        command->add_option(
            "--mode", settings->mode,
            "native: one <case>.h5 a case, whole brain, from which training cuts windows; "
            "reference: ready-made patches of 1 mm with one target a label, and a "
            "config.json, as the reference system makes them"))
        ->capture_default_str();
    command
        ->add_option("--spacing", settings->spacingMm,
                     "Voxel edges along i, j and k in mm, native mode")
        ->expected(3)
        ->check(CLI::Range(kFinestSpacingMm, kCoarsestSpacingMm))
        ->capture_default_str();
    command->add_option("--deflate", settings->deflate, "Compression of the files, 0 (none) to 9")
        ->check(CLI::Range(0, 9))
        ->capture_default_str();
    command->add_flag(
        "--verify", settings->verify,
        "Then read every patch file of the folder again and check it against its checksums");
    command->add_flag(
        "--synthetic", settings->synthetic,
        "The cases are phantoms; training mixes them in by its own share (native mode)");
    addReferenceOptions(*command, *settings);
    addLabelsOption(*command, settings->labels);
    addSequencesOption(*command, settings->sequences);
    addPatientsOption(*command, settings->patients);
    addJsonOption(*command, settings->json);
    command->callback([settings] { prepare(*settings); });
}

}  // namespace glioscope
