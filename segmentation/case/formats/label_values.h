#pragma once

// The numbers of a label file as it stores them: the one rule of what is a label, for everything
// that reads labels.

#include "segmentation/case/formats/raw_volume.h"

namespace glioscope {

inline constexpr int kLargestLabel = 65534;

/// Volume t as whole numbers from 0 to kLargestLabel. Throws Error where a value is none of these,
/// as a fraction, a negative number, or what is no number at all.
[[nodiscard]] std::vector<std::uint16_t> labelValues(const RawVolume& raw,
                                                     const std::filesystem::path& file,
                                                     std::size_t t = 0);

}  // namespace glioscope
