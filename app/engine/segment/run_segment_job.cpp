#include "app/engine/segment/run_segment_job.h"

#include "app/engine/console/output_staging.h"
#include "app/engine/console/progress_clock.h"
#include "app/engine/segment/case_inputs.h"
#include "segmentation/case/dataset/case_finder.h"
#include "segmentation/case/dataset/own_file.h"
#include "segmentation/case/formats/label_writer.h"
#include "segmentation/case/model/case.h"
#include "segmentation/inference/benchmark.h"
#include "segmentation/jobs/deviation_name.h"
#include "segmentation/networks/contract/model_members.h"
#include "segmentation/networks/files/model_library.h"
#include "segmentation/system/error.h"

#include <algorithm>

namespace glioscope {
namespace fs = std::filesystem;
namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

struct OutputNames {
    std::string segmentation;
    std::string report;
    std::vector<std::string> probabilities;  ///< of the contract's outputs, then the deviation's
};

OutputNames outputNames(const SegmentJob& job, const std::string& caseName,
                        const Segmenter& segmenter)
{
    const ModelContract& contract = segmenter.contract();
    const std::string stem = safeFileName(caseName) + "_" + safeFileName(contract.name);
    const std::string ending = job.compress ? ".nii.gz" : ".nii";
    OutputNames names = {stem + "_seg" + ending, stem + ".json", {}};
    for (const ModelOutput& output : contract.outputs) {
        if (job.probabilities) {
            names.probabilities.push_back(stem + "_" + std::string(shortName(output.structure)) +
                                          ending);
        }
    }
    if (segmenter.givesDeviation()) {
        names.probabilities.push_back(stem + "_" + kDeviationName + ending);
    }
    return names;
}

/// Of as many files as there are.
std::vector<ProbabilityOf> probabilitiesOf(const ModelContract& contract, std::size_t files)
{
    std::vector<ProbabilityOf> all;
    for (const ModelOutput& output : contract.outputs) {
        all.push_back({std::string(shortName(output.structure)), output.threshold});
    }
    if (files > all.size()) {
        all.push_back({kDeviationName});
    }
    return all;
}

/// Those of the model's networks that the job runs; none means all.
std::vector<std::size_t> membersFor(const SegmentJob& job, const ModelContract& contract,
                                    const std::string& caseName)
{
    return job.unseenMembers ? unseenMembers(contract, caseName) : std::vector<std::size_t>();
}

std::vector<std::string> namesOf(const ModelContract& contract,
                                 const std::vector<std::size_t>& members)
{
    std::vector<std::string> names;
    for (std::size_t n = 0; n < contract.members.size(); ++n) {
        if (members.empty() || std::ranges::find(members, n) != members.end()) {
            names.push_back(contract.members[n].name);
        }
    }
    return names;
}

/// Where some have been left out.
std::string subsetNotice(const ModelContract& contract, const std::vector<MemberTime>& ran)
{
    std::string names;
    for (const MemberTime& member : ran) {
        names += (names.empty() ? "" : ", ") + member.name;
    }
    return "Only " + names + " of the " + std::to_string(contract.members.size()) +
           " networks of " + contract.name + " ran: the others were trained on this case.";
}

bool isOfMembers(const SegmentResult& result, const std::vector<std::string>& names)
{
    return std::ranges::equal(result.members, names, {}, &MemberTime::name);
}

/// Another case's folder may be the output's, and a case's files may lie in several folders.
void refuseOutputOverCase(const fs::path& folder, const OutputNames& names, const CaseFiles& files)
{
    refuseOwnFile(files, folder / names.segmentation);
    for (const std::string& name : names.probabilities) {
        refuseOwnFile(files, folder / name);
    }
}

/// Among many cases a sentence has to say which one it is about; one with a path of the case does.
std::string namingCase(const CaseFiles& files, const std::string& sentence)
{
    const bool named = sentence.find(files.name) != sentence.npos ||
                       sentence.find(files.folder.string()) != sentence.npos;
    return named ? sentence
                 : "The case " + files.name + " in " + files.folder.string() +
                       " cannot be segmented. " + sentence;
}

}  // namespace

std::string safeFileName(const std::string& name)
{
    constexpr std::string_view kAllowed =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-_";
    std::string safe = name;
    std::ranges::replace_if(
        safe, [&](char c) { return (c & 0x80) == 0 && kAllowed.find(c) == kAllowed.npos; }, '_');
    return safe;
}

/// One job on its way; its functions are the stages in their order.
struct SegmentRunner::Run {
    Run(SegmentRunner& r, const SegmentJob& j, const JobHooks& h)
        : runner(r), job(j), hooks(h), clock(j.id, h.progress)
    {
    }
    ~Run() { runner.unstage(); }

    void stage(const std::string& name, void (Run::*work)())
    {
        if (stopRequested()) {
            throw Cancelled();
        }
        clock.begin(name);
        const auto begin = Clock::now();
        (this->*work)();
        report.seconds[name] = secondsSince(begin);
    }
    [[nodiscard]] bool stopRequested() const
    {
        return hooks.stopRequested && hooks.stopRequested();
    }

    void load();
    void read();
    void infer();
    void write();
    void fillReport(const OutputNames& names);

    SegmentRunner& runner;
    const SegmentJob& job;
    const JobHooks& hooks;
    ProgressClock clock;
    const Clock::time_point start = Clock::now();
    Segmenter* segmenter = nullptr;
    CaseFiles files;
    std::vector<std::size_t> members;  ///< of the model that run; none: all
    SequenceImages images;
    Segmentation segmentation;
    SegmentReport report;
};

void SegmentRunner::Run::load()
{
    files = caseOf(job);
    refuseOutputInCase(job.outputFolder, files);
    segmenter = &runner.warmSegmenter(job);
    refuseOutputOverCase(job.outputFolder, outputNames(job, files.name, *segmenter), files);
    files = neededFiles(std::move(files), segmenter->contract());
    members = membersFor(job, segmenter->contract(), files.name);
    runner.stage(job.outputFolder);
}

void SegmentRunner::Run::read()
{
    report.inputs = hashedInputs(files, segmenter->contract());
    const ModelContract& contract = segmenter->contract();
    images = runner.m_lastCase.images(files, report.inputs, contract, files.notices);
}

void SegmentRunner::Run::infer()
{
    const auto input = runner.m_lastCase.prepared(segmenter->contract(),
                                                  [this] { return segmenter->prepare(images); });
    segmentation = segmenter->segment(
        *input,
        [this](double done, double total) {
            clock.update(done, total);
            return !stopRequested();
        },
        members);
}

void SegmentRunner::Run::write()
{
    const auto begin = Clock::now();
    const OutputNames names = outputNames(job, files.name, *segmenter);
    const OutputStaging& staging = *runner.m_staging;
    for (std::size_t i = 0; i < names.probabilities.size(); ++i) {
        staging.write(names.probabilities[i], [&](const fs::path& file) {
            const bool ofOutput = i < segmentation.probabilities.size();
            writeBytes(file,
                       ofOutput ? segmentation.probabilities[i] : segmentation.deviation.value());
        });
    }
    staging.write(names.segmentation, [this](const fs::path& file) {
        writeLabels(file, segmentation.labels, kResultScheme);
    });
    report.seconds["writing"] = secondsSince(begin);
    fillReport(names);
    staging.write(names.report, [this](const fs::path& file) { writeReport(file, report); });
    if (stopRequested()) {
        throw Cancelled();
    }
    std::vector<std::string> ordered = names.probabilities;
    ordered.push_back(names.segmentation);
    ordered.push_back(names.report);
    runner.commit(ordered);
}

void SegmentRunner::Run::fillReport(const OutputNames& names)
{
    const fs::path folder = fs::absolute(job.outputFolder).lexically_normal();
    SegmentResult& result = report.result;
    result = {.id = job.id,
              .segmentation = folder / names.segmentation,
              .report = folder / names.report,
              .probabilities = {},
              .probabilitiesOf = {},
              .model = segmenter->contract().name,
              .device = segmentation.device,
              .precision = segmentation.precision,
              .seconds = secondsSince(start),
              .members = segmentation.members,
              .volumes = {},
              .notices = segmentation.notices,
              .modelSha256 = segmenter->modelSha256(),
              .peakMemoryBytes = peakMemoryBytes()};
    for (const std::string& name : names.probabilities) {
        result.probabilities.push_back(folder / name);
    }
    if (job.probabilities) {
        result.probabilitiesOf = probabilitiesOf(segmenter->contract(), names.probabilities.size());
    }
    if (segmentation.members.size() < segmenter->contract().members.size()) {
        result.notices.push_back(subsetNotice(segmenter->contract(), segmentation.members));
    }
    result.notices.insert(result.notices.begin(), files.notices.begin(), files.notices.end());
    report.caseName = files.name;
    report.modelFile = findModel(job.model);
    report.modelSha256 = segmenter->modelSha256();
    report.geometry = segmentation.labels.geometry;
    report.volumes = labelVolumes(segmentation.labels);
    for (const LabelVolume& row : report.volumes) {
        result.volumes.push_back({std::string(shortName(row.structure)), row.volumeMl});
    }
}

SegmentRunner::SegmentRunner() = default;
SegmentRunner::~SegmentRunner() = default;

SegmentResult SegmentRunner::run(const SegmentJob& job, const JobHooks& hooks)
{
    Run run(*this, job, hooks);
    resetPeakMemory();
    run.stage("loading", &Run::load);
    try {
        run.stage("reading", &Run::read);
        run.stage("network", &Run::infer);
        run.stage("writing", &Run::write);
    } catch (const AmbiguousInput&) {
        throw;
    } catch (const Error& error) {
        throw Error(namingCase(run.files, error.what()));
    }
    return run.report.result;
}

std::optional<SegmentResult> SegmentRunner::finished(const SegmentJob& job)
{
    const CaseFiles files = caseOf(job);
    const Segmenter& segmenter = warmSegmenter(job);
    const ModelContract& contract = segmenter.contract();
    const OutputNames names = outputNames(job, files.name, segmenter);
    const fs::path report = fs::absolute(job.outputFolder).lexically_normal() / names.report;
    std::error_code ignored;
    if (!fs::exists(report, ignored)) {
        return std::nullopt;
    }
    auto result = finishedResult(report, segmenter.modelSha256(),
                                 hashedInputs(neededFiles(files, contract), contract));
    if (!result ||
        !isOfMembers(*result, namesOf(contract, membersFor(job, contract, files.name))) ||
        result->segmentation.filename() != names.segmentation ||
        result->probabilities.size() < names.probabilities.size()) {
        return std::nullopt;
    }
    result->id = job.id;
    result->modelSha256 = segmenter.modelSha256();
    if (!result->probabilities.empty()) {
        result->probabilitiesOf = probabilitiesOf(contract, result->probabilities.size());
    }
    return result;
}

void SegmentRunner::abandon() noexcept
{
    m_stagingMutex.lock();
    if (m_staging) {
        m_staging->discard();
    }
}

Segmenter& SegmentRunner::warmSegmenter(const SegmentJob& job)
{
    const fs::path file = findModel(job.model);
    std::error_code ignored;
    const ModelKey key = {file,
                          fs::last_write_time(file, ignored),
                          job.device,
                          job.precision,
                          job.probabilities,
                          job.mirroring};
    // A file written anew under the same name is another model; the old one's memory goes.
    std::erase_if(m_segmenters, [&](const auto& entry) {
        return entry.first.file == key.file && entry.first.written != key.written;
    });
    auto& segmenter = m_segmenters[key];
    if (!segmenter) {
        segmenter = std::make_unique<Segmenter>(
            file, SegmenterOptions{.device = job.device,
                                   .precision = job.precision,
                                   .keepProbabilities = job.probabilities,
                                   .mirroring = job.mirroring});
    }
    return *segmenter;
}

void SegmentRunner::stage(const fs::path& outputFolder)
{
    const std::lock_guard lock(m_stagingMutex);  // folders made after abandon() would stay
    m_staging = std::make_unique<OutputStaging>(outputFolder);
}

void SegmentRunner::unstage()
{
    const std::lock_guard lock(m_stagingMutex);
    m_staging.reset();
}

void SegmentRunner::commit(const std::vector<std::string>& names)
{
    const std::lock_guard lock(m_stagingMutex);
    m_staging->commit(names);
}

}  // namespace glioscope
