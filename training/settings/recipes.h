#pragma once

// Settings that belong together, under a name. A recipe is a starting point: whatever is given
// explicitly comes after it. Free of LibTorch.

#include "segmentation/system/keys.h"
#include "training/settings/training_config.h"

#include <optional>

namespace glioscope {

enum class Recipe : std::uint8_t {
    Reference,  ///< as the reference system trained: its network, loss, optimiser, window, no
                ///< augmentation
    Fast,       ///< a small UNet in some minutes on two cores, to see whether the data is in order
    Best,       ///< what the shipped model of the network was trained with, phantoms first
};

template <>
inline constexpr auto kKeys<Recipe> = keyTable<Recipe>({
    {Recipe::Reference, "reference"},
    {Recipe::Fast, "fast"},
    {Recipe::Best, "best"},
});

template <>
inline constexpr auto kFormerKeys<Recipe> = keyTable<Recipe>({
    {Recipe::Reference, "seed"},
});

inline constexpr auto kAllRecipes = allOf<Recipe>();

/// The recipe's settings for a network; folders, cases and texts are left as they are by default.
/// Without `kind` it is the UNet, the best of the shipped ones.
[[nodiscard]] TrainingConfig recipeConfig(Recipe recipe, std::optional<NetworkKind> kind = {});

}  // namespace glioscope
