#pragma once

// The named choices of a training run and their spelling on the command line, in config.json and in
// dialogs. Free of LibTorch.

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace glioscope {

/// See losses.h for the formulas.
enum class LossKind : std::uint8_t { SoftDice, DiceBce, DiceCe, Focal, Reference };
inline constexpr std::array kAllLosses = {LossKind::SoftDice, LossKind::DiceBce, LossKind::DiceCe,
                                          LossKind::Focal, LossKind::Reference};

enum class OptimiserKind : std::uint8_t { Adam, AdamW, Sgd };  ///< Sgd has Nesterov's momentum
inline constexpr std::array kAllOptimisers = {OptimiserKind::Adam, OptimiserKind::AdamW,
                                              OptimiserKind::Sgd};

enum class RateDecay : std::uint8_t { Polynomial, Cosine, Constant };
inline constexpr std::array kAllRateDecays = {RateDecay::Polynomial, RateDecay::Cosine,
                                              RateDecay::Constant};

[[nodiscard]] std::string_view key(
    LossKind loss);  ///< "soft-dice", "dice-bce", "dice-ce", "focal", "reference"
[[nodiscard]] std::string_view key(OptimiserKind optimiser);  ///< "adam", "adamw", "sgd"
[[nodiscard]] std::string_view key(RateDecay decay);  ///< "polynomial", "cosine", "constant"

/// The key that is written today for one of an earlier version ("seed": "reference"); others as
/// they are. The functions from a key take both.
[[nodiscard]] std::string_view presentKey(std::string_view text);

/// Nothing for a text that is no key of the type.
[[nodiscard]] std::optional<LossKind> lossFromKey(std::string_view text);
[[nodiscard]] std::optional<OptimiserKind> optimiserFromKey(std::string_view text);
[[nodiscard]] std::optional<RateDecay> rateDecayFromKey(std::string_view text);

}  // namespace glioscope
