#include "segmentation/volume/label.h"

namespace glioscope {
namespace {

/// File values of background, necrosis, oedema and enhancing tumour, indexed by Label.
constexpr std::array<int, 4> fileValues(LabelScheme scheme)
{
    switch (scheme) {
    case LabelScheme::Brats2021: return {0, 1, 2, 4};
    case LabelScheme::Brats2023: return {0, 1, 2, 3};
    case LabelScheme::Msd: return {0, 2, 1, 3};
    case LabelScheme::BratsPed: return {0, 2, 4, 1};
    case LabelScheme::NcrEtEd: return {0, 1, 3, 2};
    case LabelScheme::EdEtNcr: return {0, 3, 1, 2};
    case LabelScheme::EtNcrEd: return {0, 2, 3, 1};
    case LabelScheme::EtEdNcr: return {0, 3, 2, 1};
    }
    return {0, 1, 2, 4};
}

}  // namespace

bool contains(Region region, Label label)
{
    switch (region) {
    case Region::WholeTumour: return label != Label::Background;
    case Region::TumourCore: return label == Label::Necrosis || label == Label::Enhancing;
    case Region::EnhancingTumour: return label == Label::Enhancing;
    }
    return false;
}

std::string_view shortName(Label label)
{
    constexpr std::array<std::string_view, 4> kNames = {"BG", "NCR", "ED", "ET"};
    return kNames[static_cast<std::size_t>(label)];
}

std::string_view displayName(Label label)
{
    constexpr std::array<std::string_view, 4> kNames = {"Background", "Necrotic core", "Oedema",
                                                        "Enhancing tumour"};
    return kNames[static_cast<std::size_t>(label)];
}

std::string_view shortName(Region region)
{
    constexpr std::array<std::string_view, 3> kNames = {"WT", "TC", "ET"};
    return kNames[static_cast<std::size_t>(region)];
}

std::string_view displayName(Region region)
{
    constexpr std::array<std::string_view, 3> kNames = {"Whole tumour", "Tumour core",
                                                        "Enhancing tumour"};
    return kNames[static_cast<std::size_t>(region)];
}

std::string_view displayName(LabelScheme scheme)
{
    constexpr std::array<std::string_view, kAllLabelSchemes.size()> kNames = {
        "BraTS to 2021 (1 NCR, 2 ED, 4 ET)", "BraTS from 2023 (1 NCR, 2 ED, 3 ET)",
        "Decathlon (1 ED, 2 NCR, 3 ET)",     "BraTS paediatric from 2024 (1 ET, 2 and 3 NCR, 4 ED)",
        "dataset.json (1 NCR, 2 ET, 3 ED)",  "dataset.json (1 ED, 2 ET, 3 NCR)",
        "dataset.json (1 ET, 2 NCR, 3 ED)",  "dataset.json (1 ET, 2 ED, 3 NCR)"};
    return kNames[static_cast<std::size_t>(scheme)];
}

std::string_view key(LabelScheme scheme)
{
    constexpr std::array<std::string_view, kAllLabelSchemes.size()> kKeys = {
        "brats2021", "brats2023", "msd",       "brats-ped",
        "ncr-et-ed", "ed-et-ncr", "et-ncr-ed", "et-ed-ncr"};
    return kKeys[static_cast<std::size_t>(scheme)];
}

std::optional<LabelScheme> labelSchemeFromKey(std::string_view text)
{
    for (const LabelScheme scheme : kAllLabelSchemes) {
        if (key(scheme) == text) {
            return scheme;
        }
    }
    return std::nullopt;
}

std::optional<Label> labelFromFileValue(LabelScheme scheme, int value)
{
    const std::array<int, 4> values = fileValues(scheme);
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (values[i] == value) {
            return static_cast<Label>(i);
        }
    }
    if (scheme == LabelScheme::BratsPed && value == 3) {
        return Label::Necrosis;  // a cyst
    }
    if (scheme == LabelScheme::Brats2023 && value == 4) {
        return Label::Background;  // the resection cavity
    }
    return std::nullopt;
}

int fileValue(LabelScheme scheme, Label label)
{
    return fileValues(scheme)[static_cast<std::size_t>(label)];
}

}  // namespace glioscope
