#include "segmentation/networks/contract/contract_json.h"

#include "segmentation/networks/contract/model_members.h"
#include "segmentation/system/error.h"
#include "segmentation/system/json_value.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace glioscope {
namespace {

using Json = nlohmann::json;

constexpr int kNewestFormat = kFormatWithSecondStage;
constexpr int kWidestNetwork = 256;

[[noreturn]] void refuse(const std::string& field, const Sentence& what)
{
    throw Error(Sentence::of("The model's contract is not usable: \"%1\" %2.", field, what));
}

template <typename T>
T read(const Json& json, const std::string& field)
{
    const auto found = json.find(field);
    if (found == json.end()) {
        refuse(field, Sentence::of("is missing"));
    }
    try {
        return valueOf<T>(*found);
    } catch (const Json::exception&) {
        refuse(field, Sentence::of("is of the wrong kind"));
    }
}

/// Integers are checked for being whole and in range before they are narrowed.
int readInt(const Json& json, const std::string& field, int lowest, int highest)
{
    const auto found = json.find(field);
    if (found == json.end()) {
        refuse(field, Sentence::of("is missing"));
    }
    if (!found->is_number_integer() || *found < lowest || *found > highest) {
        refuse(field, Sentence::of("is not a whole number from %1 to %2", lowest, highest));
    }
    return found->get<int>();
}

IntensityNorm readIntensityNorm(const Json& json)
{
    const auto text = read<std::string>(json, "intensityNorm");
    if (const auto norm = fromKey<IntensityNorm>(text)) {
        return *norm;
    }
    refuse("intensityNorm",
           Sentence::of("names a normalisation this program does not know, %1", text));
}

OutputKind readOutputKind(const Json& json)
{
    const auto text = read<std::string>(json, "outputKind");
    if (const auto kind = fromKey<OutputKind>(text)) {
        return *kind;
    }
    refuse("outputKind", Sentence::of("is neither \"regions\" nor \"labels\" nor \"brain\""));
}

NetworkConfig readNetwork(const Json& json)
{
    if (!json.is_object()) {
        refuse("network", Sentence::of("is of the wrong kind"));
    }
    NetworkConfig config;
    const auto kind = fromKey<NetworkKind>(read<std::string>(json, "kind"));
    const auto norm = fromKey<FeatureNorm>(read<std::string>(json, "norm"));
    if (!kind || !norm) {
        refuse(kind ? "norm" : "kind", Sentence::of("is one this program does not know"));
    }
    config.kind = *kind;
    config.norm = *norm;
    config.baseWidth = readInt(json, "baseWidth", 1, kWidestNetwork);
    config.kernel = readInt(json, "kernel", 3, 5);
    config.inputChannels = readInt(json, "inputChannels", 1, 4);
    config.outputChannels = readInt(json, "outputChannels", 1, 3);
    config.dropout = read<double>(json, "dropout");
    config.batchPerZLength = readInt(json, "batchPerZLength", 1, 1024);
    if (config.kernel == 4 || (config.kernel == 5 && config.kind != NetworkKind::VNet)) {
        refuse("kernel", Sentence::of("is not one of this network's"));
    }
    if (!(config.dropout >= 0 && config.dropout < 1)) {
        refuse("dropout", Sentence::of("is not a share below 1"));
    }
    return config;
}

std::vector<Sequence> readInputs(const Json& json, const ModelContract& contract)
{
    std::vector<Sequence> inputs;
    for (const auto& text : read<std::vector<std::string>>(json, "inputs")) {
        const auto sequence = fromKey<Sequence>(text);
        if (!sequence) {
            refuse("inputs", Sentence::of("names a sequence this program does not know, %1", text));
        }
        inputs.push_back(*sequence);
    }
    const int channels = contract.network.inputChannels;
    if (contract.outputKind == OutputKind::Brain) {
        if (!inputs.empty() || channels != 1) {
            refuse("inputs", Sentence::of("names sequences, where a brain is found in any one"));
        }
    } else if (inputs.size() != static_cast<std::size_t>(channels) ||
               std::set(inputs.begin(), inputs.end()).size() != inputs.size()) {
        refuse("inputs", Sentence::of("does not name each of the network's inputs once"));
    }
    return inputs;
}

std::vector<ModelOutput> readOutputs(const Json& json, const ModelContract& contract)
{
    const bool regions = contract.outputKind == OutputKind::Regions;
    constexpr std::array kOfRegions = {Structure::WholeTumour, Structure::TumourCore,
                                       Structure::Enhancing};
    constexpr std::array kOfLabels = {Structure::Necrosis, Structure::Oedema, Structure::Enhancing};
    const auto& known = regions ? kOfRegions : kOfLabels;
    std::vector<ModelOutput> outputs;
    std::set<Structure> seen;
    for (const Json& item : read<std::vector<Json>>(json, "outputs")) {
        if (!item.is_object()) {
            refuse("outputs", Sentence::of("is of the wrong kind"));
        }
        const auto structure = structureFromShortName(read<std::string>(item, "name"));
        const double threshold = read<double>(item, "threshold");
        if (!structure || std::ranges::find(known, *structure) == known.end() ||
            !seen.insert(*structure).second || !(threshold > 0 && threshold < 1)) {
            refuse(
                "outputs",
                Sentence::of("names an unknown output, one twice, or a threshold outside 0 to 1"));
        }
        outputs.push_back({*structure, threshold});
    }
    const bool brain = contract.outputKind == OutputKind::Brain;
    if (outputs.size() + (brain ? 1 : 0) !=
        static_cast<std::size_t>(contract.network.outputChannels)) {
        refuse("outputs", Sentence::of("does not name each of the network's outputs once"));
    }
    return outputs;
}

/// Models from before the field keep all parts.
double readSmallestPart(const Json& json)
{
    if (!json.contains("smallestPart")) {
        return 0;
    }
    const auto share = read<double>(json, "smallestPart");
    if (!(share >= 0 && share <= 1)) {
        refuse("smallestPart", Sentence::of("is not a share from 0 to 1"));
    }
    return share;
}

ModelMember readMember(const Json& json)
{
    if (!json.is_object()) {
        refuse("members", Sentence::of("is of the wrong kind"));
    }
    const ModelMember member = {read<std::string>(json, "name"),
                                read<std::vector<std::string>>(json, "trainingCases"),
                                read<std::vector<std::string>>(json, "heldBackCases")};
    if (!isMemberName(member.name)) {
        refuse("members",
               Sentence::of("holds a name that is not made of letters, digits, \"-\" and \"_\""));
    }
    return member;
}

/// Of a contract whose training cases are read.
std::vector<ModelMember> readMembers(const Json& json, const ModelContract& contract)
{
    std::vector<ModelMember> members;
    std::set<std::string> names;
    const std::set<std::string> known(contract.trainingCases.begin(), contract.trainingCases.end());
    for (const Json& item : read<std::vector<Json>>(json, "members")) {
        const ModelMember& member = members.emplace_back(readMember(item));
        if (!names.insert(member.name).second) {
            refuse("members", Sentence::of("holds two of one name, %1", member.name));
        }
        for (const std::string& name : member.trainingCases) {
            if (!known.contains(name)) {
                refuse("trainingCases",
                       Sentence::of("lacks a case of the member %1, %2", member.name, name));
            }
        }
    }
    if (members.size() < 2 || members.size() > kMostMembers) {
        refuse("members", Sentence::of("does not hold 2 to %1 networks", kMostMembers));
    }
    if (contract.formatVersion < kFormatWithMembers || contract.outputKind == OutputKind::Brain) {
        refuse("members",
               Sentence::of("is there, which a model of this format or purpose does not have"));
    }
    return members;
}

bool isGridSpacing(const Vec3& spacingMm)
{
    return std::ranges::all_of(spacingMm, [](double mm) { return mm >= 0.1 && mm <= 20; });
}

bool isWindow(const Index3& voxels)
{
    return std::ranges::all_of(voxels, [](int n) { return n >= 8 && n <= 1024; });
}

/// Of a contract whose members and outputs are read.
SecondStage readSecondStage(const Json& json, const ModelContract& contract)
{
    const auto object = read<Json>(json, "secondStage");
    if (!object.is_object()) {
        refuse("secondStage", Sentence::of("is of the wrong kind"));
    }
    const SecondStage stage = {read<Vec3>(object, "spacingMm"),
                               read<Index3>(object, "windowVoxels"),
                               read<double>(object, "marginMm")};
    if (!isGridSpacing(stage.spacingMm) || !isWindow(stage.windowVoxels) ||
        !(stage.marginMm >= 0 && stage.marginMm <= 100)) {
        refuse("secondStage", Sentence::of("has a grid, a window or a margin out of range"));
    }
    if (contract.members.empty() || contract.formatVersion < kFormatWithSecondStage ||
        contract.outputKind != OutputKind::Regions ||
        contract.intensityNorm != IntensityNorm::ZScoreNonZero) {
        refuse("secondStage",
               Sentence::of("is there, which a model of this format or purpose does not have"));
    }
    if (!isFiner(stage.spacingMm, contract.spacingMm)) {
        refuse("secondStage", Sentence::of("has a grid that is not finer than the first stage's"));
    }
    return stage;
}

/// Whether a model whose file does not say so fills its core, see ModelContract::fillCore.
bool filledUnlessSaid(OutputKind kind)
{
    return kind == OutputKind::Regions;
}

void checkGrid(const ModelContract& contract)
{
    if (!isGridSpacing(contract.spacingMm)) {
        refuse("spacingMm", Sentence::of("is not between 0.1 and 20 mm"));
    }
    if (!isWindow(contract.windowVoxels)) {
        refuse("windowVoxels", Sentence::of("is not between 8 and 1024 voxels"));
    }
    if (contract.orientation != "LPS") {
        refuse("orientation",
               Sentence::of("is one this program does not know, %1", contract.orientation));
    }
}

Json toJsonObject(const NetworkConfig& config)
{
    return {{"kind", key(config.kind)},
            {"baseWidth", config.baseWidth},
            {"norm", key(config.norm)},
            {"kernel", config.kernel},
            {"inputChannels", config.inputChannels},
            {"outputChannels", config.outputChannels},
            {"dropout", config.dropout},
            {"batchPerZLength", config.batchPerZLength}};
}

Json toJsonObject(const ModelMember& member)
{
    return {{"name", member.name},
            {"trainingCases", member.trainingCases},
            {"heldBackCases", member.heldBackCases}};
}

ModelContract contractFromObject(const Json& json)
{
    if (!json.is_object()) {
        throw Error(Sentence::of("The model's contract is not a JSON object."));
    }
    ModelContract contract;
    contract.formatVersion = readInt(json, "formatVersion", 1, 1'000'000);
    if (contract.formatVersion > kNewestFormat) {
        throw Error(Sentence::of(
            "The model was made for a newer version of Glioscope; update the program."));
    }
    contract.name = read<std::string>(json, "name");
    if (contract.name.empty() || contract.name.find('/') != std::string::npos) {
        refuse("name", Sentence::of("is not usable as part of a file name"));
    }
    contract.network = readNetwork(read<Json>(json, "network"));
    contract.outputKind = readOutputKind(json);
    contract.inputs = readInputs(json, contract);
    contract.spacingMm = read<Vec3>(json, "spacingMm");
    contract.orientation = read<std::string>(json, "orientation");
    contract.intensityNorm = readIntensityNorm(json);
    contract.windowVoxels = read<Index3>(json, "windowVoxels");
    contract.largerWindows = !json.contains("largerWindows") || read<bool>(json, "largerWindows");
    contract.outputs = readOutputs(json, contract);
    contract.mirrorAveraging = read<bool>(json, "mirrorAveraging");
    contract.smallestPart = readSmallestPart(json);
    contract.fillCore = json.contains("fillCore") ? read<bool>(json, "fillCore")
                                                  : filledUnlessSaid(contract.outputKind);
    contract.trainingData = read<std::string>(json, "trainingData");
    contract.trainingCases = read<std::vector<std::string>>(json, "trainingCases");
    contract.heldBackCases = read<std::vector<std::string>>(json, "heldBackCases");
    if (json.contains("members")) {
        contract.members = readMembers(json, contract);
    }
    if (json.contains("secondStage")) {
        contract.secondStage = readSecondStage(json, contract);
    }
    contract.metrics = read<std::map<std::string, double>>(json, "metrics");
    contract.crossValidated = json.contains("crossValidated") && read<bool>(json, "crossValidated");
    contract.date = read<std::string>(json, "date");
    contract.note = read<std::string>(json, "note");
    if (json.contains("failsOn")) {
        contract.failsOn = read<std::vector<std::string>>(json, "failsOn");
    }
    checkGrid(contract);
    return contract;
}

}  // namespace

std::string toJson(const ModelContract& contract)
{
    Json inputs = Json::array();
    for (const Sequence sequence : contract.inputs) {
        inputs.push_back(key(sequence));
    }
    Json outputs = Json::array();
    for (const ModelOutput& output : contract.outputs) {
        outputs.push_back({{"name", shortName(output.structure)}, {"threshold", output.threshold}});
    }
    Json json = {{"formatVersion", contract.formatVersion},
                 {"name", contract.name},
                 {"network", toJsonObject(contract.network)},
                 {"inputs", inputs},
                 {"spacingMm", contract.spacingMm},
                 {"orientation", contract.orientation},
                 {"intensityNorm", key(contract.intensityNorm)},
                 {"windowVoxels", contract.windowVoxels},
                 {"outputKind", key(contract.outputKind)},
                 {"outputs", outputs},
                 {"mirrorAveraging", contract.mirrorAveraging},
                 {"trainingData", contract.trainingData},
                 {"trainingCases", contract.trainingCases},
                 {"heldBackCases", contract.heldBackCases},
                 {"metrics", contract.metrics},
                 {"date", contract.date},
                 {"note", contract.note}};
    if (!contract.largerWindows) {
        json["largerWindows"] = false;
    }
    if (contract.fillCore != filledUnlessSaid(contract.outputKind)) {
        json["fillCore"] = contract.fillCore;
    }
    if (contract.smallestPart > 0) {
        json["smallestPart"] = contract.smallestPart;
    }
    for (const ModelMember& member : contract.members) {
        json["members"].push_back(toJsonObject(member));
    }
    if (const auto& stage = contract.secondStage) {
        json["secondStage"] = {{"spacingMm", stage->spacingMm},
                               {"windowVoxels", stage->windowVoxels},
                               {"marginMm", stage->marginMm}};
    }
    if (contract.crossValidated) {
        json["crossValidated"] = true;
    }
    if (!contract.failsOn.empty()) {
        json["failsOn"] = contract.failsOn;
    }
    return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

ModelContract contractFromJson(const std::string& text)
{
    const Json json = Json::parse(text, nullptr, /*allow_exceptions=*/false);
    if (json.is_discarded()) {
        throw Error(Sentence::of("The model's contract is not valid JSON."));
    }
    return contractFromObject(json);
}

}  // namespace glioscope
