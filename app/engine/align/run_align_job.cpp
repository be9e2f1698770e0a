#include "app/engine/align/run_align_job.h"

#include "app/engine/console/progress_clock.h"
#include "app/engine/segment/case_inputs.h"
#include "app/engine/segment/result_names.h"
#include "segmentation/case/formats/label_writer.h"
#include "segmentation/case/model/sources_of_case.h"
#include "segmentation/preparation/head_input.h"
#include "segmentation/registration/alignment_file.h"
#include "segmentation/system/durable_file.h"
#include "segmentation/system/error.h"

#include <algorithm>
#include <iterator>

namespace glioscope {
namespace {

/// One job on its way.
struct Run {
    const AlignJob& job;
    const JobHooks& hooks;
    RawCase& raw;  ///< the runner's: as it was read, with the brain in the T1ce where it was asked
    WarmNetworks& networks;
    ProgressClock& clock;
    AlignResult result = {};

    void begin(const std::string& stage)
    {
        if (hooks.stopRequested && hooks.stopRequested()) {
            throw Cancelled();
        }
        clock.begin(stage);
    }
    [[nodiscard]] StageProgress counted()
    {
        return [this](double done, double total) {
            clock.update(done, total);
            return !hooks.stopRequested || !hooks.stopRequested();
        };
    }
    [[nodiscard]] std::function<BrainExtractor&()> extractor()
    {
        return [this]() -> BrainExtractor& { return networks.extractor(job.device); };
    }

    void askHeads();
    void findBrain();
    [[nodiscard]] CaseAlignment aligned();
    void writeMoves();
    void writeBrain();
};

void Run::findBrain()
{
    begin("finding the brain");
    glioscope::findBrain(raw, {}, extractor(), counted());
}

void Run::askHeads()
{
    if (raw.loaded.image(Sequence::T1ce)) {
        findBrain();
        result.wholeHeads = raw.brain->source == BrainInHead::Source::Network;
        result.brightShareOutside = raw.brain->brightShareOutside;
        return;
    }
    begin("finding the brain");
    const Image& first = *raw.loaded.image(raw.loaded.firstSequence());
    result.brightShareOutside = extractor()().extract(first, counted()).brightShareOutside;
    result.wholeHeads = !isStripped(result.brightShareOutside);
}

CaseAlignment Run::aligned()
{
    if (!job.known.empty() && job.again.empty()) {
        return readAlignment(job.known, raw.loaded);
    }
    begin("aligning");
    if (!job.known.empty()) {
        return alignedAgain(raw.loaded, readAlignment(job.known, raw.loaded), job.again,
                            job.attempt,
                            [counted = counted()](double done) { return counted(done, 1); });
    }
    glioscope::align(raw, {}, counted());
    return *raw.alignment;
}

void Run::writeMoves()
{
    (void)t1ceOf(raw.loaded);
    if (raw.loaded.sequencesOnOtherGrids().empty() && job.known.empty()) {
        findBrain();  // what is stripped on one grid stays as it is
    }
    const CaseAlignment alignment = aligned();
    result.notices.assign(alignment.notices.begin(), alignment.notices.end());
    result.moves = job.outputFolder / (safeFileName(raw.loaded.files.name) + "_alignment.json");
    writeTextDurably(result.moves, alignmentText(raw.loaded, alignment));
}

void Run::writeBrain()
{
    findBrain();
    RawCase voted = raw;  // other moves make another brain of the same first one
    voted.alignment = aligned();
    begin("asking all sequences");
    voteOnBrain(voted, extractor(), counted());
    std::ranges::copy(voted.brain->notices, std::back_inserter(result.notices));
    std::ranges::copy(voted.alignment->notices, std::back_inserter(result.notices));
    result.brain = job.outputFolder / (safeFileName(raw.loaded.files.name) + "_brain.nii");
    writeBytes(result.brain, voted.brain->brain);
}

}  // namespace

AlignResult AlignRunner::run(const AlignJob& job, const JobHooks& hooks)
{
    ProgressClock clock(job.id, hooks.progress);
    clock.begin("reading");
    const CaseFiles files = filesOf(job.sources);
    Run run{job, hooks, m_lastCase.ofFiles(files, contentOf(files)), m_networks, clock};
    switch (job.want) {
    case AlignJob::Want::Heads: run.askHeads(); break;
    case AlignJob::Want::Moves: run.writeMoves(); break;
    case AlignJob::Want::Brain: run.writeBrain(); break;
    }
    run.result.id = job.id;
    return run.result;
}

}  // namespace glioscope
