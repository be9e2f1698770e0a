#pragma once

// Tumour labels, the regions BraTS scores, and the numbers that files use for them. Inside the
// program there is one enum; file values are translated at reading and writing only.

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace glioscope {

/// Values are indices into colour tables and histograms; they are not the values of any file.
enum class Label : std::uint8_t {
    Background = 0,
    Necrosis = 1,   ///< NCR (with non-enhancing core, NET)
    Oedema = 2,     ///< ED, peritumoral oedema
    Enhancing = 3,  ///< ET, enhancing tumour
};

inline constexpr std::array kTumourLabels = {Label::Necrosis, Label::Oedema, Label::Enhancing};

/// Nested BraTS regions: WT = NCR+ED+ET, TC = NCR+ET, ET.
enum class Region : std::uint8_t { WholeTumour, TumourCore, EnhancingTumour };

inline constexpr std::array kAllRegions = {Region::WholeTumour, Region::TumourCore,
                                           Region::EnhancingTumour};

/// Which number stands for which label in a file.
enum class LabelScheme : std::uint8_t {
    Brats2021,  ///< BraTS to 2021: 1 NCR, 2 ED, 4 ET
    Brats2023,  ///< BraTS from 2023: 1 NCR, 2 ED, 3 ET
    Msd,        ///< Medical Segmentation Decathlon: 1 ED, 2 NCR, 3 ET
    BratsPed,   ///< BraTS paediatric from 2024: 1 ET, 2 NET and 3 cyst (both NCR here), 4 ED
    // The other orders of 1, 2, 3: only a dataset.json of nnU-Net's says so, never the user's
    // choice.
    NcrEtEd,
    EdEtNcr,
    EtNcrEd,
    EtEdNcr,
};

inline constexpr std::array kAllLabelSchemes = {
    LabelScheme::Brats2021, LabelScheme::Brats2023, LabelScheme::Msd,     LabelScheme::BratsPed,
    LabelScheme::NcrEtEd,   LabelScheme::EdEtNcr,   LabelScheme::EtNcrEd, LabelScheme::EtEdNcr};

/// Those that a user can name.
inline constexpr std::array kChoosableLabelSchemes = {
    LabelScheme::Brats2021, LabelScheme::Brats2023, LabelScheme::Msd, LabelScheme::BratsPed};

[[nodiscard]] bool contains(Region region, Label label);

[[nodiscard]] std::string_view shortName(Label label);      ///< "NCR", "ED", "ET", "BG"
[[nodiscard]] std::string_view displayName(Label label);    ///< "Necrotic core", ...
[[nodiscard]] std::string_view shortName(Region region);    ///< "WT", "TC", "ET"
[[nodiscard]] std::string_view displayName(Region region);  ///< "Whole tumour", ...
[[nodiscard]] std::string_view displayName(
    LabelScheme scheme);  ///< "BraTS to 2021 (1 NCR, 2 ED, 4 ET)"

/// "brats2021", "brats2023", "msd", "brats-ped", "ncr-et-ed", ...
[[nodiscard]] std::string_view key(LabelScheme scheme);
[[nodiscard]] std::optional<LabelScheme> labelSchemeFromKey(std::string_view key);

/// Label of a file's value under a scheme; nothing where the scheme has no such value. BraTS 2024's
/// 4 after treatment, the resection cavity, belongs to no tumour region and is background.
[[nodiscard]] std::optional<Label> labelFromFileValue(LabelScheme scheme, int value);
[[nodiscard]] int fileValue(LabelScheme scheme, Label label);

}  // namespace glioscope
