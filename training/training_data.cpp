#include "training/training_data.h"

#include "segmentation/volume/error.h"
#include "training/patch_scoring.h"
#include "training/split.h"

#include <algorithm>
#include <iterator>

namespace glioscope {
namespace {

/// The cases named, or those of a fold of `names`.
std::vector<std::string> heldBackOf(const TrainingConfig& config,
                                    const std::vector<std::string>& names)
{
    if (config.fold == 0) {
        return config.heldBackCases;
    }
    const Split split = readOrMakeSplit(config.patches, names, kFolds);
    const auto& fold = split.folds[static_cast<std::size_t>(config.fold - 1)];
    if (fold.empty()) {
        throw Error("Fold " + std::to_string(config.fold) + " of " + config.patches.string() +
                    " holds no case. Choose another, or prepare more cases.");
    }
    return fold;
}

/// Of the real cases, of all where none is real.
std::vector<std::string> namesForFolds(const std::vector<PatchCase>& patches)
{
    const bool anyReal = std::ranges::any_of(patches, [](auto& p) { return !p.synthetic; });
    std::vector<std::string> names;
    for (const PatchCase& patch : patches) {
        if (!patch.synthetic || !anyReal) {
            names.push_back(patch.name);
        }
    }
    return names;
}

/// Takes the patches of the named cases out of what is trained on.
SeedSplit splitByCase(const SeedSplit& all, const std::vector<std::string>& held,
                      const TrainingConfig& config)
{
    SeedSplit split;
    std::vector<std::string> missing = held;
    for (const auto* list : {&all.train, &all.valid}) {
        for (const auto& file : *list) {
            const std::string name = caseOfSeedFile(file);
            const bool back = std::find(held.begin(), held.end(), name) != held.end();
            (back ? split.valid : split.train).push_back(file);
            std::erase(missing, name);
        }
    }
    if (!missing.empty()) {
        throw Error("The held-back case " + missing.front() + " is not among the patches in " +
                    config.patches.string() + ".");
    }
    return split;
}

TrainingData readyMadeData(const TrainingConfig& config)
{
    SeedSplit split = readSeedSplit(config.patches);
    std::vector<std::string> names;
    for (const auto* list : {&split.train, &split.valid}) {
        for (const auto& file : *list) {
            names.push_back(caseOfSeedFile(file));
        }
    }
    std::ranges::sort(names);
    names.erase(std::ranges::unique(names).begin(), names.end());
    if (const auto held = heldBackOf(config, names); !held.empty()) {
        split = splitByCase(split, held, config);
    }
    if (split.train.empty()) {
        throw Error(config.patches.string() +
                    " leaves no patch to train on once those held back are set aside.");
    }
    auto training = std::make_shared<TrainingSet>();
    training->readyMade = std::make_shared<const SeedPatchSet>(split.train);
    TrainingData data;
    data.training = training;
    if (!split.valid.empty()) {
        data.heldBackPatches = std::make_shared<const SeedPatchSet>(split.valid);
        if (data.heldBackPatches->patchSize() != training->readyMade->patchSize()) {
            throw Error("The patches of " + config.patches.string() +
                        " that validate have another size than those that are trained on.");
        }
    }
    return data;
}

}  // namespace

std::vector<std::string> TrainingData::trainingNames() const
{
    std::vector<std::string> names;
    if (training->readyMade) {
        names = training->readyMade->caseNames();
    }
    for (const TrainingSet::Entry& entry : training->real) {
        names.push_back(entry.patch.name);
    }
    std::ranges::copy_if(seenBefore, std::back_inserter(names), [&](const std::string& name) {
        return std::ranges::find(names, name) == names.end();
    });
    return names;
}

std::vector<std::string> TrainingData::heldBackNames() const
{
    if (heldBackPatches) {
        return heldBackPatches->caseNames();
    }
    std::vector<std::string> names;
    for (const PatchCase& patch : heldBack) {
        names.push_back(patch.name);
    }
    return names;
}

void TrainingData::describe(ModelContract& contract) const
{
    if (training->readyMade) {
        describeSeedPatches(*training->readyMade, contract);
    } else {
        contract.spacingMm = spacingMm();
    }
}

Vec3 TrainingData::spacingMm() const
{
    if (training->readyMade) {
        return {1, 1, 1};
    }
    const auto& any = training->real.empty() ? training->synthetic : training->real;
    return any.front().patch.grid.spacingMm;
}

TrainingData readTrainingData(const TrainingConfig& config)
{
    if (holdsSeedPatches(config.patches)) {
        return readyMadeData(config);
    }
    auto training = std::make_shared<TrainingSet>();
    TrainingData data;
    std::vector<PatchCase> patches;
    for (const auto& file : listPatchFiles(config.patches)) {
        patches.push_back(readPatchFile(file));
    }
    const std::vector<std::string> heldBack = heldBackOf(config, namesForFolds(patches));
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

LoaderOptions loaderOptions(const TrainingConfig& config)
{
    return {.window = {config.windowVoxels, config.foregroundShare, config.augmentation},
            .syntheticShare = config.syntheticShare,
            .seed = config.seed,
            .batch = static_cast<std::uint64_t>(config.batch)};
}

}  // namespace glioscope
