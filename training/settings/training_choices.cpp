#include "training/settings/training_choices.h"

namespace glioscope {
namespace {

template <typename Choice, std::size_t N>
std::optional<Choice> find(const std::array<Choice, N>& choices, std::string_view text)
{
    for (const Choice choice : choices) {
        if (key(choice) == text) {
            return choice;
        }
    }
    return std::nullopt;
}

}  // namespace

std::string_view key(LossKind loss)
{
    switch (loss) {
    case LossKind::SoftDice: return "soft-dice";
    case LossKind::DiceBce: return "dice-bce";
    case LossKind::DiceCe: return "dice-ce";
    case LossKind::Focal: return "focal";
    case LossKind::Reference: return "reference";
    }
    return "";
}

std::string_view key(OptimiserKind optimiser)
{
    switch (optimiser) {
    case OptimiserKind::Adam: return "adam";
    case OptimiserKind::AdamW: return "adamw";
    case OptimiserKind::Sgd: return "sgd";
    }
    return "";
}

std::string_view key(RateDecay decay)
{
    switch (decay) {
    case RateDecay::Polynomial: return "polynomial";
    case RateDecay::Cosine: return "cosine";
    case RateDecay::Constant: return "constant";
    }
    return "";
}

std::string_view presentKey(std::string_view text)
{
    return text == "seed" ? key(LossKind::Reference) : text;
}

std::optional<LossKind> lossFromKey(std::string_view text)
{
    return find(kAllLosses, presentKey(text));
}

std::optional<OptimiserKind> optimiserFromKey(std::string_view text)
{
    return find(kAllOptimisers, text);
}

std::optional<RateDecay> rateDecayFromKey(std::string_view text)
{
    return find(kAllRateDecays, text);
}

}  // namespace glioscope
