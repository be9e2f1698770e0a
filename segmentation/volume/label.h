#pragma once

// Tumour labels, the regions BraTS scores, and the numbers that files use for them. Inside the
// program there is one enum; file values are translated at reading and writing only.

#include "segmentation/system/keys.h"
#include "segmentation/volume/enum_array.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace glioscope {

/// Values are indices into colour tables and histograms; they are not the values of any file.
enum class Label : std::uint8_t {
    Background = 0,
    Necrosis = 1,         ///< NCR (with non-enhancing core, NET, NETC)
    Oedema = 2,           ///< ED, peritumoral oedema (with what else is bright in FLAIR, SNFH)
    Enhancing = 3,        ///< ET, enhancing tumour
    ResectionCavity = 4,  ///< RC, what an operation left; in no region, and no network predicts it
};

/// What is known of a label by itself: a row each, in the order of the enum.
struct LabelFacts {
    Label label;
    std::string_view shortName;
    std::string_view displayName;
    bool inWholeTumour, inTumourCore, inEnhancingTumour;
};
inline constexpr std::array kLabelTable = std::to_array<LabelFacts>({
    {Label::Background, "BG", "Background", false, false, false},
    {Label::Necrosis, "NCR", "Necrotic core", true, true, false},
    {Label::Oedema, "ED", "Oedema", true, false, false},
    {Label::Enhancing, "ET", "Enhancing tumour", true, true, true},
    {Label::ResectionCavity, "RC", "Resection cavity", false, false, false},
});

template <typename T>
using PerLabel = EnumArray<Label, T, kLabelTable.size()>;

/// Those that a network predicts.
inline constexpr std::array kTumourLabels = {Label::Necrosis, Label::Oedema, Label::Enhancing};

/// All but Background, in the order of the table.
inline constexpr auto kMarkedLabels = [] {
    std::array<Label, kLabelTable.size() - 1> marked{};
    for (std::size_t i = 0; i < marked.size(); ++i) {
        marked[i] = kLabelTable[i + 1].label;
    }
    return marked;
}();

/// Nested BraTS regions: WT = NCR+ED+ET, TC = NCR+ET, ET.
enum class Region : std::uint8_t { WholeTumour, TumourCore, EnhancingTumour };

inline constexpr std::array kAllRegions = {Region::WholeTumour, Region::TumourCore,
                                           Region::EnhancingTumour};

template <typename T>
using PerRegion = EnumArray<Region, T, kAllRegions.size()>;

/// What is measured and tabulated: each label, and the regions that are none.
enum class Structure : std::uint8_t {
    Necrosis,
    Oedema,
    Enhancing,  ///< also the region of that name
    WholeTumour,
    TumourCore,
    ResectionCavity,
};

inline constexpr std::array kAllStructures = {Structure::Necrosis,   Structure::Oedema,
                                              Structure::Enhancing,  Structure::WholeTumour,
                                              Structure::TumourCore, Structure::ResectionCavity};

template <typename T>
using PerStructure = EnumArray<Structure, T, kAllStructures.size()>;

/// Which number stands for which label in a file.
enum class LabelScheme : std::uint8_t {
    Brats2021,  ///< BraTS to 2021: 1 NCR, 2 ED, 4 ET
    Brats2023,  ///< BraTS from 2023: 1 NCR, 2 ED, 3 ET, and after an operation, from 2024, 4 RC
    Msd,        ///< Medical Segmentation Decathlon: 1 ED, 2 NCR, 3 ET
    BratsPed,   ///< BraTS paediatric from 2024: 1 ET, 2 NET and 3 cyst (both NCR here), 4 ED
    // The other orders of 1, 2, 3: only a dataset.json of nnU-Net's says so, never the user's
    // choice.
    NcrEtEd,
    EdEtNcr,
    EtNcrEd,
    EtEdNcr,
};

template <>
inline constexpr auto kKeys<LabelScheme> = keyTable<LabelScheme>({
    {LabelScheme::Brats2021, "brats2021"},
    {LabelScheme::Brats2023, "brats2023"},
    {LabelScheme::Msd, "msd"},
    {LabelScheme::BratsPed, "brats-ped"},
    {LabelScheme::NcrEtEd, "ncr-et-ed"},
    {LabelScheme::EdEtNcr, "ed-et-ncr"},
    {LabelScheme::EtNcrEd, "et-ncr-ed"},
    {LabelScheme::EtEdNcr, "et-ed-ncr"},
});

inline constexpr auto kAllLabelSchemes = allOf<LabelScheme>();

/// Those that a user can name.
inline constexpr std::array kChoosableLabelSchemes = {
    LabelScheme::Brats2021, LabelScheme::Brats2023, LabelScheme::Msd, LabelScheme::BratsPed};

/// That of what a network predicts.
inline constexpr LabelScheme kResultScheme = LabelScheme::Brats2021;

[[nodiscard]] bool contains(Region region, Label label);
[[nodiscard]] inline bool isTumour(Label label)
{
    return contains(Region::WholeTumour, label);
}

[[nodiscard]] Structure structureOf(Label label);  ///< not of Background
[[nodiscard]] Structure structureOf(Region region);
[[nodiscard]] PerLabel<bool> labelsIn(Structure structure);
/// "WT", ...; nothing for other texts.
[[nodiscard]] std::optional<Structure> structureFromShortName(std::string_view name);

[[nodiscard]] std::string_view shortName(Label label);      ///< "NCR", "ED", "ET", "RC", "BG"
[[nodiscard]] std::string_view displayName(Label label);    ///< "Necrotic core", ...
[[nodiscard]] std::string_view shortName(Region region);    ///< "WT", "TC", "ET"
[[nodiscard]] std::string_view displayName(Region region);  ///< "Whole tumour", ...
[[nodiscard]] std::string_view shortName(Structure structure);
[[nodiscard]] std::string_view displayName(Structure structure);
[[nodiscard]] std::string_view displayName(
    LabelScheme scheme);  ///< "BraTS to 2021 (1 NCR, 2 ED, 4 ET)"

/// Label of a file's value under a scheme; nothing where the scheme has no such value.
[[nodiscard]] std::optional<Label> labelFromFileValue(LabelScheme scheme, int value);
/// The value that is written; nothing where the scheme has none, as for the cavity in most.
[[nodiscard]] std::optional<int> fileValue(LabelScheme scheme, Label label);
/// "1 NCR, 2 ED, 4 ET"
[[nodiscard]] std::string valuesText(LabelScheme scheme);

}  // namespace glioscope
