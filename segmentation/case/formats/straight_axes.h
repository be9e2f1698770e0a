#pragma once

// Volumes whose axes are not at right angles: a header's rounding is straightened without a word,
// what is more is refused unless the user wants it straightened. Not part of the folder's
// interface, but for the error.

#include "segmentation/case/model/read_options.h"
#include "segmentation/system/error.h"
#include "segmentation/volume/geometry.h"

#include <filesystem>
#include <string>
#include <utility>

namespace glioscope {

/// A volume that opens only with its axes straightened (ReadOptions::straighten).
class ShearedAxes : public Error {
public:
    ShearedAxes(const Sentence& text, std::filesystem::path file, double movedMm)
        : Error(text), m_file(std::move(file)), m_movedMm(movedMm)
    {
    }
    [[nodiscard]] const std::filesystem::path& file() const { return m_file; }
    /// How far straightening moves the corner that it moves farthest.
    [[nodiscard]] double movedMm() const { return m_movedMm; }

private:
    std::filesystem::path m_file;
    double m_movedMm;
};

/// Brings the axes of `grid` to right angles where no corner moves by a tenth of a voxel, or
/// `options` want it. Returns how far the corner that moved farthest did, 0 in the first case.
/// Throws ShearedAxes.
[[nodiscard]] double straighten(Geometry& grid, const ReadOptions& options,
                                const std::filesystem::path& file);

}  // namespace glioscope
