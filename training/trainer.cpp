#include "training/trainer.h"

#include "segmentation/volume/error.h"
#include "training/run_lock.h"
#include "training/training_run.h"

#include <fstream>
#include <new>
#include <optional>
#include <string_view>

namespace glioscope {
namespace {

namespace fs = std::filesystem;

void makeFolder(const fs::path& folder)
{
    std::error_code failed;
    fs::create_directories(folder, failed);
    if (failed) {
        throw Error(folder.string() + " cannot be made (" + failed.message() +
                    "). Choose another run folder.");
    }
}

void requireRightFolder(const TrainingConfig& config)
{
    const bool begun = hasCheckpoint(config.output);
    if (begun && !config.resume) {
        throw Error(config.output.string() +
                    " holds a training run already. Resume it, or choose another folder.");
    }
    if (!begun && config.resume && !fs::exists(config.output / "config.json")) {
        throw Error(config.output.string() + " holds no training run to resume.");
    }
}

/// What a killed run was writing. The lock is held, so nobody writes now.
void removeParts(const fs::path& folder)
{
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder, ignored)) {
        if (entry.path().filename().string().find(".part") != std::string::npos) {
            fs::remove(entry.path(), ignored);
        }
    }
}

/// LibTorch has a type for the memory of a GPU alone.
bool outOfMemory(const c10::Error& error)
{
    return dynamic_cast<const c10::OutOfMemoryError*>(&error) != nullptr ||
           std::string_view(error.what_without_backtrace()).find("can't allocate memory") !=
               std::string_view::npos;
}

std::string keptIn(const TrainingConfig& config)
{
    return " The state before that epoch is kept in " + config.output.string() + ".";
}

Error memoryError(const TrainingConfig& config, const std::string& position)
{
    return Error("The memory of the device does not suffice in " + position + "." + keptIn(config) +
                 " A smaller window, batch or width needs less.");
}

/// The library's own words are for the one who has to find the cause, in a file.
Error libraryError(const c10::Error& error, const TrainingConfig& config,
                   const std::string& position)
{
    if (outOfMemory(error)) {
        return memoryError(config, position);
    }
    const fs::path details = config.output / "failure.txt";
    std::ofstream(details) << error.what() << '\n';
    return Error("The computation failed in " + position + "." + keptIn(config) +
                 " Resume the run, with --device cpu if it fails again; what LibTorch said is in " +
                 details.string() + ".");
}

}  // namespace

TrainingOutcome train(const TrainingConfig& config, const TrainingProgress& progress)
{
    requireValid(config);
    makeFolder(config.output);
    const RunLock lock(config.output);
    requireRightFolder(config);
    removeParts(config.output);
    std::optional<TrainingRun> run;
    const auto position = [&run] { return run ? run->position() : std::string("its start"); };
    try {
        return run.emplace(config, progress).go();
    } catch (const c10::Error& error) {
        throw libraryError(error, config, position());
    } catch (const std::bad_alloc&) {
        throw memoryError(config, position());
    } catch (const fs::filesystem_error& error) {
        throw Error(error.path1().string() + " could not be written (" + error.code().message() +
                    "). Check the folder and its free space, then resume the run.");
    }
}

}  // namespace glioscope
