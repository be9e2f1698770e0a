#pragma once

// Figures by lesion, as the two published programs compute them. Their rules differ, so that two
// figures "of BraTS" for one case can, and every figure names its program.

#include "segmentation/volume/volume.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace glioscope {

/// What a program takes for a lesion and how it counts.
struct LesionRules {
    std::string_view key;   ///< in files: "brats2023"
    std::string_view name;  ///< "BraTS 2023 code"
    std::string_view emptyRule;
    std::string_view formula;            ///< of all its figures
    int connectivity = 26;               ///< 26 or 18, of the parts of both masks
    bool mergesByDilation = false;       ///< reference parts whose dilations meet are one lesion
    bool dropsAtThreshold = false;       ///< a lesion of exactly the threshold's volume is left out
    bool matchOfDroppedIsFalse = false;  ///< what only meets left out lesions is a false positive
    double missMm = 0;              ///< HD95 of a missed or false lesion; 0: the grid's diagonal
    bool nothingIsPerfect = false;  ///< without lesions Dice is 1 and HD95 0; else not defined
    double thresholdMm3 = 50;
    int dilations = 3;  ///< steps to the 18 neighbours within which a part belongs to a lesion
};

inline constexpr LesionRules kBrats2023Lesions = {
    .key = "brats2023",
    .name = "BraTS 2023 code",
    .emptyRule =
        "Without a lesion above the threshold and without false positives Dice and F1 "
        "are 1 and HD95 0 mm; a missed or false lesion has Dice 0 and HD95 374 mm.",
    .formula =
        "Sum over the reference's lesions above 50 mm3 / (those + false positives); "
        "26-connected parts, those within three dilations merged, HD95 as surface-distance "
        "defines it; F1 = 2 found / (2 found + missed + false)",
    .connectivity = 26,
    .mergesByDilation = true,
    .dropsAtThreshold = true,
    .matchOfDroppedIsFalse = false,
    .missMm = 374,
    .nothingIsPerfect = true};

inline constexpr LesionRules kMistLesions = {
    .key = "mist",
    .name = "MIST",
    .emptyRule =
        "Without a lesion of the threshold's volume and without false positives nothing "
        "is defined; a missed or false lesion has Dice 0 and the grid's diagonal as HD95.",
    .formula =
        "Sum over the reference's lesions of at least 50 mm3 / (those + false positives); "
        "18-connected parts, each by itself, HD95 as surface-distance defines it; "
        "F1 = 2 found / (2 found + missed + false)",
    .connectivity = 18,
    .mergesByDilation = false,
    .dropsAtThreshold = false,
    .matchOfDroppedIsFalse = true,
    .missMm = 0,
    .nothingIsPerfect = false};

inline constexpr std::array kAllLesionRules = {kBrats2023Lesions, kMistLesions};

/// Room around two masks within which their lesions grow as they would in the whole grid.
inline constexpr int kLesionRoomVoxels =
    1 + std::max(kBrats2023Lesions.dilations, kMistLesions.dilations);

struct LesionFigures {
    int lesions = 0;  ///< of the reference, without those left out for their volume
    int found = 0;
    int missed = 0;
    int falsePositives = 0;
    double dice = 0;    ///< NaN where the rules leave it undefined
    double hd95Mm = 0;  ///< the same
    double f1 = 0;      ///< the same
};

/// Throws Error where the masks have different sizes; spacing is taken from `prediction`.
[[nodiscard]] LesionFigures lesionFigures(const Mask& prediction, const Mask& reference,
                                          const LesionRules& rules);

/// What is known of a pair that was cropped out of a larger grid.
struct LesionPair {
    const Mask& prediction;
    const Mask& reference;
    double diagonalMm = 0;   ///< of the whole grid
    double wholeHd95Mm = 0;  ///< of the two masks as they are, if already measured
    bool wholeIsKnown = false;
};

/// All programs' figures, in the order of kAllLesionRules; each distance is measured once.
[[nodiscard]] std::array<LesionFigures, kAllLesionRules.size()> allLesionFigures(
    const LesionPair& pair);

/// mm from the outer corner of a grid to the opposite one.
[[nodiscard]] double diagonalMm(const Geometry& geometry);

}  // namespace glioscope
