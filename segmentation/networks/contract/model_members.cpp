#include "segmentation/networks/contract/model_members.h"

#include "segmentation/system/error.h"

#include <algorithm>

namespace glioscope {
namespace {

bool contains(const std::vector<std::string>& names, const std::string& name)
{
    return std::ranges::find(names, name) != names.end();
}

/// Places of those that have not been trained on the case; of two stages both have some, or none is
/// given.
std::vector<std::size_t> newMembers(const ModelContract& contract, const std::string& caseName)
{
    std::vector<std::size_t> unseen;
    if (contract.members.empty() && !contains(contract.trainingCases, caseName)) {
        unseen.push_back(0);
    }
    for (std::size_t n = 0; n < contract.members.size(); ++n) {
        if (!contains(contract.members[n].trainingCases, caseName)) {
            unseen.push_back(n);
        }
    }
    if (contract.secondStage && !unseen.empty() &&
        (unseen.size() == 1 || unseen.back() + 1 != contract.members.size())) {
        unseen.clear();  // one stage is none without the other
    }
    return unseen;
}

/// Of a model to whose members the case is not new.
Sentence knownCaseSentence(const ModelContract& contract, const std::string& caseName)
{
    if (contract.secondStage) {
        return Sentence::of(
            "Of the model %1 not both stages have a network that has not been "
            "trained on the case %2; choose a model that has not, or let all of "
            "it run.",
            contract.name, caseName);
    }
    return contract.members.empty()
               ? Sentence::of(
                     "The model %1 has been trained on the case %2; choose a model that "
                     "has not, or let all of it run.",
                     contract.name, caseName)
               : Sentence::of(
                     "Every member of the model %1 has been trained on the case %2; "
                     "choose a model that has not, or let all of it run.",
                     contract.name, caseName);
}

}  // namespace

bool isMemberName(const std::string& name)
{
    constexpr std::string_view kAllowed =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    return !name.empty() && name.find_first_not_of(kAllowed) == std::string::npos;
}

std::size_t networkCount(const ModelContract& contract)
{
    return std::max<std::size_t>(1, contract.members.size());
}

bool isNewToMembers(const ModelContract& contract, const std::string& caseName)
{
    return !newMembers(contract, caseName).empty();
}

std::vector<std::size_t> unseenMembers(const ModelContract& contract, const std::string& caseName)
{
    std::vector<std::size_t> unseen = newMembers(contract, caseName);
    if (unseen.empty()) {
        throw Error(knownCaseSentence(contract, caseName));
    }
    return unseen;
}

std::string listedMembers(const ModelContract& contract)
{
    std::string names;
    for (const ModelMember& member : contract.members) {
        names += (names.empty() ? "" : ", ") + member.name;
    }
    return names;
}

std::size_t firstStageMembers(const ModelContract& contract)
{
    return contract.members.size() - (contract.secondStage ? 1 : 0);
}

std::string countedNetworks(const ModelContract& contract)
{
    return contract.members.empty() ? std::string()
                                    : std::to_string(contract.members.size()) + " networks" +
                                          (contract.secondStage ? " in two stages" : "");
}

bool isFiner(const Vec3& fine, const Vec3& coarse)
{
    bool shorter = false;
    for (std::size_t axis = 0; axis < 3; ++axis) {
        if (fine[axis] > coarse[axis]) {
            return false;
        }
        shorter = shorter || fine[axis] < coarse[axis];
    }
    return shorter;
}

ModelContract secondStageContract(const ModelContract& contract)
{
    ModelContract second = contract;
    second.spacingMm = contract.secondStage->spacingMm;
    second.windowVoxels = contract.secondStage->windowVoxels;
    second.largerWindows = false;
    second.secondStage.reset();
    return second;
}

void requireSingleNetwork(const ModelContract& contract)
{
    if (!contract.members.empty()) {
        throw Error(
            Sentence::of("The model %1 holds %2 networks (%3), and this takes one; "
                         "choose a model of a single network.",
                         contract.name, contract.members.size(), listedMembers(contract)));
    }
}

}  // namespace glioscope
