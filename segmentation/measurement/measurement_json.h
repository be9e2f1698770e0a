#pragma once

// Measurements as text that other programs and later sessions read. Points are LPS mm; nothing of
// a patient is in it.

#include "segmentation/measurement/measurement.h"

#include <string>
#include <string_view>
#include <vector>

namespace glioscope {

/// An object with "version" and "measurements"; each with its number, kind, points and normal, and
/// its figures (mm, degrees, mm2), which measurementsFromJson() takes from the points again.
[[nodiscard]] std::string measurementsJson(const std::vector<Measurement>& measurements);

/// Throws Error that says what is wrong, where it is no such object of a version this program
/// knows, or a measurement in it is not sound.
[[nodiscard]] std::vector<Measurement> measurementsFromJson(std::string_view text);

}  // namespace glioscope
