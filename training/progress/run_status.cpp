#include "training/progress/run_status.h"

#include "segmentation/jobs/sentence_json.h"
#include "segmentation/system/durable_file.h"
#include "segmentation/system/error.h"
#include "segmentation/system/json_value.h"
#include "segmentation/system/path_access.h"

#include <nlohmann/json.hpp>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <fstream>

namespace glioscope {
namespace {

namespace fs = std::filesystem;

}  // namespace

void writeRunStatus(const fs::path& folder, const RunStatus& status)
{
    nlohmann::json json = {{"state", key(status.state)},
                           {"epoch", status.epoch},
                           {"epochs", status.epochs},
                           {"step", status.step},
                           {"steps", status.steps},
                           {"loss", status.loss},
                           {"windows_per_second", status.windowsPerSecond},
                           {"seconds_left", status.secondsLeft},
                           {"phantom_share", status.phantomShare}};
    jobs::put(json, "message", status.message);
    try {
        replaceText(folder / "status.json",
                    json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + '\n');
    } catch (const Error&) {
        // What a full disk means for the run shows where it matters, at the checkpoint.
    }
}

std::optional<RunStatus> readRunStatus(const fs::path& folder)
{
    std::ifstream stream = streamOf(folder / "status.json");
    const nlohmann::json json = nlohmann::json::parse(stream, nullptr, /*allow_exceptions=*/false);
    if (!json.is_object()) {
        return std::nullopt;
    }
    try {
        const auto state = fromKey<RunState>(json.at("state").get<std::string>());
        if (!state) {
            return std::nullopt;
        }
        return RunStatus{.state = *state,
                         .epoch = valueOf<int>(json.at("epoch")),
                         .epochs = valueOf<int>(json.at("epochs")),
                         .step = valueOf<int>(json.at("step")),
                         .steps = valueOf<int>(json.at("steps")),
                         .loss = json.at("loss").is_number() ? json.at("loss").get<double>() : 0,
                         .windowsPerSecond = json.at("windows_per_second"),
                         .secondsLeft = json.at("seconds_left"),
                         .phantomShare = json.value("phantom_share", -1.0),
                         .message = jobs::sentenceFrom(json, "message")};
    } catch (const nlohmann::json::exception&) {
        return std::nullopt;
    } catch (const std::invalid_argument&) {
        return std::nullopt;
    }
}

bool isRunGoingOn(const fs::path& folder)
{
    const int file = ::open((folder / "run.lock").c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        return false;
    }
    const bool held = ::flock(file, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    ::close(file);
    return held;
}

void writeRunRequest(const fs::path& folder, RunRequest request)
{
    const fs::path file = folder / "request";
    std::error_code failed;
    if (request == RunRequest::None) {
        fs::remove(file, failed);
        return;
    }
    try {
        replaceText(file, std::string(key(request)));
    } catch (const Error& error) {
        throw Error(
            Sentence::of("The run in %1 cannot be told anything: %2", folder, saidBy(error)));
    }
}

RunRequest readRunRequest(const fs::path& folder)
{
    std::ifstream stream(folder / "request");
    std::string text;
    stream >> text;
    return fromKey<RunRequest>(text).value_or(RunRequest::None);
}

}  // namespace glioscope
