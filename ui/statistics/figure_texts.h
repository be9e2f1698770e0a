#pragma once

// Figures of a segmentation as texts of table cells.

#include "segmentation/statistics/segmentation_statistics.h"
#include "ui/statistics/figure_rows.h"
#include "viewer/state/palette.h"

#include <QColor>

#include <cstddef>
#include <optional>
#include <vector>

namespace glioscope {

/// `withLesions`: how many there are of each.
[[nodiscard]] std::vector<FigureRows::Column> sizeColumns(bool withLesions);
/// For these columns; without `lesions` where they have none of them.
[[nodiscard]] QStringList sizeCells(const PartStatistics& part, std::optional<std::size_t> lesions);

[[nodiscard]] std::vector<FigureRows::Column> intensityColumns();
[[nodiscard]] QStringList intensityCells(const std::optional<IntensityStatistics>& figures);

/// A label's own; a region's as in the overlay.
[[nodiscard]] QColor colourOf(Structure structure, Palette palette);

}  // namespace glioscope
