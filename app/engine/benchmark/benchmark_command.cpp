// glioscope-engine benchmark: how fast this machine segments a case, against the matrix products it
// can do at best, measured in the same run.

#include "app/engine/benchmark/benchmark_command.h"

#include "app/engine/benchmark/benchmark_input.h"
#include "app/engine/benchmark/training_benchmark_report.h"
#include "app/engine/console/command_options.h"
#include "app/engine/console/console.h"
#include "app/engine/console/interrupt.h"
#include "app/engine/console/progress_clock.h"
#include "segmentation/inference/benchmark.h"
#include "segmentation/networks/files/model_library.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <cstdio>
#include <memory>

namespace glioscope {
namespace {

struct BenchmarkSettings {
    BenchmarkInput input;
    std::string model;
    TrainingBenchmarkSettings training;
    bool json = false;
};

std::string timingText(const CaseTiming& timing, double ceiling)
{
    const double share = 100 * timing.gigaFlopPerSecond() / ceiling;
    char text[384];
    std::snprintf(
        text, sizeof text,
        "%s: %.2f s for the first case, %.2f s for the next, %.2f s of it forward passes at "
        "%.0f GFLOP/s, %.0f %% of the ceiling by the network's definition, %.0f %% by the "
        "arithmetic carried out; %dx%dx%d windows of %dx%dx%d",
        timing.model.c_str(), timing.firstSeconds, timing.caseSeconds, timing.networkSeconds,
        timing.gigaFlopPerSecond(), share, share * timing.executedShare, timing.windows[0],
        timing.windows[1], timing.windows[2], timing.window[0], timing.window[1], timing.window[2]);
    return text;
}

void sayFigures(Console& console, const BenchmarkFigures& figures, const TimedInput& input)
{
    char text[256];
    std::snprintf(text, sizeof text, "%s, %s, %s, %d threads", input.name.c_str(),
                  figures.device.c_str(), figures.precision.c_str(), figures.threads);
    console.say(text);
    std::snprintf(text, sizeof text,
                  "ceiling: %.0f GFLOP/s, the best of five 4096^3 matrix products of the same type",
                  figures.ceilingGigaFlopPerSecond);
    console.say(text);
    console.say(timingText(figures.referenceUNet, figures.ceilingGigaFlopPerSecond));
    console.say(timingText(figures.compact, figures.ceilingGigaFlopPerSecond));
    std::snprintf(text, sizeof text, "%s: %.2f s, not counted above\npeak memory: %.2f GB",
                  input.phantom ? "making the phantom" : "reading the case", input.seconds,
                  figures.peakMemoryBytes / 1e9);
    console.say(text);
}

nlohmann::json timingJson(const CaseTiming& timing, double ceiling)
{
    return {{"model", timing.model},
            {"firstSeconds", timing.firstSeconds},
            {"caseSeconds", timing.caseSeconds},
            {"networkSeconds", timing.networkSeconds},
            {"gigaFlop", timing.gigaFlop},
            {"gigaFlopPerSecond", timing.gigaFlopPerSecond()},
            {"shareOfCeiling", timing.gigaFlopPerSecond() / ceiling},
            {"executedShare", timing.executedShare},
            {"window", timing.window},
            {"windows", timing.windows}};
}

std::string figuresJson(const BenchmarkFigures& figures, const TimedInput& input)
{
    const double ceiling = figures.ceilingGigaFlopPerSecond;
    const nlohmann::json line = {{"type", "benchmark"},
                                 {"case", input.name},
                                 {"device", figures.device},
                                 {"precision", figures.precision},
                                 {"threads", figures.threads},
                                 {"ceilingGigaFlopPerSecond", ceiling},
                                 {"referenceUNet", timingJson(figures.referenceUNet, ceiling)},
                                 {"compact", timingJson(figures.compact, ceiling)},
                                 {"readSeconds", input.seconds},
                                 {"peakMemoryBytes", figures.peakMemoryBytes}};
    return line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void benchmark(const BenchmarkSettings& settings)
{
    BenchmarkOptions options;
    options.device = settings.training.training.config.device;
    options.precision = settings.training.training.config.precision;
    if (!settings.model.empty() || !listModels().empty()) {
        options.compactModel = findModel(settings.model);
    }
    Console console(settings.json);
    const InterruptDeadline deadline([] {});
    const TimedInput input = readTimed(settings.input);
    ProgressClock clock({}, [&](const Progress& p) { console.progress(p, "benchmark"); });
    clock.begin("measuring");
    const BenchmarkFigures figures =
        runBenchmark(input.images, options, [&](double done, double total) {
            clock.update(done, total);
            return !interrupted();
        });
    sayFigures(console, figures, input);
    console.sendLine(figuresJson(figures, input));
}

}  // namespace

void addBenchmarkCommand(CLI::App& app)
{
    const auto settings = std::make_shared<BenchmarkSettings>();
    CLI::App* command = app.add_subcommand(
        "benchmark", "Measures how fast this machine segments or, with --training, trains");
    addInputOptions(*command, settings->input);
    command->add_option(
        "--model", settings->model,
        "Name or file of the compact model to time beside the UNet of the reference's width; "
        "without it the one with the best measured figures");
    addJsonOption(*command, settings->json);
    addTrainingBenchmarkOptions(*command, settings->training);
    command->callback([command, settings] {
        if (!settings->training.training.config.patches.empty()) {
            runTrainingBenchmark(*command, settings->training, settings->json);
        } else {
            benchmark(*settings);
        }
    });
}

}  // namespace glioscope
