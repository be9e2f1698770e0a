// glioscope-engine train: a model from patch files.

#include "app/engine/train/train_command.h"

#include "app/engine/console/command_options.h"
#include "app/engine/console/console.h"
#include "app/engine/console/interrupt.h"
#include "app/engine/train/training_options.h"
#include "segmentation/case/model/patients_file.h"
#include "segmentation/networks/files/model_library.h"
#include "segmentation/system/durable_file.h"
#include "segmentation/system/error.h"
#include "training/run/run_reporter.h"
#include "training/run/trainer.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <utility>

namespace glioscope {
namespace {

std::string epochText(const EpochRecord& epoch, int epochs)
{
    char text[160];
    std::snprintf(text, sizeof text, "epoch %d/%d  loss %.4f  %.0f s", epoch.epoch, epochs,
                  epoch.loss, epoch.seconds);
    std::string line = text;
    if (epoch.score >= 0) {
        line += "  held-back Dice";
        for (const Region region : kAllRegions) {
            const double dice = epoch.regionDice[region];
            std::snprintf(text, sizeof text, "%.3f", dice);
            line +=
                " " + std::string(shortName(region)) + " " + (dice >= 0 ? text : "not measured");
        }
    }
    return line;
}

std::string epochJson(const EpochRecord& epoch)
{
    return nlohmann::json{{"type", "epoch"},
                          {"epoch", epoch.epoch},
                          {"loss", epoch.loss},
                          {"dice", epoch.dice},
                          {"valLoss", epoch.valLoss},
                          {"hd95WtMm", epoch.hd95WtMm},
                          {"score", epoch.score},
                          {"learningRate", epoch.learningRate},
                          {"seconds", epoch.seconds},
                          {"diceWt", epoch.regionDice[Region::WholeTumour]},
                          {"diceTc", epoch.regionDice[Region::TumourCore]},
                          {"diceEt", epoch.regionDice[Region::EnhancingTumour]}}
        .dump();
}

/// Shows steps at most twice a second, and every epoch.
class TrainingView {
public:
    TrainingView(Console& console, const TrainingConfig& config)
        : m_console(console), m_config(config)
    {
    }

    void show(const TrainingEvent& event)
    {
        if (!event.notice.empty()) {
            m_console.warn(event.notice);
            return;
        }
        if (event.finishedEpoch) {
            m_console.say(epochText(*event.finishedEpoch, m_config.epochs));
            m_console.sendLine(epochJson(*event.finishedEpoch));
            return;
        }
        const auto now = std::chrono::steady_clock::now();
        if (now < m_next) {
            return;
        }
        m_next = now + std::chrono::milliseconds(500);
        if (event.phantomShare >= 0) {
            showPhantoms(event);
            return;
        }
        const double steps = m_config.stepsPerEpoch;
        m_console.progress({.id = {},
                            .stage = "training",
                            .done = (event.epoch - 1) * steps + event.step,
                            .total = m_config.epochs * steps,
                            .secondsLeft = event.secondsLeft},
                           "epoch " + std::to_string(event.epoch));
    }

private:
    void showPhantoms(const TrainingEvent& event)
    {
        if (!std::exchange(m_saidPhantoms, true)) {
            m_console.say("Phantoms come first; what is learnt from them is kept for later runs.");
        }
        m_console.progress({.id = {},
                            .stage = "phantoms",
                            .done = event.phantomShare,
                            .total = 1,
                            .secondsLeft = event.secondsLeft},
                           "before the first epoch");
    }

    Console& m_console;
    const TrainingConfig& m_config;
    bool m_saidPhantoms = false;
    std::chrono::steady_clock::time_point m_next;
};

/// best.h5 is there only where something was held back to measure on.
void sayModels(Console& console, const std::filesystem::path& run)
{
    std::string models;
    for (const char* name : {"best.h5", "last.h5"}) {
        std::error_code ignored;
        if (std::filesystem::exists(run / name, ignored)) {
            models += (models.empty() ? "" : ", ") + (run / name).string();
        }
    }
    console.say(models.empty() ? "No epoch was finished, so there is no model yet."
                               : "Models: " + models);
}

/// A process that does not lead says nothing but what ends it.
void followTraining(const TrainingConfig& config, const PeerPlace& place)
{
    (void)train(config, [](const TrainingEvent&) { return !interrupted(); }, place);
    if (interrupted()) {
        throw Cancelled();
    }
}

constexpr std::chrono::seconds kStepOfPeers{60};

/// A step that takes long was cut off: what the run's folder says is put right from outside.
void abandon(const std::filesystem::path& run, const RunReporter& reporter)
{
    const auto sentence =
        Sentence::of("Stopped amid a step; the run resumes after its last whole epoch.");
    removeOwnParts(run);
    if (std::optional<RunStatus> status = reporter.hasBegun() ? readRunStatus(run) : std::nullopt) {
        status->state = RunState::Stopped;
        status->message = sentence;
        writeRunStatus(run, *status);
    }
    std::fprintf(stderr, "\nglioscope-engine: %s\n", sentence.text().c_str());
}

void leadTraining(const TrainingConfig& config, const std::optional<PeerPlace>& place, bool json)
{
    Console console(json);
    TrainingView view(console, config);
    RunReporter reporter(config, interrupted);
    // With peers all stop after the step, which one process that goes at once would not allow.
    const auto grace = place ? kStepOfPeers : InterruptDeadline::kGrace;
    const InterruptDeadline deadline([&] { abandon(config.output, reporter); }, grace);
    try {
        const TrainingOutcome outcome = train(
            config,
            [&](const TrainingEvent& event) {
                view.show(event);
                return reporter.report(event);
            },
            place);
        reporter.end(outcome.finished ? RunState::Finished : RunState::Stopped, outcome.reason);
        if (interrupted()) {
            throw Cancelled();
        }
        console.say(outcome.reason);
        sayModels(console, config.output);
    } catch (const Error& error) {
        reporter.end(RunState::Failed, error.said());
        console.send(Failure{{}, error.said(), {}});
        throw;
    }
}

void runTraining(const TrainingConfig& config, bool json)
{
    const std::optional<PeerPlace> place = placeAmongPeers();
    if (place && place->rank > 0) {
        followTraining(config, *place);
    } else {
        leadTraining(config, place, json);
    }
}

}  // namespace

void addTrainCommand(CLI::App& app)
{
    const auto settings = std::make_shared<TrainingSettings>();
    TrainingConfig& config = settings->config;
    CLI::App* command = app.add_subcommand("train", "Trains a model on prepared patch files");
    command->add_option("patches", config.patches, "Folder made by prepare")->required();
    command->add_option("--output", config.output, "Run folder: models, checkpoints, log")
        ->required();
    command->add_flag("--resume", config.resume,
                      "Go on from the run folder's checkpoint, with the settings it has");
    const auto patients = std::make_shared<std::filesystem::path>();
    addPatientsOption(*command, *patients);
    addTrainingOptions(*command, *settings);
    addJsonOption(*command, settings->json);
    command->callback([command, settings, patients] {
        TrainingConfig chosen = configOf(*command, *settings);
        if (command->count("--start-from") > 0) {
            chosen.startFrom = findModel(chosen.startFrom.string());
        }
        // Kept with the patches: a run that goes on, and the next one, keep the same patients
        // apart.
        tellPatients(chosen.patches, patientsOption(*patients));
        runTraining(chosen, settings->json);
    });
}

}  // namespace glioscope
