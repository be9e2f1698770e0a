#include "training/windows/training_data.h"

#include "segmentation/case/model/patients_file.h"
#include "segmentation/preparation/memory_plan.h"
#include "segmentation/system/error.h"
#include "training/heads/stripped_brain.h"
#include "training/patches/split.h"
#include "training/reference/reference_contract.h"
#include "training/reference/reference_split.h"
#include "training/windows/augmentation.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>

namespace glioscope {
namespace {

/// The cases named, or those of a fold of `names`.
std::vector<std::string> heldBackOf(const TrainingConfig& config,
                                    const std::vector<std::string>& names, const Patients& patients)
{
    if (config.fold == 0) {
        return config.heldBackCases;
    }
    const Split split = readOrMakeSplit(config.patches, names, kFolds, patients);
    const auto& fold = split.folds[static_cast<std::size_t>(config.fold - 1)];
    if (fold.empty()) {
        throw Error(
            Sentence::of("Fold %1 of %2 holds no case. Choose another, or prepare more cases.",
                         config.fold, config.patches));
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
ReferenceSplit splitByCase(const ReferenceSplit& all, const std::vector<std::string>& held,
                           const TrainingConfig& config)
{
    ReferenceSplit split;
    std::vector<std::string> missing = held;
    for (const auto* list : {&all.train, &all.valid}) {
        for (const auto& file : *list) {
            const std::string name = caseOfReferenceFile(file);
            const bool back = std::find(held.begin(), held.end(), name) != held.end();
            (back ? split.valid : split.train).push_back(file);
            std::erase(missing, name);
        }
    }
    if (!missing.empty()) {
        throw Error(Sentence::of("The held-back case %1 is not among the patches in %2.",
                                 missing.front(), config.patches));
    }
    return split;
}

/// Nothing keeps patients apart in the reference system's own config.json.
Sentence noticeOfSharedPatients(const TrainingData& data)
{
    const std::set<std::string> trained = data.patients.ofAll(data.trainingNames());
    for (const std::string& name : data.heldBackNames()) {
        if (trained.contains(data.patients.of(name))) {
            return Sentence::of(
                "Patches of %1 and perhaps of others are trained on and held back: the figures of "
                "validation are of patients the model knows, and do not go into its file. Run "
                "prepare again for a split by patient.",
                name);
        }
    }
    return {};
}

TrainingData readyMadeData(const TrainingConfig& config)
{
    ReferenceSplit split = readReferenceSplit(config.patches);
    std::vector<std::string> names;
    for (const auto* list : {&split.train, &split.valid}) {
        for (const auto& file : *list) {
            names.push_back(caseOfReferenceFile(file));
        }
    }
    std::ranges::sort(names);
    names.erase(std::ranges::unique(names).begin(), names.end());
    const Patients patients = readPatients(config.patches);
    if (const auto held = withOtherScans(heldBackOf(config, names, patients), names, patients);
        !held.empty()) {
        split = splitByCase(split, held, config);
    }
    if (split.train.empty()) {
        throw Error(Sentence::of(
            "%1 leaves no patch to train on once those held back are set aside.", config.patches));
    }
    auto training = std::make_shared<TrainingSet>();
    training->readyMade = std::make_shared<const ReferencePatchSet>(split.train);
    TrainingData data;
    data.training = training;
    data.patients = patients;
    if (!split.valid.empty()) {
        data.heldBackPatches = std::make_shared<const ReferencePatchSet>(split.valid);
        if (data.heldBackPatches->patchSize() != training->readyMade->patchSize()) {
            throw Error(Sentence::of(
                "The patches of %1 that validate have another size than those that are trained on.",
                config.patches));
        }
    }
    data.notice = noticeOfSharedPatients(data);
    return data;
}

/// A run keeps its cases in memory: better a sentence now than the system's end of it later.
class Room {
public:
    explicit Room(const TrainingConfig& config, std::size_t cases)
        : m_config(config), m_cases(cases), m_free(static_cast<double>(freeMemoryBytes()))
    {
    }

    void take(const PatchCase& patch)
    {
        m_bytes += static_cast<double>(patch.voxels.size() * sizeof(float) +
                                       patch.reference.voxels.size() * sizeof(Label));
        ++m_taken;
        const double needed = m_bytes / static_cast<double>(m_taken) * static_cast<double>(m_cases);
        if (needed > m_free) {
            throw Error(
                Sentence::of("The %1 cases in %2 need about %3 of memory, and %4 are free. "
                             "Close other programs, prepare at a larger spacing, or train "
                             "on fewer cases.",
                             m_cases, m_config.patches, gigabytes(needed), gigabytes(m_free)));
        }
    }

private:
    static std::string gigabytes(double bytes)
    {
        return std::to_string(static_cast<int>(std::ceil(bytes / 1e9))) + " GB";
    }

    const TrainingConfig& m_config;
    std::size_t m_cases;
    double m_free;
    double m_bytes = 0;
    std::size_t m_taken = 0;
};

std::vector<PatchCase> readPatches(const TrainingConfig& config)
{
    const std::vector<std::filesystem::path> files = listPatchFiles(config.patches);
    Room room(config, files.size());
    std::vector<PatchCase> patches;
    for (const auto& file : files) {
        patches.push_back(readPatchFile(file));
        room.take(patches.back());
        if (patches.back().grid.spacingMm != patches.front().grid.spacingMm) {
            throw Error(
                Sentence::of("Case %1 was prepared at another voxel spacing than the "
                             "others. Prepare all cases of %2 alike.",
                             patches.back().name, config.patches));
        }
    }
    return patches;
}

std::vector<std::string> namesOf(const std::vector<PatchCase>& patches)
{
    std::vector<std::string> names;
    std::ranges::transform(patches, std::back_inserter(names), &PatchCase::name);
    return names;
}

/// A head needs no more of its patch than the brain.
TrainingSet::Entry entryFor(TrainingTask task, PatchCase patch)
{
    TrainingSet::Entry entry;
    if (task == TrainingTask::BrainMask) {
        entry.brain = std::make_shared<const StrippedBrain>(strippedBrain(patch));
        patch.voxels = {};
    } else {
        entry.tumour = indexTumour(patch);
    }
    entry.patch = std::move(patch);
    return entry;
}

void describeBrainMask(ModelContract& contract)
{
    contract.inputs.clear();
    contract.outputs.clear();
    contract.outputKind = OutputKind::Brain;
    contract.intensityNorm = IntensityNorm::Percentiles;
    contract.smallestPart = 0;
    contract.fillCore = false;
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
    return heldBackPatches ? heldBackPatches->caseNames() : namesOf(heldBack);
}

std::string TrainingData::kindOfFigures() const
{
    const bool phantoms = std::ranges::any_of(heldBack, &PatchCase::synthetic);
    return heldBackPatches ? " per patch" : phantoms ? " on phantoms" : "";
}

void TrainingData::describe(ModelContract& contract) const
{
    if (training->readyMade) {
        describeReferencePatches(*training->readyMade, contract);
        return;
    }
    contract.spacingMm = spacingMm();
    if (anyEntry().brain) {
        describeBrainMask(contract);
    }
}

const TrainingSet::Entry& TrainingData::anyEntry() const
{
    return (training->real.empty() ? training->synthetic : training->real).front();
}

Vec3 TrainingData::spacingMm() const
{
    if (training->readyMade) {
        return {1, 1, 1};
    }
    return anyEntry().patch.grid.spacingMm;
}

TrainingData readTrainingData(const TrainingConfig& config)
{
    if (holdsReferencePatches(config.patches)) {
        if (config.task == TrainingTask::BrainMask) {
            throw Error(
                Sentence::of("A brain mask is learnt from whole brains, and %1 holds "
                             "ready-made patches. Prepare the cases without --mode "
                             "reference.",
                             config.patches));
        }
        return readyMadeData(config);
    }
    auto training = std::make_shared<TrainingSet>();
    TrainingData data;
    std::vector<PatchCase> patches = readPatches(config);
    data.patients = readPatients(config.patches);
    const std::vector<std::string> heldBack = withOtherScans(
        heldBackOf(config, namesForFolds(patches), data.patients), namesOf(patches), data.patients);
    for (PatchCase& patch : patches) {
        if (std::find(heldBack.begin(), heldBack.end(), patch.name) != heldBack.end()) {
            data.heldBack.push_back(std::move(patch));
            continue;
        }
        auto& group = patch.synthetic ? training->synthetic : training->real;
        group.push_back(entryFor(config.task, std::move(patch)));
    }
    data.training = training;
    for (const std::string& name : heldBack) {
        if (std::none_of(data.heldBack.begin(), data.heldBack.end(),
                         [&](const PatchCase& p) { return p.name == name; })) {
            throw Error(Sentence::of("The held-back case %1 is not among the patches in %2.", name,
                                     config.patches));
        }
    }
    if (training->real.empty() && training->synthetic.empty()) {
        throw Error(Sentence::of(
            "%1 leaves no case to train on once those held back are set aside.", config.patches));
    }
    return data;
}

TrainingConfig settledConfig(TrainingConfig config, const TrainingData& data)
{
    if (data.training->readyMade) {
        config.windowVoxels = data.training->readyMade->patchSize();
    }
    if (config.task == TrainingTask::BrainMask) {
        config.network.inputChannels = config.network.outputChannels = 1;
    }
    return config;
}

LoaderOptions loaderOptions(const TrainingConfig& config)
{
    return {.window = {config.windowVoxels, config.foregroundShare, config.augmentation},
            .syntheticShare = config.syntheticShare,
            .seed = config.seed,
            .batch = static_cast<std::uint64_t>(config.batch)};
}

}  // namespace glioscope
