#pragma once

// The named choices of a training run and their spelling on the command line, in config.json and in
// dialogs. Free of LibTorch.

#include "segmentation/system/keys.h"

#include <cstdint>

namespace glioscope {

/// What a run learns: the tumour's regions in windows of stripped brains, or the brain in whole
/// heads made up around them (training/heads).
enum class TrainingTask : std::uint8_t { Tumour, BrainMask };

template <>
inline constexpr auto kKeys<TrainingTask> = keyTable<TrainingTask>({
    {TrainingTask::Tumour, "tumour"},
    {TrainingTask::BrainMask, "brain-mask"},
});

/// See losses.h for the formulas.
enum class LossKind : std::uint8_t { SoftDice, DiceBce, DiceCe, Focal, Reference };

template <>
inline constexpr auto kKeys<LossKind> = keyTable<LossKind>({
    {LossKind::SoftDice, "soft-dice"},
    {LossKind::DiceBce, "dice-bce"},
    {LossKind::DiceCe, "dice-ce"},
    {LossKind::Focal, "focal"},
    {LossKind::Reference, "reference"},
});

template <>
inline constexpr auto kFormerKeys<LossKind> = keyTable<LossKind>({
    {LossKind::Reference, "seed"},
});

inline constexpr auto kAllLosses = allOf<LossKind>();

enum class OptimiserKind : std::uint8_t { Adam, AdamW, Sgd };  ///< Sgd has Nesterov's momentum

template <>
inline constexpr auto kKeys<OptimiserKind> = keyTable<OptimiserKind>({
    {OptimiserKind::Adam, "adam"},
    {OptimiserKind::AdamW, "adamw"},
    {OptimiserKind::Sgd, "sgd"},
});

inline constexpr auto kAllOptimisers = allOf<OptimiserKind>();

enum class RateDecay : std::uint8_t { Polynomial, Cosine, Constant };

template <>
inline constexpr auto kKeys<RateDecay> = keyTable<RateDecay>({
    {RateDecay::Polynomial, "polynomial"},
    {RateDecay::Cosine, "cosine"},
    {RateDecay::Constant, "constant"},
});

}  // namespace glioscope
