#include "tests/support/segmented_head.h"

#include "segmentation/networks/architectures/network.h"

#include <ATen/ATen.h>
#include <ATen/TensorIndexing.h>
#include <ATen/core/grad_mode.h>
#include <torch/nn/init.h>

#include <cmath>

namespace glioscope::test {
namespace {

/// A head's worth of smooth structure in world space, the same wherever a grid samples it: an
/// ellipsoid of tissue in background 0 with a bright off-centre blob.
Image headOn(const Geometry& geometry, double phase)
{
    Image image(geometry);
    for (int k = 0; k < geometry.size[2]; ++k) {
        for (int j = 0; j < geometry.size[1]; ++j) {
            for (int i = 0; i < geometry.size[0]; ++i) {
                const Vec3 p = geometry.toLps(
                    {static_cast<double>(i), static_cast<double>(j), static_cast<double>(k)});
                const double r = std::hypot(p[0] / 20, p[1] / 24, p[2] / 18);
                const double softEdge = std::min(1.0, 4 * (1 - r));
                const double blob = std::exp(
                    -(std::pow(p[0] - 7, 2) + std::pow(p[1] + 5, 2) + std::pow(p[2] - 4, 2)) / 40);
                if (r < 1) {
                    image.at(i, j, k) = static_cast<float>(
                        softEdge *
                        (500 + 100 * std::sin(p[0] / 6 + phase) + 80 * std::cos(p[1] / 5) +
                         60 * std::sin(p[2] / 4 - phase) + 400 * blob));
                }
            }
        }
    }
    return image;
}

}  // namespace

SequenceImages caseOn(const Geometry& geometry)
{
    SequenceImages images;
    for (const Sequence sequence : kAllSequences) {
        const double phase = static_cast<double>(sequence);
        images[sequence] = std::make_shared<Image>(headOn(geometry, phase));
    }
    return images;
}

Geometry centred(Geometry geometry)
{
    const Vec3 centre = geometry.centreLps();
    for (std::size_t c = 0; c < 3; ++c) {
        geometry.originLps[c] -= centre[c];
    }
    return geometry;
}

Geometry canonicalGrid()
{
    return centred({.size = {42, 50, 38}});
}

SequenceImages rescaledCase()
{
    SequenceImages images = caseOn(canonicalGrid());
    for (auto& [sequence, image] : images) {
        Image scaled = *image;
        for (float& v : scaled.voxels) {
            v = 2 * v - 1024;
        }
        image = std::make_shared<Image>(std::move(scaled));
    }
    return images;
}

std::shared_ptr<Model> seededModel(NetworkKind kind)
{
    at::manual_seed(21);
    auto model = std::make_shared<Model>();
    model->contract.name = "seeded";
    model->contract.network = {.kind = kind, .baseWidth = 4};
    // Away from 0.5, so that every region exists.
    model->contract.outputs = {
        {Structure::WholeTumour, 0.45}, {Structure::TumourCore, 0.5}, {Structure::Enhancing, 0.55}};
    model->network = makeNetwork(model->contract.network);
    model->network->eval();
    return model;
}

void keepFinestLevel(SegmentationNetwork& network)
{
    for (const auto& parameter : network.named_parameters()) {
        if (parameter.key().starts_with("encoder1.conv1")) {
            torch::nn::init::zeros_(parameter.value());
        }
    }
}

std::shared_ptr<Model> thresholdModel()
{
    const at::NoGradGuard noGradient;
    auto model = std::make_shared<Model>();
    model->contract.name = "threshold";
    model->contract.network = {.baseWidth = 2, .norm = FeatureNorm::None};
    model->network = makeNetwork(model->contract.network);
    model->network->eval();
    for (const auto& item : model->network->named_parameters()) {
        at::Tensor parameter = item.value();
        parameter.zero_();
        const bool finest =
            item.key().starts_with("encoder0") || item.key().starts_with("decoder0");
        if (finest && parameter.dim() == 5) {
            parameter.index_put_({0, 0, 1, 1, 1}, 1.0);
        } else if (item.key() == "head.weight") {
            parameter.index_put_({at::indexing::Slice(), 0}, 4.0);
        } else if (item.key() == "head.bias") {
            parameter.copy_(at::tensor({-0.4, -4.0, -8.0}));
        }
    }
    return model;
}

SegmenterOptions cpuFloat32()
{
    SegmenterOptions options;
    options.device = "cpu";
    options.precision = Precision::Float32;
    return options;
}

Segmentation segmentOn(const Geometry& geometry, const std::shared_ptr<Model>& model)
{
    SegmenterOptions options = cpuFloat32();
    options.keepProbabilities = true;
    return Segmenter(model, options).segment(caseOn(geometry));
}

ToldProgress toldProgress(Segmenter& segmenter)
{
    ToldProgress told;
    (void)segmenter.segment(caseOn(canonicalGrid()), [&told](double done, double total) {
        told.changesTotal = told.changesTotal || (told.total > 0 && total != told.total);
        told.total = total;
        told.goesBack = told.goesBack || done < told.last;
        told.last = done;
        return true;
    });
    return told;
}

double agreement(const LabelMap& a, const LabelMap& b)
{
    double same = 0;
    double any = 0;
    for (std::size_t v = 0; v < a.voxels.size(); ++v) {
        if (a.voxels[v] != Label::Background || b.voxels[v] != Label::Background) {
            ++any;
            same += a.voxels[v] == b.voxels[v] ? 1 : 0;
        }
    }
    return any > 0 ? same / any : 0;
}

Image asImage(const ProbabilityMap& map)
{
    return {map.geometry, std::vector<float>(map.voxels.begin(), map.voxels.end())};
}

double correlation(const Image& a, const Image& b)
{
    double n = 0, sa = 0, sb = 0, ab = 0, aa = 0, bb = 0;
    for (std::size_t v = 0; v < a.voxels.size(); ++v) {
        const double x = a.voxels[v];
        const double y = b.voxels[v];
        if (x != 0 && y != 0) {
            n += 1, sa += x, sb += y, ab += x * y, aa += x * x, bb += y * y;
        }
    }
    return (ab - sa * sb / n) / std::sqrt((aa - sa * sa / n) * (bb - sb * sb / n));
}

double meanDifference(const ProbabilityMap& a, const ProbabilityMap& b)
{
    double sum = 0;
    for (std::size_t v = 0; v < a.voxels.size(); ++v) {
        sum += std::abs(a.voxels[v] - b.voxels[v]);
    }
    return sum / static_cast<double>(a.voxels.size());
}

}  // namespace glioscope::test
