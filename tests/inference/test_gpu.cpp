// Inference on a graphics card against the processor. Skipped where there is none.

#include "segmentation/inference/window_runner.h"

#include <torch/torch.h>

#include <QtTest>

using namespace glioscope;

namespace {

std::shared_ptr<SegmentationNetwork> someNetwork(NetworkKind kind)
{
    torch::manual_seed(11);
    const auto network = makeNetwork({.kind = kind, .baseWidth = 8});
    network->eval();
    return network;
}

RunnerOptions optionsOn(const char* device, Precision precision, const SegmentationNetwork& network)
{
    return {.compute = chooseCompute(device, precision, network.config()),
            .limits = limitsOf(network.config())};
}

double meanDifference(const at::Tensor& a, const at::Tensor& b)
{
    return (a - b).abs().mean().item<double>();
}

}  // namespace

class TestGpu : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!torch::cuda::is_available()) {
            QSKIP("There is no graphics card that LibTorch can use.");
        }
        torch::manual_seed(12);
        m_input = torch::randn({4, 72, 64, 56});
    }

    void probabilitiesAreThoseOfTheProcessor_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("precision");
        for (const NetworkKind kind : kAllNetworks) {
            for (const Precision precision : {Precision::Float32, Precision::BFloat16}) {
                QTest::addRow("network %d, precision %d", int(kind), int(precision))
                    << int(kind) << int(precision);
            }
        }
    }
    void probabilitiesAreThoseOfTheProcessor()
    {
        QFETCH(const int, kind);
        QFETCH(const int, precision);
        const auto network = someNetwork(static_cast<NetworkKind>(kind));
        WindowRunner cpu(*network, optionsOn("cpu", Precision::Float32, *network));
        WindowRunner gpu(*network, optionsOn("cuda", static_cast<Precision>(precision), *network));
        const at::Tensor expected = cpu.run(m_input, {});
        const at::Tensor got = gpu.run(m_input, {});
        QVERIFY(gpu.compute().device.is_cuda());
        QVERIFY(expected.std().item<double>() > 0.01);
        const double difference = meanDifference(got, expected);
        QVERIFY2(difference < 0.1 * expected.std().item<double>(),
                 qPrintable(QString::number(difference)));
    }

    void windowsGoThroughInBatches()
    {
        const auto network = someNetwork(NetworkKind::VNet);
        RunnerOptions options = optionsOn("cuda", Precision::Float32, *network);
        options.limits.largest = {32, 32, 32};
        WindowRunner gpu(*network, options);
        options.compute = chooseCompute("cpu", Precision::Float32, network->config());
        WindowRunner cpu(*network, options);
        const at::Tensor got = gpu.run(m_input, {});
        QVERIFY(gpu.plan().batch > 1);
        QVERIFY(meanDifference(got, cpu.run(m_input, {})) < 0.01);
    }

    void aFullCardLeavesTheRunToTheProcessorWithANotice()
    {
        const auto network = someNetwork(NetworkKind::UNet);
        RunnerOptions options = optionsOn("cuda", Precision::Float32, *network);
        options.beforeBatch = [](const WindowPlan&, at::Device device) {
            TORCH_CHECK(!device.is_cuda(), "CUDA out of memory. Tried to allocate 2 GiB");
        };
        WindowRunner runner(*network, options);
        const at::Tensor got = runner.run(m_input, {});
        QVERIFY(runner.compute().device.is_cpu());
        QVERIFY(!runner.compute().notices.empty());
        QVERIFY(got.isfinite().all().item<bool>());
    }

    void theProbeFindsTheCardCorrect()
    {
        QVERIFY(probePrecision(at::Device(at::kCUDA, 0), 16).correct());
    }

private:
    at::Tensor m_input;
};

QTEST_APPLESS_MAIN(TestGpu)
#include "test_gpu.moc"
