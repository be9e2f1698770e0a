#include "training/losses.h"

namespace glioscope {

at::Tensor softDice(const at::Tensor& probabilities, const at::Tensor& target)
{
    constexpr double kEpsilon = 1e-5;
    const std::vector<std::int64_t> voxels = {0, 2, 3, 4};
    const at::Tensor overlap = (probabilities * target).sum(voxels);
    const at::Tensor sizes = probabilities.sum(voxels) + target.sum(voxels);
    return (2 * overlap + kEpsilon) / (sizes + kEpsilon);
}

at::Tensor diceAndCrossEntropy(const at::Tensor& logits, const at::Tensor& target)
{
    const at::Tensor exact = logits.to(at::kFloat);
    return 1 - softDice(exact.sigmoid(), target).mean() +
           at::binary_cross_entropy_with_logits(exact, target);
}

}  // namespace glioscope
