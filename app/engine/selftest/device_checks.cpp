#include "app/engine/selftest/device_checks.h"

#include "segmentation/inference/window_runner.h"
#include "segmentation/networks/architectures/network.h"
#include "segmentation/networks/files/model_file.h"
#include "segmentation/phantom/phantom.h"
#include "segmentation/system/error.h"
#include "segmentation/system/owned_folder.h"
#include "training/patches/patch_pipeline.h"
#include "training/run/trainer.h"

#include <ATen/ATen.h>

#include <cmath>
#include <cstdio>

namespace glioscope {
namespace {

/// Of the spread of the processor's probabilities; a wrong kernel is off by more than all of it.
constexpr double kLargestShareOfSpread = 0.1;
constexpr double kLargestShareOfLoss = 0.05;

void require(bool holds, const std::string& otherwise)
{
    if (!holds) {
        throw Error(otherwise);
    }
}

template <typename... Values>
std::string formatted(const char* format, Values... values)
{
    char text[160];
    std::snprintf(text, sizeof text, format, values...);
    return text;
}

std::shared_ptr<SegmentationNetwork> seededNetwork(NetworkKind kind)
{
    at::manual_seed(11);
    const auto network = makeNetwork({.kind = kind, .baseWidth = 8});
    network->eval();
    return network;
}

at::Tensor someInput()
{
    at::manual_seed(12);
    return at::randn({4, 72, 64, 56});
}

RunnerOptions optionsOn(const std::string& device, Precision precision,
                        const SegmentationNetwork& network)
{
    return {.compute = chooseCompute(device, precision, network.config()),
            .limits = limitsOf(network.config())};
}

/// Mean difference of probabilities, as a share of the spread of `expected`. Throws where it is
/// large.
double differenceOf(const at::Tensor& found, const at::Tensor& expected)
{
    const double spread = expected.std().item<double>();
    require(spread > 0.01, "The network says the same everywhere, so nothing can be compared.");
    const double share = (found - expected).abs().mean().item<double>() / spread;
    require(share < kLargestShareOfSpread,
            formatted("Probabilities are off by %.0f %% of their spread.", 100 * share));
    return share;
}

std::string checkProbabilities(NetworkKind kind, Precision precision, const std::string& device)
{
    const auto network = seededNetwork(kind);
    const at::Tensor input = someInput();
    WindowRunner processor(*network, optionsOn("cpu", Precision::Float32, *network));
    WindowRunner asked(*network, optionsOn(device, precision, *network));
    const at::Device place = asked.compute().device;
    const at::Tensor found = asked.run(input, {});
    require(asked.compute().device == place, "The run did not stay on " + place.str() + ".");
    const double share = differenceOf(found, processor.run(input, {}));
    return place.str() + formatted(", off by %.2f %% of the spread", 100 * share);
}

std::string checkBatches(const std::string& device)
{
    const auto network = seededNetwork(NetworkKind::VNet);
    const at::Tensor input = someInput();
    const auto runIn = [&](const std::string& place) {
        RunnerOptions options = optionsOn(place, Precision::Float32, *network);
        options.limits.largest = {32, 32, 32};
        WindowRunner runner(*network, options);
        const at::Tensor found = runner.run(input, {});
        return std::pair{found, runner.plan().batch};
    };
    const auto [found, batch] = runIn(device);
    require(batch > 1, "Windows went through one by one.");
    const double share = differenceOf(found, runIn("cpu").first);
    return formatted("%d windows at a time, off by %.2f %% of the spread", batch, 100 * share);
}

std::string checkFullCard(const std::string& device)
{
    const auto network = seededNetwork(NetworkKind::UNet);
    RunnerOptions options = optionsOn(device, Precision::Float32, *network);
    options.beforeBatch = [](const WindowPlan&, at::Device place) {
        TORCH_CHECK(!place.is_cuda(), "CUDA out of memory. Tried to allocate 2 GiB");
    };
    WindowRunner runner(*network, options);
    const at::Tensor found = runner.run(someInput(), {});
    require(runner.compute().device.is_cpu(), "The run did not go over to the processor.");
    require(!runner.compute().notices.empty(), "Nothing is said about the change of device.");
    require(found.isfinite().all().item<bool>(), "The result holds numbers that are not finite.");
    return "the processor took over, with a notice";
}

std::string checkBFloat16(const std::string& device)
{
    const at::Device place = computeDevice(device);
    require(bfloat16IsTrusted(place),
            "This version of cuDNN computes bfloat16 convolutions wrongly.");
    const PrecisionProbe probe = probePrecision(place, 16);
    require(probe.correct(),
            formatted("Convolutions are off by %.1f %%.", 100 * probe.relativeError));
    return formatted("off by %.2f %%, %.2f times as fast as float32", 100 * probe.relativeError,
                     probe.secondsFloat32 / probe.secondsBFloat16);
}

void writePhantomPatch(const std::filesystem::path& folder)
{
    const Vec3 spacing = {5, 6, 5};
    Phantom phantom =
        makePhantom({.seed = 1, .geometry = {.size = {48, 40, 32}, .spacingMm = spacing}});
    CaseVolumes volumes{.name = "phantom", .sourceHash = "seed 1", .synthetic = true};
    for (std::size_t s = 0; s < volumes.images.size(); ++s) {
        volumes.images[s] = std::make_shared<const Image>(std::move(phantom.images[s]));
    }
    volumes.labels = std::make_shared<const LabelMap>(std::move(phantom.labels));
    writePatchFile(folder / "phantom.h5", makePatch(volumes, {.spacingMm = spacing}));
}

/// Mean losses of the epochs of a tiny run.
std::vector<double> lossesOn(const std::string& device, Precision precision)
{
    const OwnedFolder folder(std::filesystem::temp_directory_path());
    std::filesystem::create_directories(folder.path() / "patches");
    writePhantomPatch(folder.path() / "patches");
    TrainingConfig config;
    config.patches = folder.path() / "patches";
    config.output = folder.path() / "run";
    config.network = {.kind = NetworkKind::UNet, .baseWidth = 4, .dropout = 0};
    config.windowVoxels = {24, 24, 24};
    config.epochs = 2;
    config.stepsPerEpoch = 3;
    config.warmUpSteps = 2;
    config.device = device;
    config.precision = precision;
    std::vector<double> losses;
    const TrainingOutcome outcome = train(config, [&](const TrainingEvent& event) {
        if (event.finishedEpoch) {
            losses.push_back(event.finishedEpoch->loss);
        }
        return true;
    });
    require(outcome.finished, "The run did not end: " + outcome.reason.text());
    (void)readModel(config.output / "last.h5");  // what this build of HDF5 writes it must read
    return losses;
}

std::string checkTrainingRun(Precision precision, const std::string& device)
{
    const std::vector<double> expected = lossesOn("cpu", Precision::Float32);
    const std::vector<double> found = lossesOn(device, precision);
    require(found.size() == expected.size() && !found.empty(), "The runs differ in their epochs.");
    double largest = 0;
    for (std::size_t epoch = 0; epoch < expected.size(); ++epoch) {
        largest = std::max(largest, std::abs(found[epoch] / expected[epoch] - 1));
    }
    require(largest < kLargestShareOfLoss,
            formatted("Losses are off by %.1f %% from the processor's.", 100 * largest));
    return formatted("losses off by %.2f %% from the processor's", 100 * largest);
}

bool isGraphicsCard(const std::string& device)
{
    try {
        return computeDevice(device).is_cuda();
    } catch (const Error&) {
        return true;  // each check will say what is wrong with it
    }
}

}  // namespace

std::vector<SelfCheck> deviceChecks(const std::string& device)
{
    std::vector<SelfCheck> checks;
    for (const Precision precision : {Precision::Float32, Precision::BFloat16}) {
        const std::string in = precision == Precision::Float32 ? " in float32" : " in bfloat16";
        for (const NetworkKind kind : kAllNetworks) {
            checks.push_back({std::string(displayName(kind)) + in + " as on the processor",
                              [=] { return checkProbabilities(kind, precision, device); }});
        }
        checks.push_back({"Training run" + in + " as on the processor",
                          [=] { return checkTrainingRun(precision, device); }});
    }
    if (isGraphicsCard(device)) {
        checks.push_back({"bfloat16 convolutions", [=] { return checkBFloat16(device); }});
        checks.push_back({"Windows in batches", [=] { return checkBatches(device); }});
        checks.push_back({"A full card", [=] { return checkFullCard(device); }});
    }
    return checks;
}

}  // namespace glioscope
