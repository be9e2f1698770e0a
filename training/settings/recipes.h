#pragma once

// Settings that belong together, under a name. A recipe is a starting point: whatever is given
// explicitly comes after it. Free of LibTorch.

#include "training/settings/training_config.h"

#include <array>
#include <optional>
#include <string_view>

namespace glioscope {

enum class Recipe : std::uint8_t {
    Reference,  ///< as the reference system trained: its network, loss, optimiser, window, no
                ///< augmentation
    Fast,       ///< a small UNet in some minutes on two cores, to see whether the data is in order
    Best,       ///< what the shipped VNet was trained with, for longer
};
inline constexpr std::array kAllRecipes = {Recipe::Reference, Recipe::Fast, Recipe::Best};

[[nodiscard]] std::string_view key(Recipe recipe);  ///< "reference", "fast", "best"
[[nodiscard]] std::optional<Recipe> recipeFromKey(std::string_view text);

/// The recipe's settings; folders, cases and texts are left as they are by default. Without `kind`
/// the recipe chooses the network: UNet, UNet, VNet.
[[nodiscard]] TrainingConfig recipeConfig(Recipe recipe, std::optional<NetworkKind> kind = {});

}  // namespace glioscope
