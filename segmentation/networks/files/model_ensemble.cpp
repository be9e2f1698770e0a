#include "segmentation/networks/files/model_ensemble.h"

#include "segmentation/networks/contract/model_failures.h"
#include "segmentation/networks/contract/model_members.h"
#include "segmentation/networks/contract/model_purpose.h"
#include "segmentation/networks/files/model_file.h"
#include "segmentation/system/error.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace glioscope {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongestName = 12;

/// Gathers what is new, in the order it comes.
void addNew(const std::vector<std::string>& names, std::vector<std::string>& all)
{
    for (const std::string& name : names) {
        if (std::ranges::find(all, name) == all.end()) {
            all.push_back(name);
        }
    }
}

/// What two models must not differ in to be averaged; empty where they may be.
Sentence differenceOf(const ModelContract& a, const ModelContract& b)
{
    NetworkConfig network = a.network;
    network.dropout = b.network.dropout;  // no weight depends on it
    const std::array<std::pair<bool, Sentence>, 8> alike = {{
        {network == b.network, Sentence::of("its network")},
        {a.inputs == b.inputs, Sentence::of("its input sequences")},
        {a.spacingMm == b.spacingMm && a.orientation == b.orientation, Sentence::of("its grid")},
        {a.intensityNorm == b.intensityNorm, Sentence::of("its normalisation")},
        {a.outputKind == b.outputKind && a.outputs == b.outputs,
         Sentence::of("its outputs and their thresholds")},
        {a.windowVoxels == b.windowVoxels && a.largerWindows == b.largerWindows,
         Sentence::of("its windows")},
        {a.mirrorAveraging == b.mirrorAveraging, Sentence::of("its mirror averaging")},
        {a.smallestPart == b.smallestPart && a.fillCore == b.fillCore,
         Sentence::of("its treatment of parts")},
    }};
    const auto differs = std::ranges::find(alike, false, &std::pair<bool, Sentence>::first);
    return differs == alike.end() ? Sentence() : differs->second;
}

std::string asMemberName(const std::string& text)
{
    std::string name = text.empty() ? "member" : text;
    std::ranges::replace_if(name, [](char c) { return !isMemberName(std::string(1, c)); }, '_');
    return name;
}

template <typename Name>
std::vector<std::string> namesBy(const std::vector<Model>& models, const Name& name)
{
    std::vector<std::string> names;
    for (const Model& model : models) {
        names.push_back(asMemberName(name(model)));
    }
    return names;
}

bool areDistinct(const std::vector<std::string>& names)
{
    return std::set(names.begin(), names.end()).size() == names.size();
}

std::vector<std::string> memberNames(const std::vector<Model>& models)
{
    for (auto& names : {namesBy(models, [](const Model& m) { return m.contract.name; }),
                        namesBy(models, [](const Model& m) { return m.file.stem().string(); }),
                        namesBy(models, [](const Model& m) {
                            return m.file.parent_path().filename().string();
                        })}) {
        if (areDistinct(names)) {
            return names;
        }
    }
    int n = 0;
    return namesBy(models, [&n](const Model&) { return "member" + std::to_string(++n); });
}

/// With the first stage's word on all that a second one need not share.
ModelContract asFirstStage(const ModelContract& second, const ModelContract& first)
{
    ModelContract contract = second;
    contract.spacingMm = first.spacingMm;
    contract.windowVoxels = first.windowVoxels;
    contract.largerWindows = first.largerWindows;
    contract.smallestPart = first.smallestPart;
    contract.fillCore = first.fillCore;
    return contract;
}

void addModel(const fs::path& file, bool isSecondStage, std::vector<Model>& models)
{
    Model model = readModel(file);
    requireTumourModel(model.contract);
    requireSingleNetwork(model.contract);
    if (const auto same = std::ranges::find(models, model.sha256, &Model::sha256);
        same != models.end()) {
        throw Error(
            Sentence::of("%1 and %2 are the same model; name each once.", file, same->file));
    }
    models.push_back(std::move(model));
    const Model& first = models.front();
    const ModelContract& own = models.back().contract;
    const Sentence difference =
        differenceOf(isSecondStage ? asFirstStage(own, first.contract) : own, first.contract);
    if (!difference.empty()) {
        throw Error(isSecondStage
                        ? Sentence::of("%1 differs from %2 in %3, which a second stage must have "
                                       "as the first.",
                                       file, first.file, difference)
                        : Sentence::of("%1 differs from %2 in %3. Name models of one recipe, such "
                                       "as those of a cross-validation's folds.",
                                       file, first.file, difference));
    }
}

/// Of models that are alike in all that they must be.
void requireStages(const Model& first, const Model& second)
{
    if (first.contract.intensityNorm != IntensityNorm::ZScoreNonZero) {
        throw Error(Sentence::of(
            "%1 scales every slice of a window by itself; a second stage needs models that "
            "scale over the whole brain.",
            first.file));
    }
    if (first.contract.outputKind != OutputKind::Regions) {
        throw Error(Sentence::of(
            "%1 gives single labels; a second stage needs models of WT, TC and ET.", first.file));
    }
    if (!isFiner(second.contract.spacingMm, first.contract.spacingMm)) {
        throw Error(
            Sentence::of("The grid of %1 is not finer than that of %2; the second stage is the "
                         "model of the finer one.",
                         second.file, first.file));
    }
}

std::vector<Model> readAlike(const std::vector<fs::path>& files, const fs::path& secondStage)
{
    std::vector<Model> models;
    for (const fs::path& file : files) {
        addModel(file, false, models);
    }
    if (!secondStage.empty()) {
        addModel(secondStage, true, models);
        requireStages(models.front(), models.back());
    }
    return models;
}

void requireName(const std::string& name)
{
    if (!isMemberName(name) || name.size() > kLongestName) {
        throw Error(
            Sentence::of("The name \"%1\" is not one of 1 to %2 letters, digits, \"-\" "
                         "and \"_\"; give one with --name.",
                         name, kLongestName));
    }
}

/// The cases that any member knows of and that are new to the model, see isNewToMembers().
std::vector<std::string> heldBackOf(const ModelContract& contract)
{
    std::vector<std::string> known = contract.trainingCases;
    for (const ModelMember& member : contract.members) {
        addNew(member.heldBackCases, known);
    }
    std::erase_if(known, [&](const std::string& name) { return !isNewToMembers(contract, name); });
    return known;
}

std::string joined(const std::vector<std::string>& sentences)
{
    std::string text;
    for (const std::string& sentence : sentences) {
        text += (text.empty() || sentence.empty() ? "" : " ") + sentence;
    }
    return text;
}

std::string meanText(const ModelContract& contract)
{
    const std::size_t count = firstStageMembers(contract);
    return (count > 1 ? "Mean of the probabilities of " + std::to_string(count) + " networks."
                      : std::string()) +
           (contract.secondStage ? std::string(count > 1 ? " " : "") +
                                       "A second stage on a finer grid around what was found."
                                 : std::string());
}

ModelContract contractOf(const std::vector<Model>& models, const EnsembleOptions& options)
{
    ModelContract contract = models.front().contract;
    contract.formatVersion = kFormatWithMembers;
    contract.name = options.name;
    contract.trainingCases.clear();
    contract.metrics = options.metrics;
    contract.crossValidated = !options.metrics.empty();
    if (!options.secondStage.empty()) {
        const ModelContract& second = models.back().contract;
        contract.formatVersion = kFormatWithSecondStage;
        contract.secondStage = {.spacingMm = second.spacingMm, .windowVoxels = second.windowVoxels};
    }
    const std::vector<std::string> names = memberNames(models);
    std::vector<std::string> data, notes;
    for (std::size_t n = 0; n < models.size(); ++n) {
        const ModelContract& one = models[n].contract;
        contract.members.push_back({names[n], one.trainingCases, one.heldBackCases});
        addNew(one.trainingCases, contract.trainingCases);
        addNew({one.trainingData}, data);
        addNew({one.note}, notes);
        keepSharedFailures(one, contract);
        contract.date = std::max(contract.date, one.date);
    }
    contract.heldBackCases = heldBackOf(contract);
    notes.push_back(meanText(contract));
    notes.push_back(options.note);
    contract.trainingData = joined(data);
    contract.note = joined(notes);
    return contract;
}

}  // namespace

ModelContract combineModels(const std::vector<fs::path>& models, const fs::path& output,
                            const EnsembleOptions& options)
{
    requireName(options.name);
    const std::size_t count = models.size() + (options.secondStage.empty() ? 0 : 1);
    if (count < 2 || count > kMostMembers || models.empty()) {
        throw Error(
            Sentence::of("A model of several networks has 2 to %1 of them, and %2 were named.",
                         kMostMembers, count));
    }
    const std::vector<Model> read = readAlike(models, options.secondStage);
    const ModelContract contract = contractOf(read, options);
    std::vector<std::shared_ptr<SegmentationNetwork>> members;
    for (const Model& model : read) {
        members.push_back(model.network);
    }
    writeModel(output, contract, members, StoredPrecision::Float16);
    return contract;
}

}  // namespace glioscope
