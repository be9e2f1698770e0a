#pragma once

// Measurements over the slice on which they were made: lines with a dark rim, handles, and what
// they say. Pure but for the scene that it asks where things are.

#include "segmentation/measurement/measurement.h"
#include "viewer/slices/slice_scene.h"

#include <optional>
#include <string>
#include <vector>

namespace glioscope {

/// Directions of a pane's slices.
[[nodiscard]] SliceAxes axesOf(const SliceFrame& frame);

/// Whether the scene shows the slice that it lies on, in a pane of its plane.
[[nodiscard]] bool isShown(const Measurement& measurement, const SliceScene& scene);

struct MeasurementLooks {
    std::optional<MeasurementId> active = {};  ///< selected or under the pointer
    /// Whose values a region states, the pane's; null: it states its area.
    const Image* image = nullptr;
    double pixelRatio = 1;
    double paneWidth = 0;  ///< device pixels, in which texts stay
};

/// Those of them that are shown.
void addMeasurements(const std::vector<Measurement>& measurements, const SliceScene& scene,
                     const MeasurementLooks& looks, Annotations& annotations);

/// Number and figures, as they stand beside it: "3  23.4 mm", "5  312 ± 24" of a region.
[[nodiscard]] std::string paneText(const Measurement& measurement, const Image* image);

}  // namespace glioscope
