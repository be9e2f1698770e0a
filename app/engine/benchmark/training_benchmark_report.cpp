#include "app/engine/benchmark/training_benchmark_report.h"

#include "app/engine/console/console.h"
#include "app/engine/console/interrupt.h"
#include "app/engine/console/progress_clock.h"
#include "training/run/training_benchmark.h"

#include <CLI/CLI.hpp>

#include <cstdio>

namespace glioscope {
namespace {

void sayBenchmark(Console& console, const TrainingSpeed& b, const TrainingConfig& config)
{
    char text[400];
    std::snprintf(text, sizeof text,
                  "%s, first width %d, windows of %dx%dx%d, batch %d, %d steps\n"
                  "  windows alone   %8.3f s a step (%.3f s of processor time)\n"
                  "  network alone   %8.3f s\n"
                  "  both            %8.3f s (%.3f s of processor time)",
                  std::string(displayName(config.network.kind)).c_str(), config.network.baseWidth,
                  config.windowVoxels[0], config.windowVoxels[1], config.windowVoxels[2],
                  config.batch, b.steps, b.loaderSeconds, b.loaderCpuSeconds, b.networkSeconds,
                  b.bothSeconds, b.bothCpuSeconds);
    console.say(text);
    std::snprintf(
        text, sizeof text,
        "bound by %s; both run at %.0f %% of its speed, windows take %.0f %% of the processor "
        "time; peak memory %.2f GB, run folder about %.0f MB",
        b.loaderSeconds > b.networkSeconds ? "the windows" : "the network", 100 * b.shareOfSlower(),
        100 * b.loaderShareOfCpu(), b.peakMemoryBytes / 1e9, b.diskBytes / 1e6);
    console.say(text);
}

}  // namespace

void addTrainingBenchmarkOptions(CLI::App& command, TrainingBenchmarkSettings& settings)
{
    command.add_option(
        "--training", settings.training.config.patches,
        "Measure training steps on this folder of prepared patches instead, with the "
        "settings below as in `train`");
    command.add_option("--measured-steps", settings.steps, "With --training")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
    addTrainingOptions(command, settings.training);
}

void runTrainingBenchmark(CLI::App& command, TrainingBenchmarkSettings& settings, bool json)
{
    const TrainingConfig config = configOf(command, settings.training);
    Console console(json);
    const InterruptDeadline deadline([] {});
    ProgressClock clock({}, [&](const Progress& p) { console.progress(p, "benchmark"); });
    clock.begin("measuring");
    const TrainingSpeed result =
        benchmarkTraining(config, settings.steps, [&](double done, double total) {
            clock.update(done, total);
            return !interrupted();
        });
    sayBenchmark(console, result, config);
    console.sendLine(toLine(result));
}

}  // namespace glioscope
