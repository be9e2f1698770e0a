#include "training/learning/losses.h"

#include "segmentation/system/error.h"

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>

namespace glioscope {
namespace {

constexpr double kEpsilon = 1e-5;

at::Tensor diceLoss(const at::Tensor& logits, const at::Tensor& target, const Peers& peers)
{
    return 1 - softDice(logits.sigmoid(), target, peers).mean();
}

}  // namespace

at::Tensor softDice(const at::Tensor& probabilities, const at::Tensor& target, const Peers& peers)
{
    const std::vector<std::int64_t> voxels = {0, 2, 3, 4};
    const at::Tensor overlap = peers.sum((probabilities * target).sum(voxels));
    const at::Tensor sizes = peers.sum(probabilities.sum(voxels) + target.sum(voxels));
    return (2 * overlap + kEpsilon) / (sizes + kEpsilon);
}

at::Tensor diceAndCrossEntropy(const at::Tensor& logits, const at::Tensor& target,
                               const Peers& peers)
{
    const at::Tensor exact = logits.to(at::kFloat);
    return diceLoss(exact, target, peers) +
           peers.mean(at::binary_cross_entropy_with_logits(exact, target));
}

at::Tensor nestedClassLogProbabilities(const at::Tensor& logits)
{
    const at::Tensor nested = logits.to(at::kFloat).cumsum(1);
    return at::log_softmax(at::cat({at::zeros_like(nested.narrow(1, 0, 1)), nested}, 1), 1);
}

at::Tensor diceAndClassCrossEntropy(const at::Tensor& logits, const at::Tensor& target,
                                    const Peers& peers)
{
    const at::Tensor whole = at::ones_like(target.narrow(1, 0, 1));
    const at::Tensor outer = at::cat({whole, target}, 1);
    const at::Tensor inner = at::cat({target, at::zeros_like(whole)}, 1);
    const at::Tensor classes = (outer - inner).clamp_min(0);
    return diceLoss(logits.to(at::kFloat), target, peers) -
           peers.mean((classes * nestedClassLogProbabilities(logits)).sum(1).mean());
}

at::Tensor focalLoss(const at::Tensor& logits, const at::Tensor& target, const Peers& peers)
{
    constexpr double kAlpha = 0.25;
    const at::Tensor exact = logits.to(at::kFloat);
    const at::Tensor p = exact.sigmoid();
    const at::Tensor inside = kAlpha * (1 - p).square() * at::softplus(-exact);
    const at::Tensor outside = (1 - kAlpha) * p.square() * at::softplus(exact);
    return peers.mean((target * inside + (1 - target) * outside).mean());
}

at::Tensor referenceDiceLoss(const at::Tensor& logits, const at::Tensor& target, const Peers& peers)
{
    const std::vector<std::int64_t> channelAndSlice = {1, 2, 3};
    const at::Tensor p = logits.to(at::kFloat).sigmoid();
    const at::Tensor overlap = (target * p).sum(channelAndSlice);
    const at::Tensor squares =
        target.square().sum(channelAndSlice) + p.square().sum(channelAndSlice);
    return 1 - peers.mean(((2 * overlap + kEpsilon) / (squares + kEpsilon)).mean());
}

at::Tensor trainingLoss(LossKind kind, const at::Tensor& logits, const at::Tensor& target,
                        const Peers& peers)
{
    switch (kind) {
    case LossKind::SoftDice: return diceLoss(logits.to(at::kFloat), target, peers);
    case LossKind::DiceBce: return diceAndCrossEntropy(logits, target, peers);
    case LossKind::DiceCe: return diceAndClassCrossEntropy(logits, target, peers);
    case LossKind::Focal: return focalLoss(logits, target, peers);
    case LossKind::Reference: return referenceDiceLoss(logits, target, peers);
    }
    throw Error(Sentence::of("The loss is of a kind this program does not know."));
}

double lossOfProbabilities(LossKind kind, const at::Tensor& probabilities, const at::Tensor& target)
{
    constexpr double kCertain = 1e-7;
    const at::NoGradGuard noGradient;
    return trainingLoss(kind, at::logit(probabilities, kCertain).unsqueeze(0), target.unsqueeze(0))
        .item<double>();
}

}  // namespace glioscope
