#include "segmentation/networks/architectures/fast_convolution.h"
#include "segmentation/networks/architectures/fused_upsampling.h"
#include "segmentation/networks/architectures/network.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <ATen/core/grad_mode.h>
#include <torch/csrc/autograd/autograd.h>

#include <QtTest>

#include <cmath>

using namespace glioscope;

namespace {

at::Tensor random(at::IntArrayRef sizes)
{
    return at::randn(sizes).requires_grad_();
}

void requireSame(const at::Tensor& found, const at::Tensor& expected)
{
    QCOMPARE(found.sizes().vec(), expected.sizes().vec());
    QVERIFY(at::allclose(found, expected, 1e-4, 1e-5));
}

/// Same values, and same gradients of a loss that weighs every voxel differently, scaled so that
/// weights' gradients are of order one whatever the size.
void requireSameInBothDirections(const at::Tensor& found, const at::Tensor& expected,
                                 const std::vector<at::Tensor>& inputs)
{
    requireSame(found, expected);
    const at::Tensor weights =
        at::randn(expected.sizes()) / std::sqrt(static_cast<double>(expected.numel()));
    const auto gradients = torch::autograd::grad({(found * weights).sum()}, inputs);
    const auto defined = torch::autograd::grad({(expected * weights).sum()}, inputs);
    for (std::size_t n = 0; n < inputs.size(); ++n) {
        requireSame(gradients[n], defined[n]);
    }
}

}  // namespace

class TestFastConvolution : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        at::set_num_threads(1);
        at::manual_seed(5);
    }
    void everyShapeIsExactInBothDirections_data();
    void everyShapeIsExactInBothDirections();
    void aHeadIsItsConvolution_data();
    void aHeadIsItsConvolution();
    void doublingIsExactInBothDirections();
    void doublingKernelEqualsDoublingAndConvolution();
    void fusedUpsamplingTrainsTheConvolutionItReplaces_data();
    void fusedUpsamplingTrainsTheConvolutionItReplaces();
    void networksTrainOnWhatTheyInfer();
};

void TestFastConvolution::everyShapeIsExactInBothDirections_data()
{
    QTest::addColumn<int>("in");
    QTest::addColumn<int>("out");
    QTest::addColumn<int>("stride");
    QTest::addColumn<std::vector<std::int64_t>>("size");
    const auto row = [](const char* name, int in, int out, int stride,
                        const std::vector<std::int64_t>& size) {
        QTest::newRow(name) << in << out << stride << size;
    };
    row("small", 20, 18, 1, {5, 4, 3});
    row("few channels", 6, 5, 1, {5, 4, 3});
    row("few channels, not small", 5, 3, 1, {64, 66, 4});
    row("two planes short of oneDNN", 20, 18, 1, {16, 60, 3});
    row("many channels, not small", 20, 18, 1, {32, 33, 3});
    row("strided", 6, 5, 2, {6, 8, 4});
}

void TestFastConvolution::everyShapeIsExactInBothDirections()
{
    QFETCH(int, in);
    QFETCH(int, out);
    QFETCH(int, stride);
    QFETCH(std::vector<std::int64_t>, size);
    Convolution layer({.in = in, .out = out, .stride = stride}, {});
    size.insert(size.begin(), {1, in});
    for (const auto format : {at::MemoryFormat::Contiguous, at::MemoryFormat::ChannelsLast3d}) {
        const at::Tensor x = at::randn(size).contiguous(format).requires_grad_();
        const at::Tensor padded = stride == 2 ? at::constant_pad_nd(x, {0, 1, 0, 1, 0, 1}) : x;
        const std::int64_t padding = stride == 2 ? 0 : 1;
        requireSameInBothDirections(layer.forward(x),
                                    at::conv3d(padded, layer.weight, layer.bias, stride, padding),
                                    {x, layer.weight, layer.bias});
    }
}

void TestFastConvolution::aHeadIsItsConvolution_data()
{
    QTest::addColumn<int>("samples");
    QTest::addColumn<bool>("hasBias");
    QTest::newRow("one sample") << 1 << true;
    QTest::newRow("two samples") << 2 << true;
    QTest::newRow("without bias") << 1 << false;
}

/// As inference runs it, in both orders of memory; what comes out keeps the order for the next
/// layer.
void TestFastConvolution::aHeadIsItsConvolution()
{
    QFETCH(int, samples);
    QFETCH(bool, hasBias);
    const at::NoGradGuard inference;
    const at::Tensor weight = at::randn({3, 16, 1, 1, 1});
    const at::Tensor bias = hasBias ? at::randn({3}) : at::Tensor();
    const at::Tensor x = at::randn({samples, 16, 5, 6, 7});
    const at::Tensor expected = at::conv3d(x, weight, bias);
    for (const auto format : {at::MemoryFormat::Contiguous, at::MemoryFormat::ChannelsLast3d}) {
        const at::Tensor found =
            convolve(x.contiguous(format), weight.contiguous(format), bias, 1, 0);
        requireSame(found, expected);
        QVERIFY(found.is_contiguous(format));
    }
}

void TestFastConvolution::doublingIsExactInBothDirections()
{
    TransposedConvolution layer({.in = 6, .out = 5}, {});
    const at::Tensor x = random({1, 6, 5, 4, 3});
    requireSameInBothDirections(layer.forward(x),
                                at::conv_transpose3d(x, layer.weight, layer.bias, 2),
                                {x, layer.weight, layer.bias});
}

void TestFastConvolution::doublingKernelEqualsDoublingAndConvolution()
{
    const at::Tensor low = at::randn({2, 3, 4, 5, 6}, at::kDouble);
    const at::Tensor weight = at::randn({7, 3, 3, 3, 3}, at::kDouble);
    const at::Tensor expected = at::conv3d(doubled(low), weight, {}, {1, 1, 1}, {1, 1, 1});
    const at::Tensor got =
        at::conv_transpose3d(low, doublingKernel(weight), {}, {2, 2, 2}, {1, 1, 1});
    QVERIFY(got.allclose(expected, 1e-9, 1e-9));
}

void TestFastConvolution::fusedUpsamplingTrainsTheConvolutionItReplaces_data()
{
    QTest::addColumn<int>("kernel");
    QTest::addColumn<bool>("skipFirst");
    QTest::newRow("3x3x3, skip first") << 3 << true;
    QTest::newRow("3x3x3, low first") << 3 << false;
    QTest::newRow("1x1x1, skip first") << 1 << true;
    QTest::newRow("1x1x1, low first") << 1 << false;
}

void TestFastConvolution::fusedUpsamplingTrainsTheConvolutionItReplaces()
{
    QFETCH(int, kernel);
    QFETCH(bool, skipFirst);
    Convolution layer({.in = 7, .out = 4, .kernel = kernel}, {});
    const at::Tensor skip = random({2, 3, 6, 8, 4});
    const at::Tensor low = random({2, 4, 3, 4, 2});
    const at::Tensor joined =
        skipFirst ? at::cat({skip, doubled(low)}, 1) : at::cat({doubled(low), skip}, 1);
    const JoinedChannels channels{.skip = 3, .low = 4, .skipFirst = skipFirst};
    requireSameInBothDirections(fusedUpsampling(layer, channels, skip, low),
                                at::conv3d(joined, layer.weight, layer.bias, 1, kernel / 2),
                                {skip, low, layer.weight, layer.bias});
}

void TestFastConvolution::networksTrainOnWhatTheyInfer()
{
    for (const NetworkKind kind : kAllNetworks) {
        for (const FeatureNorm norm :
             {FeatureNorm::None, FeatureNorm::Instance, FeatureNorm::Group}) {
            const auto network =
                makeNetwork({.kind = kind, .baseWidth = 4, .norm = norm, .dropout = 0});
            const at::Tensor input = at::randn({2, 4, 16, 32, 16});
            const at::Tensor trained = network->forward(input);
            QVERIFY(trained.requires_grad());
            const at::NoGradGuard noGradient;
            QVERIFY(trained.allclose(network->forward(input), 1e-3, 1e-3));
        }
    }
}

QTEST_GUILESS_MAIN(TestFastConvolution)
#include "test_fast_convolution.moc"
