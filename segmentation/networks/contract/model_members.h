#pragma once

// The networks of a model that holds several (ModelContract::members): how many, and which of them
// a case is new to. A single network counts as its model's only member here.

#include "segmentation/networks/contract/model_contract.h"

#include <cstddef>
#include <string>
#include <vector>

namespace glioscope {

/// Not empty, and of ASCII letters, digits, '-' and '_' alone.
[[nodiscard]] bool isMemberName(const std::string& name);

/// How many networks run, one after another, for one result.
[[nodiscard]] std::size_t networkCount(const ModelContract& contract);

/// Whether a member has not been trained on a case of this name; of two stages, one of each.
/// Another scan of the same patient under another name is not known as such.
[[nodiscard]] bool isNewToMembers(const ModelContract& contract, const std::string& caseName);

/// Places among the members of those that have not been trained on the case; {0} for a single
/// network that has not. Throws Error where the case is not new to them.
[[nodiscard]] std::vector<std::size_t> unseenMembers(const ModelContract& contract,
                                                     const std::string& caseName);

/// The members' names in their order, "fold1, fold2"; empty for a single network.
[[nodiscard]] std::string listedMembers(const ModelContract& contract);

/// How many of them are averaged as one stage, the first; 0 for a single network.
[[nodiscard]] std::size_t firstStageMembers(const ModelContract& contract);

/// "5 networks", or "2 networks in two stages"; empty for a single network.
[[nodiscard]] std::string countedNetworks(const ModelContract& contract);

/// Whether voxels of edges `fine` are shorter than those of `coarse` along an axis, and along none
/// longer.
[[nodiscard]] bool isFiner(const Vec3& fine, const Vec3& coarse);

/// As the second stage's member sees it: with that stage's grid and windows, and no stage of its
/// own. The contract must have one.
[[nodiscard]] ModelContract secondStageContract(const ModelContract& contract);

/// Throws Error where the model holds several networks.
void requireSingleNetwork(const ModelContract& contract);

}  // namespace glioscope
