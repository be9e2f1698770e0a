#pragma once

// What is worked out of several segmentations away from the window's thread, as plain values.

#include "segmentation/comparison/disagreements.h"
#include "segmentation/comparison/pair_figures.h"
#include "segmentation/session/layer.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace glioscope {

/// A segmentation that is to be compared.
struct Compared {
    LayerId id = 0;
    ContentMark mark = 0;
    QString name;
    std::shared_ptr<const LabelMap> map;
    bool operator==(const Compared&) const = default;
};

struct ComparisonTask {
    std::vector<Compared> layers;  ///< the reference among them
    LayerId reference = 0;
    Structure structure = Structure::WholeTumour;
    bool operator==(const ComparisonTask&) const = default;
};

inline constexpr std::size_t kReference = 0;  ///< its number

/// Where they differ. Segmentations have the numbers of `layers`.
struct Differences {
    ComparisonTask task;  ///< that it answers
    std::vector<Compared>
        layers;            ///< that could be compared, on the grid of the first: the reference
    QStringList problems;  ///< a sentence for each of the others
    Votes votes;
    std::vector<Disagreement> disagreements;
    std::vector<SetVolume> overlaps;
    SetVolume contested;

    /// Nothing where it was not compared.
    [[nodiscard]] std::optional<std::size_t> numberOf(LayerId id) const;
    [[nodiscard]] QStringList names(LayerSet set) const;
};

[[nodiscard]] Differences differencesOf(const ComparisonTask& task);

/// Against the reference, by number; nothing for the reference itself.
using Figures = std::vector<std::optional<StructureFigures>>;
/// `toleranceMm` is that of surface Dice.
[[nodiscard]] Figures figuresOf(const Differences& differences, double toleranceMm);

/// A map and the segmentation that it is drawn in place of.
struct ComparisonMap {
    LayerId owner = 0;
    ScalarContent content;
};
using ComparisonMaps = std::vector<ComparisonMap>;
/// The same for every segmentation.
[[nodiscard]] ComparisonMaps agreementMaps(const Differences& differences);
/// Of every segmentation but the reference.
[[nodiscard]] ComparisonMaps errorMaps(const Differences& differences);

}  // namespace glioscope
