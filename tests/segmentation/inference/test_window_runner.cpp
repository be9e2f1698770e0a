#include "segmentation/inference/tensor_volume.h"
#include "segmentation/inference/window_runner.h"
#include "segmentation/networks/architectures/network.h"
#include "segmentation/system/error.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <ATen/core/grad_mode.h>
#include <torch/nn/init.h>

#include <QtTest>

using namespace glioscope;

namespace {

std::shared_ptr<SegmentationNetwork> smallNetwork(NetworkKind kind, FeatureNorm norm)
{
    at::manual_seed(11);
    const auto network = makeNetwork({.kind = kind, .baseWidth = 4, .norm = norm});
    network->eval();
    return network;
}

at::Tensor someInput()
{
    at::manual_seed(12);
    return at::randn({4, 42, 36, 30});
}

RunnerOptions plainOptions()
{
    return {.compute = {}, .limits = {.multiple = 8}, .budgetBytes = std::size_t{4} << 30};
}

}  // namespace

class TestWindowRunner : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { at::set_num_threads(1); }
    void volumesAndTensorsRoundTrip();
    void onePassIsTheNetworkItself();
    void windowsAgreeWithOnePass();
    void bfloat16IsCloseToFloat32();
    void mirrorAveragingIsSymmetric();
    void theMirroredPassesDifferenceIsGivenBeyondTheMean();
    void cancelStopsBetweenLayers();
    void progressReachesTheWholeAndNeverFalls();
    void runningOutOfMemoryTakesSmallerSteps();
    void noMemoryAtAllIsOneSentence();
    void otherFaultsAreNotTakenForMemory();
    void fixedWindowsAndSliceNormalisationRun();
    void theProbeFindsThisProcessorCorrect();
    void devicesThatAreNotThereAreRefused();
};

void TestWindowRunner::volumesAndTensorsRoundTrip()
{
    const Geometry geometry{.size = {3, 4, 5}};
    Image a(geometry);
    for (std::size_t v = 0; v < a.voxels.size(); ++v) {
        a.voxels[v] = static_cast<float>(v);
    }
    Image b = a;
    std::ranges::reverse(b.voxels);
    const at::Tensor tensor = tensorOf({a, b});
    QCOMPARE(tensor.sizes(), (std::vector<std::int64_t>{2, 3, 4, 5}));
    QCOMPARE(tensor.index({0, 1, 2, 3}).item<float>(), a.at(1, 2, 3));
    const auto back = volumesOf(tensor, geometry);
    QCOMPARE(back.size(), 2U);
    QCOMPARE(back[0].voxels, a.voxels);
    QCOMPARE(back[1].voxels, b.voxels);
}

void TestWindowRunner::onePassIsTheNetworkItself()
{
    const at::NoGradGuard noGradient;
    for (const NetworkKind kind : kAllNetworks) {
        const auto network = smallNetwork(kind, FeatureNorm::Instance);
        WindowRunner runner(*network, plainOptions());
        const at::Tensor got = runner.run(someInput(), {});
        const at::Tensor expected = at::sigmoid(network->forward(someInput().unsqueeze(0))[0]);
        QCOMPARE(runner.plan().parts, (Index3{1, 1, 1}));
        QVERIFY(got.allclose(expected, 1e-3, 1e-3));
    }
}

void TestWindowRunner::windowsAgreeWithOnePass()
{
    // Without normalisation and without its lower levels, a voxel depends on few neighbours alone,
    // so that overlapping windows must give what one pass gives.
    const auto network = smallNetwork(NetworkKind::UNet, FeatureNorm::None);
    for (const auto& parameter : network->named_parameters()) {
        if (parameter.key().starts_with("encoder1.conv1")) {
            torch::nn::init::zeros_(parameter.value());
        }
    }
    WindowRunner whole(*network, plainOptions());
    RunnerOptions options = plainOptions();
    options.budgetBytes = 8'000'000;
    options.limits.overlap = 0.5;
    WindowRunner cut(*network, options);
    const at::Tensor a = whole.run(someInput(), {});
    const at::Tensor b = cut.run(someInput(), {});
    QVERIFY(cut.plan().parts != (Index3{1, 1, 1}));
    QCOMPARE(a.sizes(), b.sizes());
    QVERIFY(a.std().item<double>() > 0.01);
    const double difference = (a - b).abs().mean().item<double>();
    QVERIFY2(difference < 0.1 * a.std().item<double>(),
             qPrintable(QString::number(difference) + QLatin1Char(' ') +
                        QString::number(a.std().item<double>())));
}

void TestWindowRunner::bfloat16IsCloseToFloat32()
{
    for (const NetworkKind kind : kAllNetworks) {
        const auto network = smallNetwork(kind, FeatureNorm::Instance);
        RunnerOptions low = plainOptions();
        low.compute.bfloat16 = true;
        const at::Tensor a = WindowRunner(*network, plainOptions()).run(someInput(), {});
        const at::Tensor b = WindowRunner(*network, low).run(someInput(), {});
        QVERIFY(!a.equal(b));
        QVERIFY((a - b).abs().mean().item<double>() < 0.02);
    }
}

void TestWindowRunner::mirrorAveragingIsSymmetric()
{
    const auto network = smallNetwork(NetworkKind::ResUNet, FeatureNorm::Instance);
    RunnerOptions options = plainOptions();
    options.mirrorAveraging = true;
    WindowRunner runner(*network, options);
    const at::Tensor input = someInput().slice(1, 0, 40);
    const at::Tensor a = runner.run(input, {});
    const at::Tensor b = runner.run(input.flip({1}), {}).flip({1});
    QVERIFY(a.allclose(b, 1e-3, 1e-4));
}

void TestWindowRunner::theMirroredPassesDifferenceIsGivenBeyondTheMean()
{
    const auto network = smallNetwork(NetworkKind::VNet, FeatureNorm::Instance);
    for (const std::size_t budget : {std::size_t{8'000'000}, std::size_t{4} << 30}) {
        RunnerOptions options = plainOptions();
        options.budgetBytes = budget;
        const at::Tensor plain = WindowRunner(*network, options).run(someInput(), {});
        options.mirrorAveraging = true;
        const at::Tensor mean = WindowRunner(*network, options).run(someInput(), {});
        options.mirrorDifference = true;
        const at::Tensor both = WindowRunner(*network, options).run(someInput(), {});
        const std::int64_t outputs = mean.size(0);
        QCOMPARE(both.size(0), 2 * outputs);
        QVERIFY(both.narrow(0, 0, outputs).equal(mean));
        const at::Tensor half = both.narrow(0, outputs, outputs);
        QVERIFY(half.abs().max().item<double>() > 0.01);
        QVERIFY((mean + half).allclose(plain, 1e-4, 1e-5));  // also where windows are blended
    }
}

void TestWindowRunner::cancelStopsBetweenLayers()
{
    const auto network = smallNetwork(NetworkKind::VNet, FeatureNorm::Instance);
    WindowRunner runner(*network, plainOptions());
    int calls = 0;
    const auto stopAtFifth = [&calls](double, double) { return ++calls < 5; };
    QVERIFY_THROWS_EXCEPTION(Cancelled, (void)runner.run(someInput(), stopAtFifth));
    QCOMPARE(calls, 5);
    QVERIFY(runner.run(someInput(), {}).defined());
}

void TestWindowRunner::progressReachesTheWholeAndNeverFalls()
{
    const auto network = smallNetwork(NetworkKind::UNet, FeatureNorm::Instance);
    for (const std::size_t budget : {std::size_t{8'000'000}, std::size_t{4} << 30}) {
        RunnerOptions options = plainOptions();
        options.budgetBytes = budget;
        options.mirrorAveraging = true;
        WindowRunner runner(*network, options);
        double last = 0;
        int calls = 0;
        (void)runner.run(someInput(), [&](double done, double total) {
            ++calls;
            const bool grows = done >= last && total == 42.0 * 36 * 30;
            last = done;
            return grows;
        });
        QVERIFY(std::abs(last - 42.0 * 36 * 30) < 1e-3);
        QVERIFY(calls > 20);
    }
}

void TestWindowRunner::runningOutOfMemoryTakesSmallerSteps()
{
    const auto network = smallNetwork(NetworkKind::UNet, FeatureNorm::None);
    for (const bool asBadAlloc : {true, false}) {
        RunnerOptions options = plainOptions();
        options.beforeBatch = [asBadAlloc](const WindowPlan& plan, at::Device) {
            if (plan.window[0] * plan.window[1] * plan.window[2] > 30'000) {
                if (asBadAlloc) {
                    throw std::bad_alloc();
                }
                TORCH_CHECK(false, "DefaultCPUAllocator: can't allocate memory: you tried");
            }
        };
        WindowRunner runner(*network, options);
        const at::Tensor result = runner.run(someInput(), {});
        QCOMPARE(result.sizes(), (std::vector<std::int64_t>{3, 42, 36, 30}));
        QVERIFY(result.isfinite().all().item<bool>());
        QVERIFY(runner.plan().parts != (Index3{1, 1, 1}));
    }
}

void TestWindowRunner::noMemoryAtAllIsOneSentence()
{
    const auto network = smallNetwork(NetworkKind::UNet, FeatureNorm::None);
    RunnerOptions options = plainOptions();
    int tries = 0;
    options.beforeBatch = [&tries](const WindowPlan&, at::Device) {
        ++tries;
        throw std::bad_alloc();
    };
    WindowRunner runner(*network, options);
    try {
        (void)runner.run(someInput(), {});
        QFAIL("there was no memory to run in");
    } catch (const Error& error) {
        QVERIFY(QString::fromUtf8(error.what()).contains(QStringLiteral("not enough free memory")));
    }
    QVERIFY(tries > 2);
}

void TestWindowRunner::otherFaultsAreNotTakenForMemory()
{
    const auto network = smallNetwork(NetworkKind::UNet, FeatureNorm::None);
    RunnerOptions options = plainOptions();
    int tries = 0;
    options.beforeBatch = [&tries](const WindowPlan&, at::Device) {
        ++tries;
        TORCH_CHECK(false, "some internal text of a library");
    };
    WindowRunner runner(*network, options);
    try {
        (void)runner.run(someInput(), {});
        QFAIL("the fault was swallowed");
    } catch (const Error& error) {
        QVERIFY(!QString::fromUtf8(error.what()).contains(QStringLiteral("internal text")));
    }
    QCOMPARE(tries, 1);
}

void TestWindowRunner::fixedWindowsAndSliceNormalisationRun()
{
    const auto network = smallNetwork(NetworkKind::VNet, FeatureNorm::BatchPerZ);
    RunnerOptions options = plainOptions();
    options.limits = {.multiple = 16, .fixed = {48, 32, 16}};
    options.standardiseSlices = true;
    WindowRunner runner(*network, options);
    const at::Tensor input = someInput() * 100 + 500;
    const at::Tensor result = runner.run(input, {});
    QCOMPARE(result.sizes(), (std::vector<std::int64_t>{3, 42, 36, 30}));
    QVERIFY(result.isfinite().all().item<bool>());
    QCOMPARE(runner.plan().window, (Index3{48, 32, 16}));
    const at::Tensor flat = runner.run(at::full({4, 42, 36, 8}, 3.0), {});
    QCOMPARE(flat.size(3), 8);
    QVERIFY(flat.isfinite().all().item<bool>());
}

void TestWindowRunner::theProbeFindsThisProcessorCorrect()
{
    const PrecisionProbe probe = probePrecision(at::kCPU, 8);
    QVERIFY(probe.correct());
    QVERIFY(probe.relativeError > 0 && probe.secondsFloat32 > 0 && probe.secondsBFloat16 > 0);
    QVERIFY(!chooseCompute("cpu", Precision::Float32, {}).bfloat16);
    QVERIFY(chooseCompute("cpu", Precision::BFloat16, {}).bfloat16);
}

void TestWindowRunner::devicesThatAreNotThereAreRefused()
{
    for (const char* name : {"cuda:99", "toaster", "", "cpu:x"}) {
        QVERIFY_THROWS_EXCEPTION(Error, (void)chooseCompute(name, Precision::Auto, {}));
    }
}

QTEST_APPLESS_MAIN(TestWindowRunner)
#include "test_window_runner.moc"
