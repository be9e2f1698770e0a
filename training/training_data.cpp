#include "training/training_data.h"

#include "segmentation/volume/error.h"

#include <algorithm>

namespace glioscope {

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
    const auto& heldBack = config.heldBackCases;
    for (const auto& file : listPatchFiles(config.patches)) {
        PatchCase patch = readPatchFile(file);
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
