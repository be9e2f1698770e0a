#pragma once

// What is measured on all voxels of a segmentation, so that nobody counts them where it is shown.

#include "segmentation/metrics/evaluation.h"

#include <optional>
#include <vector>

namespace glioscope {

struct LabelFigures {
    std::vector<LabelVolume> volumes;
    std::optional<Vec3> tumourCentreLps;  ///< mm, inside the tumour; nothing without one

    [[nodiscard]] bool hasTumour() const { return tumourCentreLps.has_value(); }
    [[nodiscard]] bool has(Structure structure) const;
};

/// Tens of milliseconds for a BraTS grid; any thread.
[[nodiscard]] LabelFigures labelFigures(const LabelMap& map);

}  // namespace glioscope
