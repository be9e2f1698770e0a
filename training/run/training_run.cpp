#include "training/run/training_run.h"

#include "segmentation/inference/torch_failure.h"
#include "segmentation/networks/files/model_file.h"
#include "segmentation/system/durable_file.h"
#include "segmentation/system/error.h"
#include "training/learning/schedule.h"
#include "training/learning/starting_weights.h"
#include "training/learning/training_precision.h"
#include "training/pictures/patch_picture.h"
#include "training/pictures/validation_picture.h"
#include "training/run/model_card.h"
#include "training/run/phantom_start.h"
#include "training/scoring/patch_scoring.h"
#include "training/settings/config_json.h"

#include <ATen/ATen.h>

namespace glioscope {
namespace {

/// A digit a number, for Peers.
at::Tensor digitsOf(const std::string& text)
{
    at::Tensor digits = at::empty({static_cast<std::int64_t>(text.size())});
    for (std::size_t n = 0; n < text.size(); ++n) {
        digits[static_cast<std::int64_t>(n)] = text[n];
    }
    return digits;
}

}  // namespace

TrainingRun::TrainingRun(const TrainingConfig& config, const TrainingProgress& progress,
                         const Peers& peers, const at::Device& device)
    : m_data(readTrainingData(config)),
      m_config(settledConfig(config, m_data)),
      m_progress(progress),
      m_peers(peers),
      m_identity(runIdentity(m_config, m_data, peers.count())),
      m_device(device),
      m_bfloat16(settledBFloat16(m_config, m_device, peers)),
      m_learner(m_config, m_device, m_bfloat16, peers),
      m_state(m_learner.state())
{
    if (m_data.training->readyMade && config.loss == LossKind::DiceCe) {
        throw Error(
            Sentence::of("The loss dice-ce needs nested regions, and the patches in %1 "
                         "hold labels. Choose another loss.",
                         config.patches));
    }
}

bool TrainingRun::beginsWithPhantoms() const
{
    return !isBegun() && phantomsComeFirst(m_config, m_data);
}

void TrainingRun::begin(const std::filesystem::path& model)
{
    if (m_peers.lead()) {
        startFrom(model);
    }
    joinPeers();
    m_stepsBefore = m_state.stepsDone;
    if (m_peers.lead()) {
        m_log = std::make_unique<RunLog>(m_config.output, m_state.epochsDone);
        writeConfig();
        if (!hasCheckpoint(m_config.output)) {
            writeCheckpoint(m_config.output, m_state, m_identity);
        }
        noticeOddSettings();
    }
    m_stepsLeft.begin(secondsOfSteps());
}

void TrainingRun::writeConfig() const
{
    writeTextDurably(m_config.output / "config.json", toJson(m_config, m_bfloat16));
}

void TrainingRun::notice(const Sentence& sentence) const
{
    if (m_progress) {
        (void)m_progress({.epoch = m_state.epochsDone, .notice = sentence});
    }
}

void TrainingRun::noticeOddSettings() const
{
    if (!m_data.notice.empty()) {
        notice(m_data.notice);
    }
    if (m_config.warmUpSteps >= schedule().totalSteps) {
        notice(
            Sentence::of("The run is over before its warm-up of %1 steps and never reaches the "
                         "learning rate asked for. A shorter warm-up would.",
                         m_config.warmUpSteps));
    }
}

void TrainingRun::joinPeers()
{
    if (m_peers.count() == 1) {
        return;
    }
    const at::Tensor mine = digitsOf(fingerprint(m_identity));
    const at::Tensor leads = mine.clone();
    m_peers.takeFromLead({leads});
    if (m_peers.agree(!at::equal(mine, leads))) {
        throw Error(
            Sentence::of("The processes of this run were started with different "
                         "settings or cases. Give all of them the same command and the "
                         "same patches."));
    }
    takeStateFromLead(m_peers, m_state);
}

bool TrainingRun::isBegun() const
{
    return m_config.resume && hasCheckpoint(m_config.output);
}

/// The run keeps a copy of the model it starts from, and asks for the file no more.
void TrainingRun::startFrom(const std::filesystem::path& model)
{
    const std::filesystem::path kept = m_config.output / "start.h5";
    if (isBegun()) {
        if (!m_config.startFrom.empty() || phantomsComeFirst(m_config, m_data)) {
            startFromModel(kept, m_data, m_state);
        }
        resume();
    } else if (!model.empty()) {
        startFromModel(model, m_data, m_state);
        writeDurably(kept, [&](const std::filesystem::path& temporary) {
            std::filesystem::copy_file(model, temporary,
                                       std::filesystem::copy_options::overwrite_existing);
        });
    }
}

void TrainingRun::resume()
{
    if (const auto damage = readCheckpoint(m_config.output, m_state, m_identity)) {
        notice(*damage);
    }
}

TrainingOutcome TrainingRun::train(const std::filesystem::path& model)
{
    begin(model);
    while (m_state.epochsDone < m_config.epochs) {
        if (!runEpoch() && m_state.epochsDone < m_config.epochs) {
            return outcome(false,
                           m_state.epochsDone == 0
                               ? Sentence::of("Stopped on request; the run resumes from its start.")
                               : Sentence::of("Stopped on request; the run resumes after epoch %1.",
                                              m_state.epochsDone));
        }
    }
    return outcome(true, Sentence::of("All %1 epochs are done.", m_config.epochs));
}

TrainingOutcome TrainingRun::outcome(bool finished, const Sentence& reason) const
{
    return {finished, reason, m_state.epochsDone, m_best};
}

Sentence TrainingRun::position() const
{
    return Sentence::of("epoch %1, step %2", m_state.epochsDone + 1, m_step);
}

bool TrainingRun::report(const TrainingEvent& event)
{
    const Clock::time_point before = Clock::now();
    const bool stop = m_progress && !m_progress(event);
    m_waited += Clock::now() - before;
    return !m_peers.agree(stop);
}

LoaderOptions TrainingRun::windowOptions() const
{
    LoaderOptions options = loaderOptions(m_config);
    options.rank = static_cast<std::uint64_t>(m_peers.rank());
    options.processes = static_cast<std::uint64_t>(m_peers.count());
    options.ahead = windowsAhead(m_device);
    return options;
}

bool TrainingRun::runEpoch()
{
    const Clock::time_point start = Clock::now();
    const auto epoch = static_cast<std::uint64_t>(m_state.epochsDone) + 1;
    // Dropout is the only user of LibTorch's generator; every epoch gives it a seed of its own, in
    // every process another. Windows and their order have other streams.
    constexpr std::uint64_t kDropoutStream = std::uint64_t{1} << 62;
    const std::uint64_t stream = kDropoutStream + static_cast<std::uint64_t>(m_peers.rank());
    at::manual_seed(RandomStream(m_config.seed, epoch, stream).next());
    BatchLoader loader(m_data.training, windowOptions(), epoch,
                       static_cast<std::uint64_t>(m_config.stepsPerEpoch), m_device);
    EpochRecord record{.epoch = static_cast<int>(epoch)};
    for (m_step = 1; m_step <= m_config.stepsPerEpoch; ++m_step) {
        const StepResult result = step(loader);
        record.loss += result.loss / m_config.stepsPerEpoch;
        record.dice += result.dice / m_config.stepsPerEpoch;
        if (!report({.epoch = record.epoch,
                     .step = m_step,
                     .windows = m_config.batch * m_peers.count(),
                     .loss = result.loss,
                     .secondsLeft = secondsLeft()})) {
            return false;
        }
    }
    record.learningRate = learningRateAt(schedule(), m_state.stepsDone - 1);
    const Clock::time_point end = Clock::now();
    record.seconds = std::chrono::duration<double>(end - start).count();
    finishEpoch(record);
    m_betweenEpochs += Clock::now() - end;
    ++m_epochsHere;
    return report({.epoch = record.epoch,
                   .step = m_config.stepsPerEpoch,
                   .loss = record.loss,
                   .secondsLeft = secondsLeft(),
                   .finishedEpoch = &record});
}

std::string TrainingRun::casesOfStep() const
{
    const LoaderOptions options = windowOptions();
    const std::uint64_t windows = options.batch * options.processes;
    const auto epoch = static_cast<std::uint64_t>(m_state.epochsDone) + 1;
    std::string names;
    for (std::uint64_t n = 0; n < windows; ++n) {
        const std::uint64_t index = static_cast<std::uint64_t>(m_step - 1) * windows + n;
        names += (n > 0 ? ", " : "") + caseOfWindow(*m_data.training, options, epoch, index);
    }
    return names;
}

StepResult TrainingRun::step(BatchLoader& loader)
{
    const Batch batch = loader.next();
    const double rate = learningRateAt(schedule(), m_state.stepsDone);
    const StepResult result = m_learner.step(batch.images, batch.regions, rate);
    if (!result.finite) {
        throw Error(
            Sentence::of("Training stopped: the loss or its gradient is not a number in "
                         "%1 (window from %2). The state before that epoch is kept in "
                         "%3. Check that case, or start again with a lower learning "
                         "rate.",
                         position(), casesOfStep(), m_config.output));
    }
    return result;
}

/// Models and log come before the checkpoint: what a resumed run finds of an epoch without one it
/// makes again, the same.
void TrainingRun::finishEpoch(EpochRecord& record)
{
    ++m_state.epochsDone;
    const bool last = m_state.epochsDone == m_config.epochs;
    const bool measured =
        m_data.holdsBack() && (last || m_state.epochsDone % m_config.validateEveryEpochs == 0);
    ValidationScore score;
    if (measured) {
        score = measure();
        m_state.score = smoothedScore(m_state.score, score.mean());
        record.valLoss = score.loss;
        record.regionDice = score.regionDice;
        record.hd95WtMm = score.hd95WtMm;
        record.score = m_state.score;
    }
    if (!m_peers.lead()) {
        return;
    }
    writeModels(record, measured ? &score : nullptr);
    m_log->add(record, measured ? &score : nullptr);
    writeCheckpoint(m_config.output, m_state, m_identity);
    drawValidation(score);
}

/// As the model's contract will have it.
ForwardOptions TrainingRun::forwardOptions() const
{
    return {.device = m_device,
            .bfloat16 = m_bfloat16,
            .mirrorAveraging = m_config.mirrorAveraging,
            .smallestPart = m_config.smallestPart,
            .fillCore = m_config.fillCore,
            .largestWindow = m_config.largerWindows ? Index3{0, 0, 0} : m_config.windowVoxels};
}

/// Of the first held-back case, predicted anew in an epoch that measured nothing; a run does not
/// end over a picture.
void TrainingRun::drawValidation([[maybe_unused]] const ValidationScore& score)
{
#ifdef GLIOSCOPE_HAS_CAIRO
    try {
        if (m_data.heldBackPatches) {
            drawReadyMade();
        } else if (!m_data.heldBack.empty()) {
            const PatchCase& patch = m_data.heldBack.front();
            drawSlice(patch, score.firstPrediction.empty()
                                 ? labelsFromProbabilities(
                                       predictWhole(*m_state.average, patch, forwardOptions()),
                                       patch, m_config.smallestPart, m_config.fillCore)
                                 : score.firstPrediction);
        }
    } catch (const Error&) {
    }
#endif
}

#ifdef GLIOSCOPE_HAS_CAIRO
void TrainingRun::drawSlice(const PatchCase& patch, const LabelMap& prediction)
{
    writeValidationPicture(patch, prediction, m_state.epochsDone,
                           m_config.output / "validation.png");
}

void TrainingRun::drawReadyMade()
{
    const auto patch = m_data.heldBackPatches->at(0);
    ModelContract contract;
    m_data.describe(contract);
    const at::Tensor probabilities = guardingTorch(m_device, [&] {
        return predictPatch(*m_state.average, *patch, contract.inputs, forwardOptions());
    });
    drawSlice(asPatchCase(*patch), labelsOfPatch(probabilities, *patch));
}
#endif

ValidationScore TrainingRun::measure()
{
    const ForwardOptions options = forwardOptions();
    if (!m_data.heldBackPatches) {
        return validate(*m_state.average, m_data.heldBack, options, m_config.loss, m_peers);
    }
    // The others wait at the end of the epoch.
    return m_peers.lead()
               ? validatePatches(*m_state.average, *m_data.heldBackPatches, options, m_config.loss)
               : ValidationScore();
}

void TrainingRun::writeModels(const EpochRecord& record, const ValidationScore* score)
{
    const ModelContract contract = modelContract(m_config, m_data, score);
    writeModel(m_config.output / "last.h5", contract, *m_state.average, StoredPrecision::Float16);
    if (score && m_state.score > m_state.bestScore) {
        writeModel(m_config.output / "best.h5", contract, *m_state.average,
                   StoredPrecision::Float16);
        m_state.bestScore = m_state.score;
        m_best = record;
    }
}

LearningRateSchedule TrainingRun::schedule() const
{
    return {.peak = m_config.learningRate,
            .warmUpSteps = m_config.warmUpSteps,
            .totalSteps = static_cast<std::int64_t>(m_config.epochs) * m_config.stepsPerEpoch,
            .decay = m_config.rateDecay};
}

double TrainingRun::secondsOfSteps() const
{
    const auto now = Clock::now().time_since_epoch() - m_waited - m_betweenEpochs;
    return std::chrono::duration<double>(now).count();
}

double TrainingRun::secondsLeft()
{
    constexpr std::int64_t kFewestSteps = 3;
    const double now = secondsOfSteps();
    const std::int64_t done = m_state.stepsDone - m_stepsBefore;
    m_stepsLeft.update(now, static_cast<double>(done),
                       static_cast<double>(schedule().totalSteps - m_stepsBefore));
    if (done < kFewestSteps) {
        return -1;
    }
    const std::chrono::duration<double> between = m_betweenEpochs / std::max(1, m_epochsHere);
    return m_stepsLeft.shown(now) + between.count() * (m_config.epochs - m_state.epochsDone);
}

}  // namespace glioscope
