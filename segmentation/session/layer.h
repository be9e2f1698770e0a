#pragma once

// One thing to be laid over the images, or beside them: what it holds, where that comes from, how
// it is drawn, and whether it is saved. Content is a value whose voxels never change: a change of
// content is another value in its place.

#include "segmentation/session/label_figures.h"
#include "segmentation/session/layer_style.h"
#include "segmentation/session/study.h"
#include "segmentation/session/value_counts.h"
#include "segmentation/volume/geometry_passport.h"
#include "segmentation/volume/volume.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <variant>

namespace glioscope {

/// Never 0, and never that of an earlier layer.
using LayerId = int;

/// A segmentation, on any grid.
struct LabelContent {
    std::shared_ptr<const LabelMap> map;       ///< never null
    std::optional<LabelFigures> figures = {};  ///< of this very map; nothing until it is measured
    LabelScheme scheme = kResultScheme;        ///< it is saved in

    /// LPS mm, inside the tumour; nothing without one, or before it is measured.
    [[nodiscard]] std::optional<Vec3> tumourCentreLps() const
    {
        return figures ? figures->tumourCentreLps : std::nullopt;
    }
};

/// With its figures; tens of milliseconds, any thread.
[[nodiscard]] LabelContent measured(std::shared_ptr<const LabelMap> map,
                                    LabelScheme scheme = kResultScheme);

enum class ScalarMeaning : std::uint8_t {
    Probability,  ///< of a region, 0 to 1
    Entropy,      ///< of the labels' probabilities, 0 (certain) to 1
    Deviation,    ///< standard deviation of an ensemble's members or of two passes, 0 to 0.5
    Agreement,    ///< how many segmentations say so: 0, 1, 2, ..., of 1 / perStep
    Errors,       ///< of one segmentation against another: a Verdict
    BrainMask,    ///< 255 in the brain, else 0; of the case, not of a segmentation
    Occupancy,    ///< how much of the voxel is of a structure, 0 to 1
};

/// What a map of errors says of a voxel.
enum class Verdict : std::uint8_t { TrueNegative, TruePositive, FalsePositive, FalseNegative };

/// Of several segmentations, not of what one model thinks.
[[nodiscard]] constexpr bool comparesSegmentations(ScalarMeaning meaning)
{
    return meaning == ScalarMeaning::Agreement || meaning == ScalarMeaning::Errors;
}

/// Of one structure, which a threshold makes a segmentation of.
[[nodiscard]] constexpr bool hasThreshold(ScalarMeaning meaning)
{
    return meaning == ScalarMeaning::Probability || meaning == ScalarMeaning::Occupancy;
}

/// A number a voxel, on any grid, in 8 bits.
struct ScalarContent {
    std::shared_ptr<const Volume<std::uint8_t>> values;  ///< never null
    double perStep = 1.0 / 255;                          ///< what 1 of 255 stands for
    ScalarMeaning meaning = ScalarMeaning::Probability;
    std::optional<Structure> structure = {};  ///< whose; nothing where it is of all together
    /// What of it counts as the structure, unless told: a model's own limit.
    double threshold = 0.5;
    std::optional<ValueCounts> counts = {};  ///< of this very volume; nothing until it is measured
};

/// With its counts; some milliseconds, any thread.
[[nodiscard]] ScalarContent measured(ScalarContent content);

/// "WT", "TC", "WT share", ...: short enough for a status bar.
[[nodiscard]] std::string shortName(const ScalarContent& content);

/// What a voxel's value stands for: "0.93", "2 of 3", "false positive".
[[nodiscard]] std::string valueText(const ScalarContent& content, std::uint8_t value);

/// An image of the study drawn over the shown one.
struct ImageContent {
    SeriesId series;
};

using LayerContent = std::variant<LabelContent, ScalarContent, ImageContent>;

enum class LayerKind : std::uint8_t { Labels, Scalar, Series };
inline constexpr std::size_t kLayerKinds = std::variant_size_v<LayerContent>;

[[nodiscard]] LayerKind kindOf(const LayerContent& content);
/// How layers of a kind are drawn until somebody says otherwise.
[[nodiscard]] LayerStyle defaultStyle(LayerKind kind);

struct Origin {
    enum class Kind : std::uint8_t {
        Expert,    ///< read with the case
        File,      ///< read from another file
        Model,     ///< made by a model
        Drawn,     ///< by hand
        Computed,  ///< from other layers
    };
    Kind kind = Kind::Expert;
    std::filesystem::path file = {};  ///< that it was read from
    std::string model = {};           ///< name from the contract
    std::string modelSha256 = {};     ///< of the model's file, in hex; empty where it is not known
    LayerId from = 0;                 ///< layer that it was computed from, which may be gone
    /// Of a layer from a file; one that was made here lies on a grid of the case.
    std::optional<GeometryPassport> passport = {};

    /// Its file holds it: nothing is lost with the layer.
    [[nodiscard]] bool isFile() const { return kind == Kind::Expert || kind == Kind::File; }
};

/// Names one content of a layer. Undoing brings back the mark that the content had.
using ContentMark = std::uint64_t;

/// A layer as it is added; the document gives it what is missing.
struct NewLayer {
    std::string name;
    LayerContent content;
    Origin origin = {};
    std::optional<LayerStyle> style = {};  ///< nothing takes the one last given to its kind
    LayerId owner = 0;                     ///< it goes with that layer; 0: with none
};

struct Layer {
    LayerId id = 0;
    std::string name;
    LayerContent content;
    Origin origin;
    LayerStyle style;
    ContentMark mark = 0;
    std::optional<ContentMark> savedAt;  ///< content that a file holds; nothing where none does
    LayerId owner = 0;                   ///< it goes with that layer; 0: with none
    int look = 0;  ///< of a segmentation: no other has it, from 0; tells outlines apart

    [[nodiscard]] bool isSaved() const { return savedAt == mark; }
    /// Null where it holds no segmentation.
    [[nodiscard]] const LabelContent* labels() const { return std::get_if<LabelContent>(&content); }
    /// Null where it holds no numbers.
    [[nodiscard]] const ScalarContent* scalar() const
    {
        return std::get_if<ScalarContent>(&content);
    }
};

}  // namespace glioscope
