#pragma once

// Whether a model's probabilities can be believed: of the voxels that it gives 0.7, seven in ten
// should be tumour (C. Guo et al., On Calibration of Modern Neural Networks, 2017). Only voxels
// count where the map is above 0 or the expert marked something; the rest of a head is certain.

#include "segmentation/volume/volume.h"

#include <array>
#include <cstdint>

namespace glioscope {

struct CalibrationBin {
    std::int64_t voxels = 0;
    std::int64_t marked = 0;   ///< of those, by the expert
    double probabilities = 0;  ///< their sum
};

/// A volume between what is there at two thresholds.
struct VolumeInterval {
    double lowMl = 0;   ///< above 0.7
    double ml = 0;      ///< above 0.5
    double highMl = 0;  ///< above 0.3
};

struct Calibration {
    static constexpr std::size_t kBins = 10;
    std::array<CalibrationBin, kBins> bins;  ///< by tenths of probability
    VolumeInterval volume;
    /// Mean of -p log2 p - (1 - p) log2 (1 - p) over the voxels where the map is above 0: 0
    /// certain, 1 undecided everywhere.
    double entropy = 0;

    /// Expected calibration error: the mean over voxels of how far their bin's share of marked ones
    /// is from its mean probability; NaN without voxels.
    [[nodiscard]] double expectedError() const;
    /// Pools the bins of another case, and nothing else.
    void pool(const Calibration& other);
};

/// `probability` has 0 to 255 for 0 to 1, on the mask's grid in its order; throws Error for another
/// size.
[[nodiscard]] Calibration calibrationOf(const Volume<std::uint8_t>& probability,
                                        const Mask& marked);

}  // namespace glioscope
