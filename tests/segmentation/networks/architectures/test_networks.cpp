#include "segmentation/networks/architectures/layers.h"
#include "segmentation/networks/architectures/network.h"
#include "segmentation/system/error.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <ATen/TensorIndexing.h>
#include <ATen/core/grad_mode.h>
#include <torch/nn/init.h>

#include <QtTest>

using namespace glioscope;

namespace {

NetworkConfig smallConfig(NetworkKind kind)
{
    return {.kind = kind, .baseWidth = 4};
}

std::int64_t runningMeans(const SegmentationNetwork& network)
{
    std::int64_t count = 0;
    for (const auto& buffer : network.named_buffers()) {
        count += buffer.key().ends_with("running_mean") ? buffer.value().numel() : 0;
    }
    return count;
}

}  // namespace

class TestNetworks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { at::set_num_threads(1); }
    void referenceParameterCountsAreExact();
    void referenceNormalisationHasItsCounts();
    void theResidualEncoderHasThePublishedBlocksAndWidths();
    void outputShapeEqualsInputShape();
    void stridedConvolutionPadsBehindOnEvenSizes();
    void instanceNormalisationMatchesItsDefinition();
    void gradientsReachEveryParameter();
    void observerSeesTheWholePassAndMayStopIt();
    void samplesOfABatchDoNotMix();
    void optimisingKeepsTheResult();
    void keysAreInverse();
    void foreignShapesAreRefused();
};

void TestNetworks::referenceParameterCountsAreExact()
{
    const auto count = [](NetworkKind kind) {
        return convolutionParameterCount(*makeNetwork(publishedNetwork(kind)));
    };
    QCOMPARE(count(NetworkKind::UNet), 16318307);
    QCOMPARE(count(NetworkKind::ResUNet), 23776579);
    QCOMPARE(count(NetworkKind::VNet), 44185059);
}

void TestNetworks::referenceNormalisationHasItsCounts()
{
    QCOMPARE(runningMeans(*makeNetwork(publishedNetwork(NetworkKind::UNet))), 0);
    QCOMPARE(runningMeans(*makeNetwork(publishedNetwork(NetworkKind::ResUNet))), 114);
    QCOMPARE(runningMeans(*makeNetwork(publishedNetwork(NetworkKind::VNet))), 58);
    NetworkConfig config = publishedNetwork(NetworkKind::ResUNet);
    config.baseWidth = 4;
    const auto network = makeNetwork(config);
    network->eval();
    QVERIFY(network->forward(at::randn({1, 4, 16, 16, 16})).isfinite().all().item<bool>());
}

void TestNetworks::theResidualEncoderHasThePublishedBlocksAndWidths()
{
    const auto network = makeEmptyNetwork(publishedNetwork(NetworkKind::ResEncUNet), at::kMeta);
    const auto parameters = network->named_parameters();
    std::vector<std::int64_t> blocks, widths;
    for (int level = 0; level < 6; ++level) {
        std::int64_t count = 0;
        const std::string stage = "encoder" + std::to_string(level) + ".block";
        while (parameters.contains(stage + std::to_string(count) + ".conv1.weight")) {
            ++count;
        }
        if (count > 0) {
            blocks.push_back(count);
            widths.push_back(parameters[stage + "0.conv2.weight"].size(0));
        }
    }
    QCOMPARE(blocks, (std::vector<std::int64_t>{1, 3, 4, 6, 6}));
    QCOMPARE(widths, (std::vector<std::int64_t>{32, 64, 128, 256, 320}));
}

void TestNetworks::outputShapeEqualsInputShape()
{
    const at::NoGradGuard noGradient;
    for (const NetworkKind kind : kAllNetworks) {
        const auto network = makeNetwork(smallConfig(kind));
        for (const auto& size :
             {std::array{16, 16, 16}, std::array{17, 24, 5}, std::array{1, 30, 33}}) {
            const at::Tensor out = network->forward(at::randn({2, 4, size[0], size[1], size[2]}));
            QCOMPARE(out.sizes(), (std::vector<std::int64_t>{2, 3, size[0], size[1], size[2]}));
        }
    }
}

void TestNetworks::stridedConvolutionPadsBehindOnEvenSizes()
{
    const at::NoGradGuard noGradient;
    Convolution strided({.in = 1, .out = 1, .stride = 2, .level = 1}, {});
    strided.weight.zero_();
    strided.weight.index_put_({0, 0, 0, 0, 0}, 1.0);
    const at::Tensor input = at::rand({1, 1, 8, 8, 8});
    using at::indexing::Slice;
    const Slice everySecond(at::indexing::None, at::indexing::None, 2);
    QVERIFY(strided.forward(input).equal(
        input.index({Slice(), Slice(), everySecond, everySecond, everySecond})));
}

void TestNetworks::instanceNormalisationMatchesItsDefinition()
{
    const LayerContext context{.config = smallConfig(NetworkKind::UNet)};
    Normalisation norm(6, 0, context);
    const at::Tensor input = at::randn({2, 6, 5, 6, 7}) * 3 + 1;
    const auto [var, mean] = at::var_mean(input, {2, 3, 4}, false, true);
    QVERIFY(norm.forward(input).allclose((input - mean) / (var + 1e-5).sqrt(), 1e-4, 1e-5));
}

void TestNetworks::gradientsReachEveryParameter()
{
    for (const NetworkKind kind : kAllNetworks) {
        for (const FeatureNorm norm : {FeatureNorm::None, FeatureNorm::Instance, FeatureNorm::Group,
                                       FeatureNorm::BatchPerZ, FeatureNorm::Batch}) {
            NetworkConfig config = smallConfig(kind);
            config.norm = norm;
            const auto network = makeNetwork(config);
            network->train();
            network->forward(at::randn({2, 4, 32, 32, 16})).square().mean().backward();
            for (const auto& parameter : network->named_parameters()) {
                const at::Tensor gradient = parameter.value().grad();
                QVERIFY2(gradient.defined() && gradient.isfinite().all().item<bool>(),
                         parameter.key().c_str());
            }
        }
    }
}

void TestNetworks::observerSeesTheWholePassAndMayStopIt()
{
    const at::NoGradGuard noGradient;
    for (const NetworkKind kind : kAllNetworks) {
        const auto network = makeNetwork(smallConfig(kind));
        double last = 0;
        int calls = 0;
        network->setLayerObserver([&](double share) {
            QVERIFY(share > last);
            last = share;
            ++calls;
        });
        const at::Tensor input = at::randn({1, 4, 16, 16, 16});
        (void)network->forward(input);
        QVERIFY(calls > 10);
        QVERIFY(std::abs(last - 1.0) < 1e-9);
        network->setLayerObserver([](double) { throw Cancelled(); });
        QVERIFY_THROWS_EXCEPTION(Cancelled, (void)network->forward(input));
        network->setLayerObserver({});
        QVERIFY(network->forward(input).defined());
    }
    const auto network = makeNetwork(publishedNetwork(NetworkKind::UNet));
    QVERIFY(std::abs(2e-9 * network->multiplyAddsPerVoxel() * 160 * 160 * 16 - 742) < 1);
}

void TestNetworks::samplesOfABatchDoNotMix()
{
    const at::NoGradGuard noGradient;
    for (const NetworkKind kind : kAllNetworks) {
        const auto network = makeNetwork(smallConfig(kind));
        network->eval();
        const at::Tensor batch = at::randn({2, 4, 16, 32, 16});
        const at::Tensor single = network->forward(batch.slice(0, 1, 2));
        QVERIFY(network->forward(batch).slice(0, 1, 2).allclose(single, 1e-3, 1e-4));
    }
}

void TestNetworks::optimisingKeepsTheResult()
{
    const at::NoGradGuard noGradient;
    for (const NetworkKind kind : kAllNetworks) {
        for (const FeatureNorm norm :
             {FeatureNorm::None, FeatureNorm::Instance, FeatureNorm::Group}) {
            NetworkConfig config = smallConfig(kind);
            config.norm = norm;
            const auto network = makeNetwork(config);
            for (const auto& parameter : network->parameters()) {
                if (parameter.dim() == 1) {
                    torch::nn::init::uniform_(parameter, 0.5, 1.5);
                }
            }
            network->eval();
            const at::Tensor input = at::randn({1, 4, 32, 16, 32});
            const at::Tensor expected = network->forward(input);
            const auto copy = makeNetwork(config);
            copyWeights(*network, *copy);
            copy->eval();
            QCOMPARE(copy->executedShare(), 1.0);
            optimiseForInference(*copy, at::kFloat);
            QVERIFY(kind != NetworkKind::UNet || std::abs(copy->executedShare() - 0.699) < 0.01);
            const at::Tensor last = input.contiguous(at::MemoryFormat::ChannelsLast3d);
            // Weights are drawn anew in every run, and without a norm some make large values.
            const double apart = (copy->forward(last) - expected).abs().max().item<double>();
            const double largest = expected.abs().max().item<double>();
            QVERIFY2(apart < 1e-3 * std::max(1.0, largest),
                     qPrintable(QStringLiteral("network %1, norm %2: apart by up to %3 of %4")
                                    .arg(int(kind))
                                    .arg(int(norm))
                                    .arg(apart)
                                    .arg(largest)));
            optimiseForInference(*copy, at::kBFloat16);
            const at::Tensor low = copy->forward(last.to(at::kBFloat16)).to(at::kFloat);
            QVERIFY((low - expected).abs().mean().item<double>() <
                    0.05 * expected.abs().mean().item<double>());
        }
    }
}

void TestNetworks::keysAreInverse()
{
    for (const NetworkKind kind : kAllNetworks) {
        QVERIFY(fromKey<NetworkKind>(key(kind)) == kind);
    }
    for (const FeatureNorm norm : {FeatureNorm::None, FeatureNorm::Instance, FeatureNorm::Group,
                                   FeatureNorm::BatchPerZ, FeatureNorm::Batch}) {
        QVERIFY(fromKey<FeatureNorm>(key(norm)) == norm);
    }
    QVERIFY(!fromKey<NetworkKind>("u-net"));
    QVERIFY(!fromKey<FeatureNorm>(""));
}

void TestNetworks::foreignShapesAreRefused()
{
    const auto network = makeNetwork(smallConfig(NetworkKind::UNet));
    QVERIFY_THROWS_EXCEPTION(Error, (void)network->forward(at::zeros({1, 3, 16, 16, 16})));
    QVERIFY_THROWS_EXCEPTION(Error, (void)network->forward(at::zeros({4, 16, 16, 16})));
    const auto reference = makeNetwork(publishedNetwork(NetworkKind::VNet));
    QVERIFY_THROWS_EXCEPTION(Error, (void)reference->forward(at::zeros({1, 4, 16, 16, 32})));
}

QTEST_APPLESS_MAIN(TestNetworks)
#include "test_networks.moc"
