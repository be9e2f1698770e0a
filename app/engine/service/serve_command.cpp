// glioscope-engine serve: the viewer's warm engine. Jobs come in and events go out, a JSON line
// each; the end of stdin means that the viewer is gone and ends it.

#include "app/engine/service/serve_command.h"

#include "app/engine/console/interrupt.h"
#include "app/engine/console/line_reader.h"
#include "app/engine/service/job_server.h"
#include "segmentation/system/error.h"
#include "segmentation/system/version.h"

#include <torch/cuda.h>
#include <CLI/CLI.hpp>

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>

namespace glioscope {
namespace {

constexpr int kNiceness = 10;  // the viewer's window comes first
constexpr auto kGrace = std::chrono::milliseconds(500);

void lowerPriority()
{
    const int current = getpriority(PRIO_PROCESS, 0);
    setpriority(PRIO_PROCESS, 0, std::max(current, kNiceness));
}

std::vector<std::string> devices()
{
    std::vector<std::string> names = {"cpu"};
    const std::size_t gpus = torch::cuda::is_available() ? torch::cuda::device_count() : 0;
    for (std::size_t i = 0; i < gpus; ++i) {
        names.push_back("cuda:" + std::to_string(i));
    }
    return names;
}

void serve()
{
    lowerPriority();
    EventStream events;
    JobServer server(events);
    events.send(EngineReady{GLIOSCOPE_VERSION, devices()});
    LineReader lines(STDIN_FILENO);
    for (auto line = lines.next(); line && !server.isDeserted() && server.handle(*line);) {
        line = lines.next();
    }
    if (!server.stop(kGrace)) {
        server.abandon();
        _exit(interrupted() ? kExitCancelled : EXIT_SUCCESS);
    }
    if (interrupted()) {
        throw Cancelled();
    }
}

}  // namespace

void addServeCommand(CLI::App& app)
{
    CLI::App* command = app.add_subcommand(
        "serve", "Runs segmentation jobs for the viewer: JSON lines on stdin and stdout");
    command->callback(serve);
}

}  // namespace glioscope
