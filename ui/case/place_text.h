#pragma once

// Places as people type them, or paste them from the status bar. Pure.

#include "segmentation/volume/geometry.h"

#include <QString>

#include <optional>

namespace glioscope {

struct TypedPlace {
    std::optional<Vec3> lps;  ///< world position, mm
    QString problem;          ///< a sentence where there is none
};

/// "L 12.5 P 3 S -40", in any order of the letters R L A P I S and with "mm" or without; three bare
/// numbers along L, P and S; "voxel 120 118 77", counted from 0 in `grid`. Numbers are separated by
/// spaces, commas or semicolons and have a decimal point, or the language's comma, which then
/// separates nothing without a space behind it. What lies outside the grid is a problem.
[[nodiscard]] TypedPlace placeFrom(const QString& typed, const Geometry& grid);

}  // namespace glioscope
