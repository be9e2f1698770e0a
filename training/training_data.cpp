#include "training/training_data.h"

#include "segmentation/volume/error.h"
#include "training/split.h"

#include <algorithm>

namespace glioscope {
namespace {

/// The cases named, or those of a fold of the real cases (of all where none is real).
std::vector<std::string> heldBackNames(const TrainingConfig& config,
                                       const std::vector<PatchCase>& patches)
{
    if (config.fold == 0) {
        return config.heldBackCases;
    }
    const bool anyReal = std::ranges::any_of(patches, [](auto& p) { return !p.synthetic; });
    std::vector<std::string> names;
    for (const PatchCase& patch : patches) {
        if (!patch.synthetic || !anyReal) {
            names.push_back(patch.name);
        }
    }
    const Split split = readOrMakeSplit(config.patches, names, kFolds);
    const auto& fold = split.folds[static_cast<std::size_t>(config.fold - 1)];
    if (fold.empty()) {
        throw Error("Fold " + std::to_string(config.fold) + " of " + config.patches.string() +
                    " holds no case. Choose another, or prepare more cases.");
    }
    return fold;
}

}  // namespace

std::vector<std::string> TrainingData::trainingNames() const
{
    std::vector<std::string> names;
    for (const TrainingSet::Entry& entry : training->real) {
        names.push_back(entry.patch.name);
    }
    return names;
}

std::vector<std::string> TrainingData::heldBackNames() const
{
    std::vector<std::string> names;
    for (const PatchCase& patch : heldBack) {
        names.push_back(patch.name);
    }
    return names;
}

Vec3 TrainingData::spacingMm() const
{
    const auto& any = training->real.empty() ? training->synthetic : training->real;
    return any.front().patch.grid.spacingMm;
}

TrainingData readTrainingData(const TrainingConfig& config)
{
    auto training = std::make_shared<TrainingSet>();
    TrainingData data;
    std::vector<PatchCase> patches;
    for (const auto& file : listPatchFiles(config.patches)) {
        patches.push_back(readPatchFile(file));
    }
    const std::vector<std::string> heldBack = heldBackNames(config, patches);
    for (PatchCase& patch : patches) {
        if (std::find(heldBack.begin(), heldBack.end(), patch.name) != heldBack.end()) {
            data.heldBack.push_back(std::move(patch));
            continue;
        }
        TumourIndex tumour = indexTumour(patch);
        auto& group = patch.synthetic ? training->synthetic : training->real;
        group.push_back({std::move(patch), std::move(tumour)});
    }
    data.training = training;
    for (const std::string& name : heldBack) {
        if (std::none_of(data.heldBack.begin(), data.heldBack.end(),
                         [&](const PatchCase& p) { return p.name == name; })) {
            throw Error("The held-back case " + name + " is not among the patches in " +
                        config.patches.string() + ".");
        }
    }
    if (training->real.empty() && training->synthetic.empty()) {
        throw Error(config.patches.string() +
                    " leaves no case to train on once those held back are set aside.");
    }
    for (const auto* group : {&training->real, &training->synthetic}) {
        for (const TrainingSet::Entry& entry : *group) {
            if (entry.patch.grid.spacingMm != data.spacingMm()) {
                throw Error("Case " + entry.patch.name +
                            " was prepared at another voxel spacing than the "
                            "others. Prepare all cases of " +
                            config.patches.string() + " alike.");
            }
        }
    }
    return data;
}

}  // namespace glioscope
