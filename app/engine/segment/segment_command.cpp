// glioscope-engine segment: one case or a dataset with one or several models. A dataset goes on
// past a case that fails, and past those that an earlier run has done.

#include "app/engine/segment/segment_command.h"

#include "app/engine/console/case_options.h"
#include "app/engine/console/command_options.h"
#include "app/engine/console/console.h"
#include "app/engine/console/interrupt.h"
#include "app/engine/console/setting_options.h"
#include "app/engine/raw/study_source.h"
#include "app/engine/segment/result_names.h"
#include "app/engine/segment/run_segment_job.h"
#include "segmentation/case/dataset/case_finder.h"
#include "segmentation/case/model/case.h"
#include "segmentation/case/model/sources_of_case.h"
#include "segmentation/jobs/segment_settings.h"
#include "segmentation/networks/contract/model_purpose.h"
#include "segmentation/networks/files/model_file.h"
#include "segmentation/networks/files/model_library.h"
#include "segmentation/system/error.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdio>
#include <memory>

namespace glioscope {
namespace {

struct SegmentSettings {
    std::filesystem::path input;
    std::string sequences;
    std::vector<std::string> models;
    std::filesystem::path output;
    SegmentJob asked;  ///< but for what is segmented and where it goes
    std::string shard = "1/1";
    bool straighten = false;
    bool json = false;
};

/// Two models of one name would write the same files, and models of the brain find no tumour.
void refuseModels(const std::vector<std::string>& models)
{
    std::map<std::string, std::filesystem::path> fileByName;
    for (const std::string& model : models) {
        const std::filesystem::path file = findModel(model);
        const ModelContract contract = readContract(file);
        requireTumourModel(contract);
        const auto [known, isNew] = fileByName.emplace(contract.name, file);
        if (!isNew) {
            throw AmbiguousInput(
                Sentence::of("The models %1 and %2 are both named %3 and would write the "
                             "same files; run one at a time, each with an output folder of "
                             "its own.",
                             known->second, file, known->first));
        }
    }
}

struct CasesToRun {
    std::vector<CaseFiles> cases;
    bool isDataset = false;
    bool isStudy = false;  ///< of DICOM; there are no cases then
};

/// Two cases of one name would write the same files.
void refuseEqualNames(const std::vector<CaseFiles>& cases)
{
    std::map<std::string, std::filesystem::path> folderByName;
    for (const CaseFiles& files : cases) {
        const auto [known, isNew] = folderByName.emplace(safeFileName(files.name), files.folder);
        if (!isNew) {
            throw Error(Sentence::of("%1 and %2 hold cases of one name, %3; rename one of them.",
                                     known->second, files.folder, files.name));
        }
    }
}

/// findCases(); a study that is not to be aligned is told by what it is.
std::vector<CaseFiles> casesAt(const SegmentSettings& settings)
{
    try {
        return findCases(settings.input, sequencesOption(settings.sequences));
    } catch (const AmbiguousInput&) {
        throw;
    } catch (const Error&) {
        if (!settings.asked.align && isStudy(settings.input)) {
            throw Error(Sentence::of("%1 is a DICOM study of whole heads; segment it with --align.",
                                     settings.input));
        }
        throw;
    }
}

CasesToRun casesOf(const SegmentSettings& settings)
{
    if (settings.asked.align && isStudy(settings.input)) {
        return {.cases = {}, .isStudy = true};
    }
    CasesToRun found = {.cases = casesAt(settings)};
    found.isDataset = found.cases.size() > 1;
    if (!found.isDataset) {
        return found;
    }
    for (const std::filesystem::path& given :
         {settings.asked.brainMask, settings.asked.knownMoves}) {
        if (!given.empty()) {
            throw AmbiguousInput(Sentence::of(
                "The file %1 is of one case, and %2 holds several; segment that case alone.", given,
                settings.input));
        }
    }
    refuseEqualNames(found.cases);
    const Shard shard = *shardFromText(settings.shard);
    std::vector<CaseFiles> ours;
    for (std::size_t i = 0; i < found.cases.size(); ++i) {
        if (shard.holds(i) && (!found.cases[i].question.empty() || found.cases[i].hasImages())) {
            ours.push_back(std::move(found.cases[i]));
        }
    }
    found.cases = std::move(ours);
    return found;
}

/// One job a model.
std::vector<SegmentJob> jobsForStudy(const SegmentSettings& settings)
{
    std::vector<SegmentJob> jobs;
    for (const std::string& model : settings.models) {
        SegmentJob& job = jobs.emplace_back(settings.asked);
        job.id = job.caseName.empty() ? kStudyName : job.caseName;
        job.casePath = settings.input;
        job.model = model;
        job.outputFolder = settings.output;
    }
    return jobs;
}

/// One job a case and model, models innermost, so that a case is finished before the next begins.
std::vector<SegmentJob> jobsFor(const SegmentSettings& settings,
                                const std::vector<CaseFiles>& cases)
{
    std::vector<SegmentJob> jobs;
    for (const CaseFiles& files : cases) {
        if (!files.question.empty()) {
            continue;
        }
        for (const std::string& model : settings.models) {
            SegmentJob& job = jobs.emplace_back(settings.asked);
            job.id = files.name;
            job.casePath = files.folder;
            job.sources = sourcesOf(files);
            job.sources->straighten = settings.straighten;
            job.model = model;
            job.outputFolder = settings.output;
        }
    }
    return jobs;
}

/// "2 networks: fold1 1.2 s, fold2 1.1 s."
std::string membersText(const std::vector<MemberTime>& members)
{
    std::string text =
        members.size() == 1 ? "1 network:" : std::to_string(members.size()) + " networks:";
    for (const MemberTime& member : members) {
        char seconds[32];
        std::snprintf(seconds, sizeof seconds, " %.1f s", member.seconds);
        text += (&member == &members.front() ? " " : ", ") + member.name + seconds;
    }
    return text + ".";
}

void sayResult(Console& console, const SegmentResult& result, const std::string& remark)
{
    console.send(result);
    std::string text = result.segmentation.string() + remark + "\n ";
    const bool none =
        std::ranges::all_of(result.volumes, [](const VolumeRow& row) { return row.volumeMl == 0; });
    for (const VolumeRow& row : none ? std::vector<VolumeRow>() : result.volumes) {
        char volume[64];
        std::snprintf(volume, sizeof volume, " %s %.2f ml", row.name.c_str(), row.volumeMl);
        text += volume;
    }
    console.say(none ? text + " No tumour found." : text);
    if (!result.dicomSegmentation.empty()) {
        console.say("  As DICOM: " + result.dicomSegmentation.string());
    }
    if (!result.members.empty()) {
        console.say("  " + membersText(result.members));
    }
    for (const Sentence& notice : result.notices) {
        console.say("  " + notice.text());
    }
}

/// `--model unet CASE` reads CASE as one more model's name, since --model takes several.
void completeSettings(SegmentSettings& settings)
{
    std::vector<std::string>& models = settings.models;
    if (settings.input.empty() && !models.empty() && std::filesystem::exists(models.back()) &&
        std::filesystem::path(models.back()).extension() != ".h5") {
        settings.input = models.back();
        models.pop_back();
    }
    if (settings.input.empty()) {
        throw CLI::RequiredError("case_or_study");
    }
    if (models.empty()) {
        models.emplace_back();
    }
}

class SegmentCommand {
public:
    explicit SegmentCommand(const SegmentSettings& settings)
        : m_settings(settings), m_console(settings.json)
    {
    }

    void run()
    {
        try {
            refuseModels(m_settings.models);
            const CasesToRun found = casesOf(m_settings);
            const std::vector<SegmentJob> jobs =
                found.isStudy ? jobsForStudy(m_settings) : jobsFor(m_settings, found.cases);
            const InterruptDeadline deadline([this] { m_runner.abandon(); });
            if (found.isDataset) {
                runBatch(jobs, found.cases);
            } else {
                runEach(jobs);
            }
        } catch (const Error& error) {
            m_console.send(Failure{{}, error.said(), {}});
            throw;
        }
    }

private:
    void runEach(const std::vector<SegmentJob>& jobs)
    {
        for (const SegmentJob& job : jobs) {
            sayResult(m_console, m_runner.run(job, hooks(job.id)), "");
        }
    }

    void runBatch(const std::vector<SegmentJob>& jobs, const std::vector<CaseFiles>& cases)
    {
        std::size_t failures = 0, questions = 0;
        for (const CaseFiles& files : cases) {
            if (!files.question.empty()) {
                ++questions;
                sayFailure(files.name, files.question);
            }
        }
        for (std::size_t i = 0; i < jobs.size(); ++i) {
            const std::string place =
                "[" + std::to_string(i + 1) + "/" + std::to_string(jobs.size()) + "] ";
            try {
                const auto earlier = m_runner.finished(jobs[i]);
                sayResult(m_console,
                          earlier ? *earlier : m_runner.run(jobs[i], hooks(place + jobs[i].id)),
                          earlier ? " (done before)" : "");
            } catch (const Cancelled&) {
                throw;
            } catch (const std::bad_alloc&) {
                ++failures;
                sayFailure(jobs[i].id, Sentence::of("Memory does not suffice for %1.", jobs[i].id));
            } catch (const std::exception& error) {
                ++failures;
                sayFailure(jobs[i].id, saidBy(error));
            }
        }
        if (failures > 0) {
            throw Error(
                Sentence::of("%1 of %2 segmentations failed, for the reasons above; run the "
                             "same command again after correcting them, and it goes on with "
                             "those.",
                             failures, jobs.size()));
        }
        if (questions > 0) {
            const auto sentence = Sentence::of(
                "%1 of %2 cases were left out, for the reasons above.", questions, cases.size());
            if (std::ranges::any_of(cases, [](const CaseFiles& files) {
                    return files.unknownChannels.has_value();
                })) {
                throw Error(sentence);
            }
            throw AmbiguousInput(sentence);
        }
    }

    void sayFailure(const std::string& id, const Sentence& sentence)
    {
        m_console.send(Failure{id, sentence, {}});
        m_console.warn(sentence);
    }

    JobHooks hooks(const std::string& what)
    {
        return {.progress = [this, what](const Progress& p) { m_console.progress(p, what); },
                .stopRequested = interrupted,
                .remark = [this](const std::string& sentence) { m_console.warn(sentence); }};
    }

    SegmentSettings m_settings;
    Console m_console;
    SegmentRunner m_runner;
};

/// What --align takes besides.
void addRawOptions(CLI::App& command, SegmentJob& asked)
{
    CLI::Option* const align = command.get_option("--align");
    command
        .add_option("--brain-mask", asked.brainMask,
                    "With --align: a mask of the brain, not 0 in it, where the T1ce is, instead of "
                    "the one that the network for brains finds")
        ->check(CLI::ExistingFile)
        ->needs(align);
    command
        .add_option("--alignment", asked.knownMoves,
                    "With --align: the moves in an <case>_alignment.json, changed or not, instead "
                    "of those that registration finds")
        ->check(CLI::ExistingFile)
        ->needs(align);
    addCaseNameOption(command, asked.caseName,
                      std::string("With --align, of a DICOM study: what its results are called "
                                  "after, instead of ") +
                          kStudyName)
        ->needs(align);
    for (CLI::Option* const series : addSeriesOptions(command, asked.series)) {
        series->needs(align);
    }
}

}  // namespace

void addSegmentCommand(CLI::App& app)
{
    const auto settings = std::make_shared<SegmentSettings>();
    CLI::App* command =
        app.add_subcommand("segment", "Segments one case, or every case of a dataset");
    command->add_option("case_or_study", settings->input,
                        "Folder of a case, any one file of it, a dataset's folder, or with --align "
                        "a DICOM study");
    command->add_option(
        "--model", settings->models,
        "Name or file of a model; several for several results. Without it the one with "
        "the best measured figures runs");
    command
        ->add_option("--output", settings->output,
                     "Folder for <case>_<model>_seg.nii.gz (BraTS labels 1, 2, 4) and its report")
        ->required();
    addSequencesOption(*command, settings->sequences);
    addSettingOptions(*command, segmentSettings(), settings->asked);
    addRawOptions(*command, settings->asked);
    addStraightenOption(*command, settings->straighten);
    addShardOption(*command, settings->shard);
    addJsonOption(*command, settings->json);
    command->callback([settings] {
        completeSettings(*settings);
        SegmentCommand(*settings).run();
    });
}

}  // namespace glioscope
