#include "training/trainer.h"

#include "segmentation/networks/model_file.h"
#include "segmentation/volume/error.h"
#include "training/autocast.h"
#include "training/checkpoint.h"
#include "training/durable_file.h"
#include "training/losses.h"
#include "training/model_card.h"
#include "training/patch_scoring.h"
#include "training/run_log.h"
#include "training/schedule.h"
#include "training/training_data.h"
#include "training/validation.h"
#include "training/window_loader.h"

#include <chrono>
#include <cmath>

namespace glioscope {
namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// A window's values as a channels-last tensor [1, channels, i, j, k] on the vector's own memory.
at::Tensor view(std::vector<float>& values, const Index3& size, int channels)
{
    return at::from_blob(values.data(), {1, size[0], size[1], size[2], channels}, at::kFloat)
        .permute({0, 4, 1, 2, 3});
}

at::Tensor onDevice(const std::vector<at::Tensor>& samples, const torch::Device& device)
{
    const at::Tensor batch = samples.size() == 1 ? samples.front() : at::cat(samples);
    return batch.contiguous(at::MemoryFormat::ChannelsLast3d).to(device);
}

class Run {
public:
    Run(const TrainingConfig& config, const TrainingProgress& progress);
    TrainingOutcome go();

private:
    /// False where `progress` stopped it.
    bool runEpoch();
    double step(WindowLoader& loader);
    double learn(const at::Tensor& images, const at::Tensor& regions, const std::string& cases);
    void averageWeights();
    ValidationScore measure();
    void finishEpoch(EpochRecord& record);
    [[nodiscard]] LearningRateSchedule schedule() const;
    [[nodiscard]] double secondsLeft() const;

    TrainingConfig m_config;
    TrainingProgress m_progress;
    TrainingData m_data;
    torch::Device m_device;
    bool m_bfloat16;
    TrainingState m_state;
    std::unique_ptr<RunLog> m_log;
    EpochRecord m_best;
    Clock::time_point m_start = Clock::now();
    std::int64_t m_stepsBefore = 0;
};

Run::Run(const TrainingConfig& config, const TrainingProgress& progress)
    : m_config(config),
      m_progress(progress),
      m_data(readTrainingData(config)),
      m_device(trainingDevice(config.device)),
      m_bfloat16(usesBFloat16(config.precision, m_device))
{
    torch::manual_seed(config.seed);
    m_state.network = makeNetwork(config.network);
    m_state.average = makeNetwork(config.network);
    for (const auto& network : {m_state.network, m_state.average}) {
        toChannelsLast(*network);
        network->to(m_device);
    }
    copyWeights(*m_state.network, *m_state.average);
    m_state.optimiser = std::make_shared<torch::optim::AdamW>(
        m_state.network->parameters(),
        torch::optim::AdamWOptions(config.learningRate).weight_decay(config.weightDecay));
    if (config.resume) {
        readCheckpoint(config.output, m_state);
    }
    m_stepsBefore = m_state.stepsDone;
    m_log = std::make_unique<RunLog>(config.output, m_state.epochsDone);
    writeTextDurably(config.output / "config.json", toJson(config));
}

TrainingOutcome Run::go()
{
    TrainingOutcome outcome;
    while (m_state.epochsDone < m_config.epochs) {
        if (!runEpoch()) {
            outcome.reason = "Stopped on request; the run resumes after epoch " +
                             std::to_string(m_state.epochsDone) + ".";
            outcome.epochsDone = m_state.epochsDone;
            outcome.best = m_best;
            return outcome;
        }
    }
    outcome.finished = true;
    outcome.reason = "All " + std::to_string(m_config.epochs) + " epochs are done.";
    outcome.epochsDone = m_state.epochsDone;
    outcome.best = m_best;
    return outcome;
}

bool Run::runEpoch()
{
    const Clock::time_point start = Clock::now();
    const auto epoch = static_cast<std::uint64_t>(m_state.epochsDone) + 1;
    // Dropout is the only user of LibTorch's generator; every epoch gives it a seed of its own.
    torch::manual_seed(RandomStream(m_config.seed, epoch, ~std::uint64_t{1}).next());
    const LoaderOptions options{
        .window = {m_config.windowVoxels, m_config.foregroundShare, m_config.augmentation},
        .syntheticShare = m_config.syntheticShare,
        .seed = m_config.seed};
    WindowLoader loader(m_data.training, options, epoch,
                        static_cast<std::uint64_t>(m_config.stepsPerEpoch) *
                            static_cast<std::uint64_t>(m_config.batch));
    EpochRecord record{.epoch = static_cast<int>(epoch)};
    m_state.network->train();
    for (int n = 1; n <= m_config.stepsPerEpoch; ++n) {
        const double loss = step(loader);
        record.loss += loss / m_config.stepsPerEpoch;
        if (m_progress && !m_progress({record.epoch, n, loss, secondsLeft(), nullptr})) {
            return false;
        }
    }
    record.learningRate = learningRateAt(schedule(), m_state.stepsDone - 1);
    record.seconds = secondsSince(start);
    finishEpoch(record);
    return !m_progress ||
           m_progress({record.epoch, m_config.stepsPerEpoch, record.loss, secondsLeft(), &record});
}

double Run::step(WindowLoader& loader)
{
    std::vector<LoadedWindow> windows;
    std::vector<at::Tensor> images, regions;
    std::string cases;
    for (int n = 0; n < m_config.batch; ++n) {
        windows.push_back(loader.next());
    }
    for (LoadedWindow& w : windows) {
        images.push_back(view(w.window.images, w.window.size, PatchCase::kImages));
        regions.push_back(view(w.window.regions, w.window.size, PatchCase::kRegions));
        cases += (cases.empty() ? "" : ", ") + w.caseName;
    }
    return learn(onDevice(images, m_device), onDevice(regions, m_device), cases);
}

double Run::learn(const at::Tensor& images, const at::Tensor& regions, const std::string& cases)
{
    at::Tensor logits;
    {
        const Autocast autocast(m_device, m_bfloat16);
        logits = m_state.network->forward(images);
    }
    const at::Tensor loss = diceAndCrossEntropy(logits, regions);
    const double value = loss.item<double>();
    if (!std::isfinite(value)) {
        throw Error("Training stopped: the loss of epoch " +
                    std::to_string(m_state.epochsDone + 1) + " is not a number (window from " +
                    cases + "). The state before that epoch is kept in " +
                    m_config.output.string() +
                    ". Check that case, or resume with a lower learning rate.");
    }
    m_state.optimiser->zero_grad();
    loss.backward();
    torch::nn::utils::clip_grad_norm_(m_state.network->parameters(), m_config.gradientClip);
    const double rate = learningRateAt(schedule(), m_state.stepsDone);
    for (auto& group : m_state.optimiser->param_groups()) {
        group.options().set_lr(rate);
    }
    m_state.optimiser->step();
    ++m_state.stepsDone;
    averageWeights();
    return value;
}

void Run::averageWeights()
{
    const torch::NoGradGuard noGradient;
    const double keep = emaDecayAt(m_config.emaDecay, m_state.stepsDone);
    const auto current = m_state.network->parameters();
    auto average = m_state.average->parameters();
    for (std::size_t n = 0; n < current.size(); ++n) {
        average[n].lerp_(current[n], 1 - keep);
    }
}

ValidationScore Run::measure()
{
    const ForwardOptions options = {m_device, m_bfloat16, m_config.mirrorAveraging};
    return m_data.heldBackPatches
               ? validatePatches(*m_state.average, *m_data.heldBackPatches, options)
               : validate(*m_state.average, m_data.heldBack, options);
}

/// Model files first: a checkpoint that claims a best score must find its model.
void Run::finishEpoch(EpochRecord& record)
{
    ++m_state.epochsDone;
    const bool last = m_state.epochsDone == m_config.epochs;
    const bool measured = m_data.holdsBack() &&
                          (last || m_state.epochsDone % m_config.validateEveryEpochs == 0);
    ValidationScore score;
    if (measured) {
        score = measure();
        record.diceWt = score.diceWt;
        record.diceTc = score.diceTc;
        record.diceEt = score.diceEt;
    }
    const ModelContract contract = modelContract(m_config, m_data, measured ? &score : nullptr);
    if (measured || last) {
        writeModel(m_config.output / "last.h5", contract, *m_state.average,
                   StoredPrecision::Float16);
    }
    if (measured && score.mean() > m_state.bestScore) {
        writeModel(m_config.output / "best.h5", contract, *m_state.average,
                   StoredPrecision::Float16);
        m_state.bestScore = score.mean();
        m_best = record;
    }
    writeCheckpoint(m_config.output, m_state, toJson(m_config));
    m_log->add(record, measured ? &score : nullptr);
}

LearningRateSchedule Run::schedule() const
{
    return {m_config.learningRate, m_config.warmUpSteps,
            static_cast<std::int64_t>(m_config.epochs) * m_config.stepsPerEpoch};
}

double Run::secondsLeft() const
{
    const auto done = static_cast<double>(m_state.stepsDone - m_stepsBefore);
    const double total = static_cast<double>(schedule().totalSteps - m_state.stepsDone);
    return done < 3 ? -1 : secondsSince(m_start) / done * total;
}

}  // namespace

TrainingOutcome train(const TrainingConfig& config, const TrainingProgress& progress)
{
    requireValid(config);
    std::filesystem::create_directories(config.output);
    if (!config.resume && hasCheckpoint(config.output)) {
        throw Error(config.output.string() +
                    " holds a training run already. Resume it, or choose another folder.");
    }
    try {
        return Run(config, progress).go();
    } catch (const c10::Error& e) {
        throw Error(
            "LibTorch could not go on training: " + std::string(e.what_without_backtrace()) +
            " A smaller window or batch needs less memory.");
    }
}

}  // namespace glioscope
