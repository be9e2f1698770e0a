#include "app/engine/selftest/selftest.h"

#include "app/engine/selftest/device_checks.h"
#include "segmentation/inference/segmenter.h"
#include "segmentation/inference/window_runner.h"
#include "segmentation/networks/architectures/network.h"
#include "segmentation/networks/files/model_file.h"
#include "segmentation/phantom/phantom.h"
#include "segmentation/system/error.h"
#include "training/learning/losses.h"

#include <ATen/ATen.h>
#include <torch/optim/adamw.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <new>

namespace glioscope {
namespace {

constexpr std::uint64_t kSeed = 1;
constexpr int kTrainingSteps = 4;
/// Levels of 255 by which a probability may differ: bf16 keeps 8 bits, and a few roundings add up.
constexpr double kLargestMeanDifference = 4;

void require(bool holds, const std::string& otherwise)
{
    if (!holds) {
        throw Error(otherwise);
    }
}

std::string formatted(const char* format, double value)
{
    char text[96];
    std::snprintf(text, sizeof text, format, value);
    return text;
}

NetworkConfig smallNetwork(NetworkKind kind)
{
    return {.kind = kind, .baseWidth = 8, .norm = FeatureNorm::Instance};
}

std::shared_ptr<SegmentationNetwork> seededNetwork(NetworkKind kind)
{
    at::manual_seed(kSeed);
    return makeNetwork(smallNetwork(kind));
}

SequenceImages smallHead()
{
    PhantomOptions options;
    options.seed = kSeed;
    options.geometry = {.size = {48, 40, 32}, .spacingMm = {5, 6, 5}};
    Phantom phantom = makePhantom(options);
    SequenceImages images;
    for (const Sequence sequence : kAllSequences) {
        images[sequence] = std::make_shared<const Image>(
            std::move(phantom.images[static_cast<std::size_t>(sequence)]));
    }
    return images;
}

std::string checkNetwork(NetworkKind kind)
{
    const c10::InferenceMode inference;
    const auto network = seededNetwork(kind);
    network->eval();
    const at::Tensor output = network->forward(at::randn({1, 4, 30, 25, 21}));
    require(output.sizes() == at::IntArrayRef({1, 3, 30, 25, 21}), "The output has another shape.");
    require(output.isfinite().all().item<bool>(), "The output holds numbers that are not finite.");
    return std::to_string(convolutionParameterCount(*network)) + " convolution parameters";
}

Segmentation segmentedOn(const std::string& device, Precision precision)
{
    const auto model = std::make_shared<Model>();
    model->contract.name = "selftest";
    model->contract.network = smallNetwork(NetworkKind::UNet);
    model->contract.spacingMm = {5, 6, 5};
    model->network = seededNetwork(NetworkKind::UNet);
    model->network->eval();
    Segmenter segmenter(model,
                        {.device = device, .precision = precision, .keepProbabilities = true});
    return segmenter.segment(smallHead());
}

std::string checkInference(const std::string& device)
{
    const Segmentation expected = segmentedOn("cpu", Precision::Float32);
    const Segmentation found = segmentedOn(device, Precision::Auto);
    double difference = 0;
    std::size_t count = 0;
    for (std::size_t c = 0; c < expected.probabilities.size(); ++c) {
        const auto& a = expected.probabilities[c].voxels;
        const auto& b = found.probabilities.at(c).voxels;
        for (std::size_t i = 0; i < a.size(); ++i) {
            difference += std::abs(int{a[i]} - int{b[i]});
            count += a[i] != 0 || b[i] != 0;
        }
    }
    require(count > 0, "The network gave no probabilities at all.");
    difference /= static_cast<double>(count);
    require(difference <= kLargestMeanDifference,
            formatted("Probabilities are off by %.1f of 255 on average.", difference));
    return found.device + " in " + found.precision +
           formatted(", off by %.2f of 255 from fp32 on the CPU", difference);
}

std::string checkMemoryFallback(const std::string& device)
{
    const auto network = seededNetwork(NetworkKind::UNet);
    network->eval();
    int refusals = 0;
    RunnerOptions options;
    options.compute = chooseCompute(device, Precision::Float32, network->config());
    options.limits.multiple = sizeMultiple(NetworkKind::UNet);
    options.beforeBatch = [&](const WindowPlan& plan, at::Device) {
        if (plan.parts == Index3{1, 1, 1}) {
            ++refusals;
            throw std::bad_alloc();
        }
    };
    WindowRunner runner(*network, options);
    const at::Tensor input = at::randn({4, 48, 40, 32});
    const at::Tensor output = runner.run(input, {});
    require(refusals > 0 && runner.plan().parts != Index3{1, 1, 1}, "No smaller window was tried.");
    require(output.isfinite().all().item<bool>(), "The result holds numbers that are not finite.");
    const Index3& parts = runner.plan().parts;
    return "went on with " + std::to_string(parts[0] * parts[1] * parts[2]) + " windows";
}

std::string checkTraining(const std::string& device)
{
    const at::Device place =
        chooseCompute(device, Precision::Float32, smallNetwork(NetworkKind::UNet)).device;
    const auto network = seededNetwork(NetworkKind::UNet);
    network->to(place);
    network->train();
    const at::Tensor images = at::randn({1, 4, 16, 16, 16}).to(place);
    const at::Tensor target = (images.slice(1, 0, 3) > 0.5).to(at::kFloat);
    torch::optim::AdamW optimiser(network->parameters(), torch::optim::AdamWOptions(1e-2));
    double first = 0;
    double last = 0;
    for (int step = 0; step < kTrainingSteps; ++step) {
        optimiser.zero_grad();
        const at::Tensor loss = diceAndCrossEntropy(network->forward(images), target);
        loss.backward();
        optimiser.step();
        last = loss.item<double>();
        first = step == 0 ? last : first;
    }
    require(last < first, formatted("The loss did not fall; it ended at %.3f.", last));
    return formatted("loss from %.3f", first) + formatted(" to %.3f", last) + " in " +
           std::to_string(kTrainingSteps) + " steps";
}

}  // namespace

std::vector<SelfCheck> selfChecks(const std::string& device)
{
    std::vector<SelfCheck> checks;
    for (const NetworkKind kind : kAllNetworks) {
        checks.push_back({std::string(displayName(kind)), [kind] { return checkNetwork(kind); }});
    }
    checks.push_back({"Inference", [device] { return checkInference(device); }});
    checks.push_back({"Running out of memory", [device] { return checkMemoryFallback(device); }});
    checks.push_back({"Training", [device] { return checkTraining(device); }});
    std::ranges::move(deviceChecks(device), std::back_inserter(checks));
    return checks;
}

CheckOutcome runCheck(const SelfCheck& check)
{
    const auto start = std::chrono::steady_clock::now();
    CheckOutcome outcome = {.name = check.name, .passed = false, .detail = {}, .seconds = 0};
    try {
        outcome.detail = check.run();
        outcome.passed = true;
    } catch (const std::exception& error) {
        const std::string text = error.what();
        outcome.detail = text.substr(0, text.find('\n'));  // LibTorch adds a page of addresses
    }
    outcome.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return outcome;
}

}  // namespace glioscope
