#pragma once

// Everything a training run can be told, with its defaults: the one source for the command line,
// the dialog and the README. Free of LibTorch.

#include "segmentation/jobs/job.h"
#include "segmentation/networks/contract/network_config.h"
#include "segmentation/volume/geometry.h"
#include "segmentation/volume/label.h"
#include "training/settings/augmentation_options.h"
#include "training/settings/score_rules.h"
#include "training/settings/training_choices.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace glioscope {

inline constexpr int kFolds = 5;

struct TrainingConfig {
    std::filesystem::path patches;  ///< folder made by `prepare`
    std::filesystem::path output;   ///< run folder
    TrainingTask task = TrainingTask::Tumour;
    NetworkConfig network = {.kind = NetworkKind::UNet, .baseWidth = 8, .dropout = 0};
    Index3 windowVoxels = {80, 96, 80};
    int epochs = 60;
    int stepsPerEpoch = 50;
    int batch = 1;
    LossKind loss = LossKind::DiceBce;
    OptimiserKind optimiser = OptimiserKind::AdamW;
    double momentum = 0.99;      ///< of OptimiserKind::Sgd
    double learningRate = 2e-3;  ///< peak
    RateDecay rateDecay = RateDecay::Polynomial;
    double weightDecay = 1e-5;
    double emaDecay = 0.99;        ///< of the averaged weights that are validated and shipped
    double gradientClip = 12;      ///< largest norm; 0: none
    bool deepSupervision = false;  ///< see deep_supervision.h
    double foregroundShare = 0.6;  ///< share of windows centred on tumour
    double syntheticShare = 0.15;  ///< share of windows from phantoms, where the folder has some
    bool phantomsFirst = false;    ///< where it starts from no model, see phantom_start.h
    int warmUpSteps = 50;
    int validateEveryEpochs = 5;  ///< on whole held-back volumes
    std::uint64_t seed = 1;
    AugmentationOptions augmentation = {};
    std::vector<std::string> heldBackCases;  ///< never trained on; validation uses them
    int fold = 0;  ///< 1 to kFolds: that fold of the patches' split.json is held back instead
    std::filesystem::path startFrom;  ///< model file whose weights the run begins with; empty: none
    std::string device = kDeviceAuto;
    Precision precision = Precision::Auto;
    std::string modelName;         ///< for the contract; empty: the network's key
    std::string trainingData;      ///< a sentence for the contract
    std::string note;              ///< for the contract
    bool mirrorAveraging = false;  ///< of the contract; validation does the same
    bool largerWindows = true;     ///< of the contract, as there; validation does the same
    double smallestPart = 0.1;     ///< of the contract, as there; validation does the same
    bool fillCore = true;          ///< of the contract, as there; validation does the same
    bool resume = false;
};

/// Throws Error that names the setting and its range.
void requireValid(const TrainingConfig& config);

/// One line of the run's log.
struct EpochRecord {
    int epoch = 0;            ///< from 1
    double loss = 0;          ///< mean over the epoch
    double learningRate = 0;  ///< of its last step
    double seconds = 0;
    double dice = 0;      ///< mean soft Dice of the windows, over the epoch
    double valLoss = -1;  ///< whole held-back volumes; below 0 in epochs without validation
    /// Likewise; of ET over cases with at least kSmallestEnhancing voxels of it, below 0 where none
    /// has.
    PerRegion<double> regionDice = filled<PerRegion<double>>(-1);
    double hd95WtMm = -1;  ///< over cases in which both found WT; below 0 where there is none
    double score = -1;     ///< what decides about best.h5, see smoothedScore()
    [[nodiscard]] double meanDice() const { return meanOfMeasured(regionDice.values); }
};

}  // namespace glioscope
