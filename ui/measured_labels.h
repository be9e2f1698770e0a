#pragma once

// A segmentation with what is measured on all its voxels, so that the GUI thread never counts them.

#include "segmentation/metrics/evaluation.h"

#include <memory>
#include <optional>
#include <vector>

namespace glioscope {

struct MeasuredLabels {
    std::shared_ptr<const LabelMap> map;
    std::vector<LabelVolume> volumes;
    std::optional<Vec3> tumourCentreLps;  ///< mm, inside the tumour; nothing without one
};

/// Any thread.
[[nodiscard]] MeasuredLabels measured(std::shared_ptr<const LabelMap> map);

}  // namespace glioscope
