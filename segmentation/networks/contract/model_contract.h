#pragma once

// What a model needs and what it gives, stored beside its weights: inputs by name and in order,
// grid, normalisation, outputs with their meaning, and where its figures come from. Free of
// LibTorch.

#include "segmentation/networks/contract/network_config.h"
#include "segmentation/volume/geometry.h"
#include "segmentation/volume/label.h"
#include "segmentation/volume/sequence.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace glioscope {

enum class IntensityNorm : std::uint8_t {
    ZScoreNonZero,   ///< (v - mean) / std over the brain of the whole volume; background becomes 0
    ZScorePerSlice,  ///< the reference's: per channel and z slice of a window; a flat slice becomes
                     ///< 0
    UnitPerSlice,    ///< the same cut, (v - least) / (greatest - least); a flat slice becomes 0
    Percentiles,     ///< normaliseByPercentiles() of the whole volume, which need not be stripped
};

template <>
inline constexpr auto kKeys<IntensityNorm> = keyTable<IntensityNorm>({
    {IntensityNorm::ZScoreNonZero, "z-score-non-zero"},
    {IntensityNorm::ZScorePerSlice, "z-score-per-slice"},
    {IntensityNorm::UnitPerSlice, "unit-per-slice"},
    {IntensityNorm::Percentiles, "percentiles"},
});

/// One output channel: a BraTS region, or a single label (reference-style models).
struct ModelOutput {
    Structure structure =
        Structure::WholeTumour;  ///< WT, TC, ET for regions; NCR, ED, ET for labels
    double threshold = 0.5;      ///< on the sigmoid probability
    bool operator==(const ModelOutput&) const = default;
};

/// What the output channels are. A `Brain` model takes any one sequence of a whole head or a
/// stripped one and gives the share of brain, so it names neither inputs nor outputs.
enum class OutputKind : std::uint8_t { Regions, Labels, Brain };

template <>
inline constexpr auto kKeys<OutputKind> = keyTable<OutputKind>({
    {OutputKind::Regions, "regions"},
    {OutputKind::Labels, "labels"},
    {OutputKind::Brain, "brain"},
});

/// One of several networks in a model, trained apart with the same architecture and preparation, as
/// those of a cross-validation's folds are, whose probabilities are averaged; or a second stage.
struct ModelMember {
    std::string name;  ///< see isMemberName(), and no other member's
    std::vector<std::string> trainingCases;
    std::vector<std::string> heldBackCases;
    bool operator==(const ModelMember&) const = default;
};

inline constexpr std::size_t kMostMembers = 5;

/// A second look at what the other networks found, as in a cascade: a model's last member sees the
/// case on a finer grid, in the smallest box around every voxel that the mean of the others calls
/// tumour, with a margin; there the probabilities are the mean of both stages. The whole tumour's
/// stay the first's: a network that has seen only windows around tumours marks healthy tissue where
/// there is none (measured in training/README.md).
struct SecondStage {
    Vec3 spacingMm = {1, 1, 1};
    Index3 windowVoxels = {80, 80, 80};  ///< as trained; none is larger
    double marginMm = 8;
    bool operator==(const SecondStage&) const = default;
};

/// Of a file with members, and of one with a second stage: programs that do not know them refuse it
/// as newer than they are.
inline constexpr int kFormatWithMembers = 2;
inline constexpr int kFormatWithSecondStage = 3;

struct ModelContract {
    int formatVersion = 1;
    std::string name;  ///< "unet", shown and used as file suffix
    NetworkConfig network;
    std::vector<Sequence> inputs = {Sequence::Flair, Sequence::T1, Sequence::T1ce, Sequence::T2};
    Vec3 spacingMm = {1, 1, 1};
    std::string orientation = "LPS";  ///< directions of i, j, k the network was trained in
    IntensityNorm intensityNorm = IntensityNorm::ZScoreNonZero;
    Index3 windowVoxels = {128, 128, 96};  ///< as trained
    /// Windows may be as large as memory allows. Without it none is larger than windowVoxels, so
    /// that features normalised over a window have statistics as in training. Which is better
    /// differs by network: measured in training/README.md. Optional in files.
    bool largerWindows = true;
    OutputKind outputKind = OutputKind::Regions;
    std::vector<ModelOutput> outputs = {
        {Structure::WholeTumour}, {Structure::TumourCore}, {Structure::Enhancing}};
    bool mirrorAveraging = false;  ///< also run on the left-right mirrored volume and average
    /// Parts of the tumour (26-connected, on the case's grid) smaller than this share of its
    /// largest part are left out of the labels; 0 keeps all. Optional in files.
    double smallestPart = 0;
    /// Oedema in the holes of the tumour core becomes necrosis (segmentation/volume/holes.h). Files
    /// without the field have it for regions, where it was measured, and not for labels.
    bool fillCore = true;
    std::string trainingData;  ///< a sentence for the user
    /// Two to kMostMembers, or none for a single network. Where there are any, `trainingCases` are
    /// those of all together and `heldBackCases` those that isNewToMembers(). Optional in files.
    std::vector<ModelMember> members;
    /// Of the last of `members`; nothing where all see the case alike. Optional in files.
    std::optional<SecondStage> secondStage;
    std::vector<std::string> trainingCases;
    std::vector<std::string> heldBackCases;  ///< the cases that `metrics` were measured on
    std::map<std::string, double> metrics;   ///< "Dice WT", "Dice TC", "Dice ET", "HD95 WT mm", ...
    /// `metrics` are of a cross-validation: each case was segmented by members that had not been
    /// trained on it, or, where the model is a single network, by other networks of its recipe.
    /// Optional in files.
    bool crossValidated = false;
    std::string date;  ///< ISO 8601 day
    std::string note;  ///< deviations, such as 3x3x3 kernels in the VNet
    /// What the model fails on, a sentence each: what was measured, and what a user is told of it.
    /// Optional in files.
    std::vector<std::string> failsOn;

    bool operator==(const ModelContract&) const = default;
};

}  // namespace glioscope
