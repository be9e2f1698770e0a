// glioscope-engine benchmark: how fast this machine segments a case, against the matrix products it can
// do at best, measured in the same run.

#include "app/engine/case_inputs.h"
#include "app/engine/case_options.h"
#include "app/engine/command_options.h"
#include "app/engine/commands.h"
#include "app/engine/console.h"
#include "app/engine/interrupt.h"
#include "app/engine/progress_clock.h"
#include "app/engine/training_benchmark_report.h"
#include "segmentation/case/case_reader.h"
#include "segmentation/inference/benchmark.h"
#include "segmentation/networks/model_library.h"
#include "segmentation/volume/phantom.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <chrono>
#include <cstdio>
#include <memory>

namespace glioscope {
namespace {

struct BenchmarkSettings {
    std::filesystem::path input;
    std::string model;
    std::string sequences;
    ComputeOptions compute;
    TrainingBenchmarkSettings training;
    bool json = false;
};

/// What was read, and how long that took.
struct TimedInput {
    SequenceImages images;
    std::string name;
    double seconds = 0;
};

TimedInput readTimed(const std::filesystem::path& path, const ChannelSequences& channels)
{
    const auto start = std::chrono::steady_clock::now();
    TimedInput input;
    if (path.empty()) {
        Phantom phantom = makePhantom(PhantomOptions());
        for (const Sequence sequence : kAllSequences) {
            input.images[sequence] = std::make_shared<const Image>(
                std::move(phantom.images[static_cast<std::size_t>(sequence)]));
        }
        input.name = "a phantom";
    } else {
        const ModelContract contract;  // the default one takes all four sequences
        CaseFiles files = neededFiles(findCase(path, channels), contract);
        input.images = readInputs(files, contract, files.notices);
        input.name = files.name;
    }
    input.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return input;
}

std::string timingText(const CaseTiming& timing, double ceiling)
{
    const double share = 100 * timing.gigaFlopPerSecond() / ceiling;
    char text[384];
    std::snprintf(text, sizeof text,
                  "%s: %.1f s for the case, %.1f s of it forward passes at %.0f GFLOP/s, %.0f %% of the "
                  "ceiling by the network's definition, %.0f %% by the arithmetic carried out; %dx%dx%d "
                  "windows of %dx%dx%d",
                  timing.model.c_str(), timing.caseSeconds, timing.networkSeconds,
                  timing.gigaFlopPerSecond(), share, share * timing.executedShare, timing.windows[0],
                  timing.windows[1], timing.windows[2], timing.window[0], timing.window[1],
                  timing.window[2]);
    return text;
}

void sayFigures(Console& console, const BenchmarkFigures& figures, const TimedInput& input)
{
    char text[256];
    std::snprintf(text, sizeof text, "%s, %s, %s, %d threads", input.name.c_str(), figures.device.c_str(),
                  figures.precision.c_str(), figures.threads);
    console.say(text);
    std::snprintf(text, sizeof text,
                  "ceiling: %.0f GFLOP/s, the best of five 4096^3 matrix products of the same type",
                  figures.ceilingGigaFlopPerSecond);
    console.say(text);
    console.say(timingText(figures.seedUNet, figures.ceilingGigaFlopPerSecond));
    console.say(timingText(figures.compact, figures.ceilingGigaFlopPerSecond));
    std::snprintf(text, sizeof text, "%s: %.2f s, not counted above\npeak memory: %.2f GB",
                  input.name == "a phantom" ? "making the phantom" : "reading the case", input.seconds,
                  figures.peakMemoryBytes / 1e9);
    console.say(text);
}

nlohmann::json timingJson(const CaseTiming& timing, double ceiling)
{
    return {{"model", timing.model},
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
                                 {"seedUNet", timingJson(figures.seedUNet, ceiling)},
                                 {"compact", timingJson(figures.compact, ceiling)},
                                 {"readSeconds", input.seconds},
                                 {"peakMemoryBytes", figures.peakMemoryBytes}};
    return line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void benchmark(const BenchmarkSettings& settings)
{
    BenchmarkOptions options;
    options.device = settings.compute.device;
    options.precision = settings.compute.precisionValue();
    if (!settings.model.empty() || !listModels().empty()) {
        options.compactModel = findModel(settings.model);
    }
    Console console(settings.json);
    const InterruptDeadline deadline([] {});
    const TimedInput input = readTimed(settings.input, sequencesOption(settings.sequences));
    ProgressClock clock({}, [&](const Progress& p) { console.progress(p, "benchmark"); });
    clock.begin("measuring");
    const BenchmarkFigures figures = runBenchmark(input.images, options, [&](double done, double total) {
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
    CLI::App* command = app.add_subcommand("benchmark", "Measures how fast this machine segments or, with --training, trains");
    command->add_option("case", settings->input,
                        "Folder of a case or any one file of it; without it a phantom is made");
    command->add_option("--model", settings->model,
                        "Name or file of the compact model to time beside the UNet of the seed's width; "
                        "without it the one with the best measured figures");
    addSequencesOption(*command, settings->sequences);
    // Device and precision are the same options for both.
    addComputeOptions(*command, settings->training.training.compute);
    addJsonOption(*command, settings->json);
    addTrainingBenchmarkOptions(*command, settings->training);
    command->callback([command, settings] {
        settings->compute = settings->training.training.compute;
        if (!settings->training.training.config.patches.empty()) {
            runTrainingBenchmark(*command, settings->training, settings->json);
        } else {
            benchmark(*settings);
        }
    });
}

}  // namespace glioscope
