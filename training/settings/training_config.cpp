#include "training/settings/training_config.h"

#include "segmentation/system/error.h"
#include "segmentation/volume/label.h"
#include "segmentation/volume/sequence.h"

#include <cmath>
#include <iterator>

namespace glioscope {
namespace {

void require(bool holds, const std::string& setting, const std::string& range)
{
    if (!holds) {
        throw Error("The training setting " + setting + " must be " + range + ".");
    }
}

}  // namespace

void requireValid(const TrainingConfig& c)
{
    for (const int edge : c.windowVoxels) {
        require(edge >= 16 && edge <= 512, "window", "16 to 512 voxels along every axis");
    }
    require(c.epochs >= 1, "epochs", "at least 1");
    require(c.stepsPerEpoch >= 1, "steps", "at least 1");
    require(c.batch >= 1 && c.batch <= 64, "batch", "1 to 64");
    require(c.learningRate > 0 && c.learningRate <= 1, "learning rate", "above 0 and at most 1");
    require(c.weightDecay >= 0 && c.weightDecay < 1, "weight decay", "from 0 to below 1");
    require(c.emaDecay >= 0 && c.emaDecay < 1, "EMA decay", "from 0 to below 1");
    require(std::isfinite(c.gradientClip) && c.gradientClip >= 0, "gradient clip",
            "a number of at least 0");
    require(c.momentum >= 0 && c.momentum < 1, "momentum", "from 0 to below 1");
    require(c.foregroundShare >= 0 && c.foregroundShare <= 1, "foreground share", "0 to 1");
    require(c.syntheticShare >= 0 && c.syntheticShare <= 1, "synthetic share", "0 to 1");
    require(c.smallestPart >= 0 && c.smallestPart <= 1, "smallest part", "0 to 1");
    require(c.warmUpSteps >= 0, "warm-up", "at least 0 steps");
    require(c.validateEveryEpochs >= 1, "validation interval", "at least 1 epoch");
    require(c.network.dropout >= 0 && c.network.dropout <= 0.9, "dropout", "0 to 0.9");
    require(c.network.baseWidth >= 1 && c.network.baseWidth <= 256, "width", "1 to 256");
    require(c.fold >= 0 && c.fold <= kFolds, "fold", "1 to " + std::to_string(kFolds));
    require(c.fold == 0 || c.heldBackCases.empty(), "fold", "given without held-back cases");
    if (c.network.norm == FeatureNorm::BatchPerZ) {
        const int slices = c.network.batchPerZLength;
        require(c.windowVoxels[2] == slices && slices % sizeMultiple(c.network.kind) == 0, "window",
                "as long along k as the normalisation by slice, " + std::to_string(slices) +
                    ", and that a multiple of " + std::to_string(sizeMultiple(c.network.kind)));
    }
    require(c.network.inputChannels == std::ssize(kAllSequences), "input channels", "4");
    require(c.network.outputChannels == std::ssize(kAllRegions), "output channels", "3");
}

}  // namespace glioscope
