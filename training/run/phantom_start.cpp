#include "training/run/phantom_start.h"

#include "segmentation/networks/contract/user_models.h"
#include "segmentation/phantom/phantom.h"
#include "segmentation/system/durable_file.h"
#include "segmentation/system/error.h"
#include "segmentation/system/sha256.h"
#include "training/patches/patch_pipeline.h"
#include "training/progress/run_history.h"
#include "training/progress/run_status.h"
#include "training/run/run_lock.h"
#include "training/settings/config_json.h"

#include <nlohmann/json.hpp>

#include <chrono>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace glioscope {
namespace {

namespace fs = std::filesystem;

constexpr double kShareOfHeads = 0.2;  // of the time, roughly
constexpr auto kWait = std::chrono::milliseconds(200);

/// Who hears nothing stops nothing.
bool tell(const TrainingProgress& progress, double share, double secondsLeft = -1)
{
    return !progress || progress({.secondsLeft = secondsLeft, .phantomShare = share});
}

/// Settings of the run on phantoms, without its folders.
TrainingConfig lessonConfig(const TrainingConfig& config, const PhantomLessons& lessons)
{
    TrainingConfig result;
    result.network = config.network;
    result.windowVoxels = config.windowVoxels;
    result.epochs = lessons.epochs;
    result.stepsPerEpoch = lessons.stepsPerEpoch;
    result.learningRate = lessons.learningRate;
    result.modelName = "phantoms";
    result.trainingData = "Phantoms alone, no patient.";
    return result;
}

CaseVolumes headOf(std::uint64_t seed, const std::string& name, const Index3& size)
{
    Phantom phantom = makePhantom({.seed = seed, .geometry = phantomGrid(size)});
    CaseVolumes head{.name = name, .synthetic = true};
    for (std::size_t s = 0; s < phantom.images.size(); ++s) {
        head.images[s] = std::make_shared<const Image>(std::move(phantom.images[s]));
    }
    head.labels = std::make_shared<const LabelMap>(std::move(phantom.labels));
    return head;
}

/// Patches that an earlier call has left are kept. False where `progress` stopped it.
bool makeHeads(const fs::path& folder, const Vec3& spacingMm, const PhantomLessons& lessons,
               const TrainingProgress& progress)
{
    std::vector<CaseSource> heads;
    for (int n = 0; n < lessons.heads; ++n) {
        const std::uint64_t seed = lessons.firstSeed + static_cast<std::uint64_t>(n);
        const std::string name = "Phantom_" + std::to_string(seed);
        heads.push_back({.name = name,
                         .sourceHash = [seed] { return "phantom " + std::to_string(seed); },
                         .load = [=] { return headOf(seed, name, lessons.size); }});
    }
    const PrepareReport report =
        preparePatches(heads, folder, {.spacingMm = spacingMm}, [&](std::size_t done) {
            return tell(progress, kShareOfHeads * double(done) / lessons.heads);
        });
    if (!report.failures.empty()) {
        throw Error(report.failures.front());
    }
    return !report.stopped;
}

double shareAfter(const TrainingConfig& config, double steps)
{
    return kShareOfHeads +
           (1 - kShareOfHeads) * steps / (double(config.epochs) * config.stepsPerEpoch);
}

/// False where `progress` stopped it.
bool learn(const TrainingConfig& config, const Train& train, const TrainingProgress& progress)
{
    return train(config,
                 [&](const TrainingEvent& event) {
                     if (!event.notice.empty()) {
                         return !progress || progress(event);
                     }
                     const double before = double(event.epoch - 1) * config.stepsPerEpoch;
                     return tell(progress, shareAfter(config, before + event.step),
                                 event.secondsLeft);
                 })
        .finished;
}

/// What the process that is at it in `folder` has done.
double shareOfOther(const fs::path& folder, const TrainingConfig& config)
{
    const auto epochs = static_cast<double>(readRunHistory(folder / "run").size());
    return epochs > 0 ? shareAfter(config, epochs * config.stepsPerEpoch) : 0;
}

/// Null where another process holds it.
std::unique_ptr<RunLock> lockUnlessHeld(const fs::path& folder)
{
    try {
        fs::create_directories(folder);
        return std::make_unique<RunLock>(folder);
    } catch (const fs::filesystem_error& error) {
        throw Error(
            Sentence::of("%1 cannot be made (%2). What is learnt from phantoms is kept there.",
                         folder, Sentence::name(error.code().message())));
    } catch (const Error&) {
        if (!isRunGoingOn(folder)) {
            throw;
        }
        return nullptr;
    }
}

/// What an earlier call has begun is gone on with, in its arithmetic. False where `progress`
/// stopped it.
bool learnIn(const fs::path& folder, TrainingConfig lesson, const Train& train,
             const TrainingProgress& progress)
{
    lesson.output = folder;
    lesson.resume = fs::exists(folder / "config.json");
    if (lesson.resume) {
        lesson.precision = readRunConfig(folder).precision;
    }
    return learn(lesson, train, progress);
}

void keep(const fs::path& model, const fs::path& file)
{
    if (const std::error_code failed = moveDurably(model, file)) {
        throw Error(Sentence::of("%1 could not be written: %2.", file, writeFailure(failed)));
    }
}

}  // namespace

bool phantomsComeFirst(const TrainingConfig& config, const TrainingData& data)
{
    return config.phantomsFirst && config.startFrom.empty() &&
           config.task == TrainingTask::Tumour && !data.training->real.empty();
}

fs::path phantomStartFile(const TrainingConfig& config, const Vec3& spacingMm,
                          const PhantomLessons& lessons)
{
    const nlohmann::json heads = {{"first_seed", lessons.firstSeed},
                                  {"heads", lessons.heads},
                                  {"size", lessons.size},
                                  {"spacing", spacingMm}};
    const std::string text = toJson(lessonConfig(config, lessons)) + heads.dump();
    Sha256 sum;
    sum.update({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
    constexpr std::size_t kDigits = 12;
    return userModelFolder() / "phantoms" /
           (std::string(key(config.network.kind)) + "-" + sum.hexDigest().substr(0, kDigits) +
            ".h5");
}

std::optional<fs::path> phantomStart(const TrainingConfig& config, const Vec3& spacingMm,
                                     const Train& train, const TrainingProgress& progress,
                                     const PhantomLessons& lessons)
{
    const fs::path file = phantomStartFile(config, spacingMm, lessons);
    const fs::path folder = fs::path(file).replace_extension();
    TrainingConfig lesson = lessonConfig(config, lessons);
    lesson.patches = folder / "patches";
    lesson.device = config.device;
    lesson.precision = config.precision;
    while (!fs::exists(file)) {
        const std::unique_ptr<RunLock> lock = lockUnlessHeld(folder);
        if (!lock) {
            if (!tell(progress, shareOfOther(folder, lesson))) {
                return std::nullopt;
            }
            std::this_thread::sleep_for(kWait);
            continue;
        }
        if (!fs::exists(file)) {
            if (!makeHeads(lesson.patches, spacingMm, lessons, progress) ||
                !learnIn(folder / "run", lesson, train, progress)) {
                return std::nullopt;
            }
            keep(folder / "run/last.h5", file);
        }
        std::error_code ignored;
        fs::remove_all(folder, ignored);
    }
    return file;
}

}  // namespace glioscope
