#pragma once

// What is measured on a pair of masks, in words: a name, a formula and a unit for each figure, and
// the conventions by which a figure is given where a mask is empty and its formula says nothing.
// Windows show these texts; tables and files name the convention they follow.

#include "segmentation/system/keys.h"
#include "segmentation/volume/enum_array.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string_view>

namespace glioscope {

enum class Metric : std::uint8_t {
    Dice,
    Jaccard,
    Sensitivity,
    Specificity,
    Accuracy,
    Precision,
    VolumeError,          ///< ml
    RelativeVolumeError,  ///< of the reference's volume
    Hausdorff,            ///< mm, between edge voxels
    Hausdorff95,          ///< the same, MONAI's definition
    SurfaceHausdorff95,   ///< mm, between surface elements, surface-distance's definition
    MeanSurfaceDistance,  ///< mm, ASSD
    SurfaceDice,          ///< of surface elements, surface-distance's definition
    EdgeSurfaceDice,      ///< of edge voxels, MONAI's definition
};

enum class MetricUnit : std::uint8_t { Share, Millilitres, Millimetres };

struct MetricFacts {
    Metric metric;
    std::string_view key;   ///< in files: "hd95_mm"
    std::string_view name;  ///< "HD95"
    MetricUnit unit;
    bool moreIsBetter;         ///< else less is, of a volume error its size
    std::string_view formula;  ///< with its source, a sentence without full stop
};

inline constexpr std::array kMetricTable = std::to_array<MetricFacts>({
    {Metric::Dice, "dice", "Dice", MetricUnit::Share, true, "2 TP / (2 TP + FP + FN)"},
    {Metric::Jaccard, "jaccard", "Jaccard", MetricUnit::Share, true, "TP / (TP + FP + FN)"},
    {Metric::Sensitivity, "sensitivity", "Sensitivity", MetricUnit::Share, true, "TP / (TP + FN)"},
    {Metric::Specificity, "specificity", "Specificity", MetricUnit::Share, true,
     "TN / (TN + FP), over every voxel of the grid"},
    {Metric::Accuracy, "accuracy", "Accuracy", MetricUnit::Share, true,
     "(TP + TN) / all voxels of the grid"},
    {Metric::Precision, "precision", "Precision", MetricUnit::Share, true, "TP / (TP + FP)"},
    {Metric::VolumeError, "volume_error_ml", "Volume error", MetricUnit::Millilitres, false,
     "Predicted volume - reference volume"},
    {Metric::RelativeVolumeError, "relative_volume_error", "Relative volume error",
     MetricUnit::Share, false,
     "(Predicted volume - reference volume) / reference volume; 0 where both are empty, infinite "
     "where only the reference is"},
    {Metric::Hausdorff, "hd_mm", "HD", MetricUnit::Millimetres, false,
     "Largest distance from an edge voxel of either mask to the nearest of the other; edges are "
     "what a 6-connected erosion removes, the grid's border counting as edge (MONAI, "
     "HausdorffDistanceMetric)"},
    {Metric::Hausdorff95, "hd95_mm", "HD95", MetricUnit::Millimetres, false,
     "95th percentile of those distances with linear interpolation, the larger of the two "
     "directions (MONAI, HausdorffDistanceMetric, percentile 95)"},
    {Metric::SurfaceHausdorff95, "surface_hd95_mm", "HD95 (surface-distance)",
     MetricUnit::Millimetres, false,
     "95th percentile of the distances between surface elements, weighted by their area, the "
     "larger of the two directions (surface-distance, compute_robust_hausdorff; as in BraTS)"},
    {Metric::MeanSurfaceDistance, "assd_mm", "ASSD", MetricUnit::Millimetres, false,
     "Mean of the distances from all edge voxels of both masks to the nearest of the other "
     "(MONAI, SurfaceDistanceMetric, symmetric)"},
    {Metric::SurfaceDice, "surface_dice", "Surface Dice", MetricUnit::Share, true,
     "Area of the surface elements of both masks within the tolerance of the other's surface / "
     "area of all (surface-distance, compute_surface_dice_at_tolerance)"},
    {Metric::EdgeSurfaceDice, "edge_surface_dice", "Surface Dice (MONAI)", MetricUnit::Share, true,
     "Edge voxels of both masks within the tolerance of the other's edges / all edge voxels "
     "(MONAI, SurfaceDiceMetric)"},
});

template <typename T>
using PerMetric = EnumArray<Metric, T, kMetricTable.size()>;

[[nodiscard]] constexpr const MetricFacts& factsOf(Metric metric)
{
    return kMetricTable[static_cast<std::size_t>(metric)];
}

/// What counts where a mask is empty, under a name that stands beside every figure.
struct MetricConvention {
    std::string_view name;
    std::string_view emptyRule;    ///< sentences
    double bothEmptyOverlap;       ///< Dice, Jaccard, surface Dice
    double referenceEmptyOverlap;  ///< Dice and Jaccard of a mask that is not empty
    double zeroDenominator;        ///< sensitivity, specificity, precision
    double bothEmptyMm;
    double oneEmptyMm;
};

inline constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
inline constexpr double kInfinite = std::numeric_limits<double>::infinity();

/// sqrt(240^2 + 240^2 + 155^2) mm, the diagonal of the images of BraTS.
inline constexpr double kBratsDiagonalMm = 373.1286641361127;

/// What the product's tables follow where they name no other.
inline constexpr MetricConvention kPlainConvention = {
    "Glioscope",
    "Where both are empty Dice, Jaccard and surface Dice are 1 and distances 0 mm; where one is "
    "empty they are 0 and infinite. Sensitivity, specificity and precision are 1 where their "
    "denominator is 0.",
    1,
    0,
    1,
    0,
    kInfinite};
inline constexpr MetricConvention kBrats2022Convention = {
    "BraTS to 2022",
    "Where both are empty Dice is 1 and HD95 0 mm; where one is empty Dice is 0 and HD95 373.13 "
    "mm, the diagonal of its images. Sensitivity, specificity and precision are 1 where their "
    "denominator is 0.",
    1,
    0,
    1,
    0,
    kBratsDiagonalMm};
inline constexpr MetricConvention kMonaiConvention = {
    "MONAI",
    "Where the reference is empty Dice and Jaccard are not defined (ignore_empty), nor is "
    "anything else where both are; where one is empty distances are infinite. Sensitivity, "
    "specificity and precision are not defined where their denominator is 0.",
    kUndefined,
    kUndefined,
    kUndefined,
    kUndefined,
    kInfinite};
inline constexpr MetricConvention kSurfaceDistanceConvention = {
    "surface-distance",
    "Where both are empty Dice and surface Dice are not defined and distances infinite; where one "
    "is empty they are 0 and infinite.",
    kUndefined,
    0,
    kUndefined,
    kInfinite,
    kInfinite};

inline constexpr std::array kAllConventions = {kPlainConvention, kBrats2022Convention,
                                               kMonaiConvention, kSurfaceDistanceConvention};

}  // namespace glioscope
