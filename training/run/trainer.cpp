#include "training/run/trainer.h"

#include "segmentation/inference/compute_device.h"
#include "segmentation/inference/torch_failure.h"
#include "segmentation/system/durable_file.h"
#include "segmentation/system/error.h"
#include "training/peers/peers.h"
#include "training/progress/run_status.h"
#include "training/run/phantom_start.h"
#include "training/run/run_lock.h"
#include "training/run/training_run.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <new>
#include <optional>
#include <thread>

namespace glioscope {
namespace {

namespace fs = std::filesystem;

void makeFolder(const fs::path& folder)
{
    std::error_code failed;
    fs::create_directories(folder, failed);
    if (failed) {
        throw Error(Sentence::of("%1 cannot be made (%2). Choose another run folder.", folder,
                                 Sentence::name(failed.message())));
    }
}

void requireRightFolder(const TrainingConfig& config)
{
    std::error_code ignored;
    if (fs::equivalent(config.output, config.patches, ignored)) {
        throw Error(
            Sentence::of("%1 holds the patches, whose config.json a run would replace "
                         "by its own. Choose another run folder.",
                         config.output));
    }
    const bool begun = hasCheckpoint(config.output);
    if (begun && !config.resume) {
        throw Error(
            Sentence::of("%1 holds a training run already. Resume it, or choose another folder.",
                         config.output));
    }
    for (const char* model : {"best.h5", "last.h5"}) {
        if (!begun && fs::exists(config.output / model, ignored)) {
            throw Error(Sentence::of(
                "%1 is of a run that has no checkpoint any more. Choose another folder.",
                config.output / model));
        }
    }
    if (!begun && config.resume && !fs::exists(config.output / "config.json")) {
        throw Error(Sentence::of("%1 holds no training run to resume.", config.output));
    }
}

/// What a killed run was writing; nobody else's is touched.
void removeParts(const fs::path& folder)
{
    constexpr std::array kOwn = {
        "best.h5",    "last.h5",   "checkpoint.h5", "checkpoint-next.h5", "start.h5",
        "log.csv",    "log.jsonl", "config.json",   "split.json",         "status.json",
        "curves.png", "request",   "validation.png"};
    removeDeadParts(folder, [&](const LeftPart& part) {
        return std::ranges::find(kOwn, part.name) != kOwn.end();
    });
}

Sentence keptIn(const TrainingConfig& config)
{
    return Sentence::of(" The state before that epoch is kept in %1.", config.output);
}

Error memoryError(const TrainingConfig& config, const Sentence& position)
{
    return Error(
        Sentence::of("The memory of the device does not suffice in %1.%2 A smaller "
                     "window, batch or width needs less.",
                     position, keptIn(config)));
}

/// The library's own words are for the one who has to find the cause, in a file.
Error libraryError(const c10::Error& error, const TrainingConfig& config, const Sentence& position)
{
    if (isOutOfMemory(error)) {
        return memoryError(config, position);
    }
    const fs::path details = config.output / "failure.txt";
    std::ofstream(details) << error.what() << '\n';
    return Error(
        Sentence::of("The computation failed in %1.%2 Resume the run, with --device "
                     "cpu if it fails again; what LibTorch said is in %3.",
                     position, keptIn(config), details));
}

/// Processes on one machine share its cores, unless whoever started them has shared them out.
void takeShareOfCores(const PeerPlace& place)
{
    if (!std::getenv("OMP_NUM_THREADS")) {
        const int cores = static_cast<int>(std::thread::hardware_concurrency());
        at::set_num_threads(std::max(1, cores / place.localCount));
    }
}

Peers join(const std::optional<PeerPlace>& place, const at::Device& device)
{
    if (!place) {
        return {};
    }
    takeShareOfCores(*place);
    return {*place, device};
}

/// For the process that leads; the folder is its own while this lives.
class HeldFolder {
public:
    explicit HeldFolder(const TrainingConfig& config)
        : m_lock((makeFolder(config.output), config.output))
    {
        requireRightFolder(config);
        removeParts(config.output);
        writeRunRequest(config.output, RunRequest::None);  // what was asked of an earlier run
    }

private:
    RunLock m_lock;
};

/// What the run begins with, empty for random weights; nothing where `progress` stops it among
/// phantoms.
std::optional<fs::path> startingModel(const TrainingConfig& config, const TrainingRun& run,
                                      const TrainingProgress& progress, const Peers& peers)
{
    if (!peers.lead() || !run.beginsWithPhantoms()) {
        return config.startFrom;
    }
    if (peers.count() > 1 && !fs::exists(phantomStartFile(config, run.spacingMm()))) {
        throw Error(
            Sentence::of("Several processes do not learn from phantoms first. Begin with one, "
                         "which keeps what it learns, or give --no-phantoms-first."));
    }
    run.writeConfig();  // what is stopped among phantoms is resumed by it
    const auto alone = [](const TrainingConfig& lesson, const TrainingProgress& heard) {
        return train(lesson, heard);
    };
    return phantomStart(config, run.spacingMm(), alone, progress);
}

}  // namespace

TrainingOutcome train(const TrainingConfig& config, const TrainingProgress& progress,
                      const std::optional<PeerPlace>& place)
{
    requireValid(config);
    const at::Device device = computeDevice(config.device, place ? place->localRank : 0);
    const Peers peers = join(place, device);
    std::optional<HeldFolder> folder;
    if (peers.lead()) {
        folder.emplace(config);
    }
    std::optional<TrainingRun> run;
    const auto position = [&run] { return run ? run->position() : Sentence::of("its start"); };
    try {
        run.emplace(config, progress, peers, device);
        const auto start = startingModel(config, *run, progress, peers);
        if (!start) {
            return {.reason = Sentence::of("Stopped on request among phantoms; resume goes on.")};
        }
        return run->train(*start);
    } catch (const PeerLost& lost) {
        throw Error(
            Sentence::of("Training stopped in %1. %2%3 Start all processes again with --resume.",
                         position(), saidBy(lost), keptIn(config)));
    } catch (const c10::Error& error) {
        throw libraryError(error, config, position());
    } catch (const std::bad_alloc&) {
        throw memoryError(config, position());
    } catch (const fs::filesystem_error& error) {
        throw Error(
            Sentence::of("%1 could not be written (%2). Check the folder and its free "
                         "space, then resume the run.",
                         error.path1(), Sentence::name(error.code().message())));
    }
}

}  // namespace glioscope
