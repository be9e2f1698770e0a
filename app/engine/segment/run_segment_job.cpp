#include "app/engine/segment/run_segment_job.h"

#include "app/engine/console/output_staging.h"
#include "app/engine/console/progress_clock.h"
#include "app/engine/raw/alignment_record.h"
#include "app/engine/raw/raw_case.h"
#include "app/engine/raw/skull_check.h"
#include "app/engine/segment/case_inputs.h"
#include "app/engine/segment/chosen_members.h"
#include "app/engine/segment/result_names.h"
#include "segmentation/case/consistency/image_doubts.h"
#include "segmentation/case/dataset/case_finder.h"
#include "segmentation/case/formats/label_writer.h"
#include "segmentation/case/model/case.h"
#include "segmentation/inference/benchmark.h"
#include "segmentation/networks/contract/contract_check.h"
#include "segmentation/networks/contract/model_members.h"
#include "segmentation/networks/files/model_library.h"
#include "segmentation/preparation/brain_input.h"
#include "segmentation/registration/alignment_file.h"
#include "segmentation/system/durable_file.h"
#include "segmentation/system/error.h"

#include <algorithm>
#include <iterator>

namespace glioscope {
namespace fs = std::filesystem;
namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

}  // namespace

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
    void readRaw();
    void findBrain();
    void align();
    void voteOnBrain();
    void infer();
    void write();
    void writeDicom(OutputNames& names);
    void fillReport(const OutputNames& names);
    [[nodiscard]] BrainInput preparedOn(const ModelContract& contract, const Case& stripped) const;
    [[nodiscard]] std::shared_ptr<const BrainInput> preparedRaw();
    [[nodiscard]] std::function<BrainExtractor&()> extractor()
    {
        return [this]() -> BrainExtractor& {
            return runner.m_networks.extractor(job.device, job.precision);
        };
    }
    [[nodiscard]] StageProgress counted()
    {
        return [this](double done, double total) {
            clock.update(done, total);
            return !stopRequested();
        };
    }

    SegmentRunner& runner;
    const SegmentJob& job;
    const JobHooks& hooks;
    ProgressClock clock;
    const Clock::time_point start = Clock::now();
    Segmenter* segmenter = nullptr;
    CaseFiles files;
    std::vector<std::size_t> members;  ///< of the model that run; none: all
    std::optional<OpenedStudy> study;  ///< the case, where it is one
    RawCase* raw = nullptr;            ///< the case, where it is aligned; the runner's
    SequenceImages images;
    Segmentation segmentation;
    SegmentReport report;
};

void SegmentRunner::Run::load()
{
    if (isStudyJob(job)) {
        study = openStudy(job.casePath, {job.caseName, job.series}, counted());
        files = study->files;
        for (const Sentence& remark : hooks.remark ? study->remarks : std::vector<Sentence>{}) {
            hooks.remark(remark);
        }
    } else {
        files = caseOf(job);
    }
    refuseOutputInCase(job.outputFolder, files);
    segmenter = &runner.m_networks.segmenter(job);
    refuseOutputOverCase(job.outputFolder, outputNames(job, files.name, *segmenter), files);
    files = neededFiles(std::move(files), segmenter->contract(), job.align);
    members = membersFor(job, segmenter->contract(), files.name);
    runner.stage(job.outputFolder);
}

void SegmentRunner::Run::read()
{
    if (job.align) {
        readRaw();
        return;
    }
    report.inputs = hashedInputs(files, segmenter->contract());
    const ModelContract& contract = segmenter->contract();
    images = runner.m_lastCase.images(
        files, report.inputs, contract,
        [this](const Case& loaded) { return skullNotice(loaded, extractor(), counted()); },
        files.notices);
}

void SegmentRunner::Run::readRaw()
{
    report.given = givenFilesOf(job);
    const std::string given = "," + report.given.brainMask + "," + report.given.moves;
    if (study) {
        raw = &runner.m_lastRawCase.ofStudy(*study, given, counted());
    } else {
        raw = &runner.m_lastRawCase.ofFiles(files, contentOf(files) + given);
    }
    report.inputs = study ? studyInputs(*raw, segmenter->contract())
                          : hashedInputs(files, segmenter->contract());
}

void SegmentRunner::Run::findBrain()
{
    glioscope::findBrain(*raw, job.brainMask, extractor(), counted());
}

void SegmentRunner::Run::align()
{
    glioscope::align(*raw, job.knownMoves, counted());
}

void SegmentRunner::Run::voteOnBrain()
{
    glioscope::voteOnBrain(*raw, extractor(), counted());
    std::ranges::copy(raw->brain->notices, std::back_inserter(files.notices));
    std::ranges::copy(raw->alignment->notices, std::back_inserter(files.notices));
    addVoxelNotice(raw->loaded, segmenter->contract(), files.notices);
    report.alignment = alignmentPart(*raw);
}

/// What a network with this contract sees is interpolated from the voxels that were read, and what
/// it says from its grid to the T1ce's.
BrainInput SegmentRunner::Run::preparedOn(const ModelContract& contract, const Case& stripped) const
{
    BrainInput input = prepareBrain(contract, inputsOf(stripped, contract));
    input.caseGrid = t1ceOf(raw->loaded).geometry;
    return input;
}

/// For each stage of the model on its own grid.
std::shared_ptr<const BrainInput> SegmentRunner::Run::preparedRaw()
{
    const ModelContract& contract = segmenter->contract();
    if (raw->alignment->isLeftAsItIs) {
        return segmenter->prepare(inputsOf(raw->loaded, contract));
    }
    ModelContract first = contract;
    first.secondStage.reset();
    const Geometry& t1ce = t1ceOf(raw->loaded).geometry;
    Case stripped = strippedCase(*raw, workGridOf(first, t1ce), files.notices);
    std::ranges::move(imageDoubts(stripped), std::back_inserter(files.notices));
    BrainInput input = preparedOn(first, stripped);
    if (contract.secondStage) {
        const ModelContract second = secondStageContract(contract);
        std::vector<Sentence> saidBefore;
        stripped = strippedCase(*raw, workGridOf(second, t1ce), saidBefore);
        input.secondStage = std::make_shared<const BrainInput>(preparedOn(second, stripped));
    }
    return std::make_shared<const BrainInput>(std::move(input));
}

void SegmentRunner::Run::infer()
{
    const auto input =
        job.align ? preparedRaw() : runner.m_lastCase.prepared(segmenter->contract(), [this] {
            return segmenter->prepare(images);
        });
    segmentation = segmenter->segment(*input, counted(), members);
}

void SegmentRunner::Run::write()
{
    const auto begin = Clock::now();
    OutputNames names = outputNames(job, files.name, *segmenter);
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
    if (job.align) {
        staging.write(names.brain,
                      [this](const fs::path& file) { writeBytes(file, raw->brain->brain); });
        staging.write(names.moves, [this](const fs::path& file) {
            writeTextDurably(file, alignmentText(raw->loaded, *raw->alignment));
        });
    }
    if (raw && raw->study) {
        writeDicom(names);
    }
    report.seconds["writing"] = secondsSince(begin);
    fillReport(names);
    staging.write(names.report, [this](const fs::path& file) { writeReport(file, report); });
    if (stopRequested()) {
        throw Cancelled();
    }
    std::vector<std::string> ordered = names.probabilities;
    for (const std::string& name : {names.brain, names.moves, names.dicom}) {
        if (!name.empty()) {
            ordered.push_back(name);
        }
    }
    ordered.push_back(names.segmentation);
    ordered.push_back(names.report);
    runner.commit(ordered);
}

/// DICOM has no segmentation of nothing.
void SegmentRunner::Run::writeDicom(OutputNames& names)
{
    const auto& voxels = segmentation.labels.voxels;
    if (std::ranges::all_of(voxels, [](Label label) { return label == Label::Background; })) {
        files.notices.push_back(Sentence::of(
            "No tumour was found, so there is no DICOM segmentation: it cannot be an empty one."));
        return;
    }
    names.dicom = dicomName(names);
    runner.m_staging->write(names.dicom, [this](const fs::path& file) {
        std::ranges::copy(
            writeStudySegmentation(file, segmentation.labels, *raw->study,
                                   {segmenter->contract().name, segmenter->modelSha256()}),
            std::back_inserter(files.notices));
    });
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
    if (!names.dicom.empty()) {
        result.dicomSegmentation = folder / names.dicom;
    }
    if (job.align) {
        result.moves = folder / names.moves;
        result.brain = folder / names.brain;
    }
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
        if (job.align) {
            run.stage("finding the brain", &Run::findBrain);
            run.stage("aligning", &Run::align);
            run.stage("asking all sequences", &Run::voteOnBrain);
        }
        run.stage("network", &Run::infer);
        run.stage("writing", &Run::write);
    } catch (const AmbiguousInput&) {
        throw;
    } catch (const Error& error) {
        throw Error(namingCase(run.files, error.said()));
    }
    return run.report.result;
}

std::optional<SegmentResult> SegmentRunner::finished(const SegmentJob& job)
{
    const CaseFiles files = caseOf(job);
    const Segmenter& segmenter = m_networks.segmenter(job);
    const ModelContract& contract = segmenter.contract();
    const OutputNames names = outputNames(job, files.name, segmenter);
    const fs::path report = fs::absolute(job.outputFolder).lexically_normal() / names.report;
    std::error_code ignored;
    if (!fs::exists(report, ignored)) {
        return std::nullopt;
    }
    auto result = finishedResult(report, segmenter.modelSha256(),
                                 hashedInputs(neededFiles(files, contract, false), contract),
                                 job.align, givenFilesOf(job));
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
