#pragma once

// Everything a training run can be told, with its defaults: the one source for the command line,
// the dialog and the README. Free of LibTorch.

#include "segmentation/jobs/job.h"
#include "segmentation/networks/network_config.h"
#include "segmentation/volume/geometry.h"
#include "training/augmentation.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace glioscope {

struct TrainingConfig {
    std::filesystem::path patches;  ///< folder made by `prepare`
    std::filesystem::path output;   ///< run folder
    NetworkConfig network = {.kind = NetworkKind::UNet, .baseWidth = 8, .dropout = 0};
    Index3 windowVoxels = {80, 96, 80};
    int epochs = 60;
    int stepsPerEpoch = 50;
    int batch = 1;
    double learningRate = 2e-3;  ///< peak; polynomial decay with exponent 0.9
    double weightDecay = 1e-5;
    double emaDecay = 0.99;        ///< of the averaged weights that are validated and shipped
    double gradientClip = 12;      ///< largest norm
    double foregroundShare = 0.6;  ///< share of windows centred on tumour
    double syntheticShare = 0.15;  ///< share of windows from phantoms, where the folder has some
    int warmUpSteps = 50;
    int validateEveryEpochs = 5;  ///< on whole held-back volumes
    std::uint64_t seed = 1;
    AugmentationOptions augmentation = {};
    std::vector<std::string> heldBackCases;  ///< never trained on; validation uses them
    std::string device = kDeviceAuto;
    Precision precision = Precision::Auto;
    std::string modelName;         ///< for the contract; empty: the network's key
    std::string trainingData;      ///< a sentence for the contract
    std::string note;              ///< for the contract
    bool mirrorAveraging = false;  ///< of the contract; validation does the same
    bool resume = false;
};

/// Throws Error that names the setting and its range.
void requireValid(const TrainingConfig& config);

/// Of the run folder's config.json.
[[nodiscard]] std::string toJson(const TrainingConfig& config);

/// One line of the run's log.
struct EpochRecord {
    int epoch = 0;            ///< from 1
    double loss = 0;          ///< mean over the epoch
    double learningRate = 0;  ///< of its last step
    double seconds = 0;
    double diceWt = -1;  ///< whole held-back volumes; below 0 in epochs without validation
    double diceTc = -1;
    double diceEt = -1;  ///< over cases with at least kSmallestEnhancing voxels of it
};

}  // namespace glioscope
