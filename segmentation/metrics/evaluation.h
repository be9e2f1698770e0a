#pragma once

// One prediction against one reference: every figure the product reports, per label and per region.

#include "segmentation/volume/volume.h"

#include <vector>

namespace glioscope {

struct EvaluationRow {
    Structure structure = Structure::WholeTumour;
    double dice = 0;
    double sensitivity = 0;
    double specificity = 0;
    double hd95Mm = 0;  ///< infinity where one of the two is empty
    double predictionMl = 0;
    double referenceMl = 0;
};

/// Sentence that states what counts where a mask is empty; printed beside every table.
inline constexpr const char* kEmptyRule =
    "Where both are empty Dice, sensitivity and specificity are 1 and HD95 is 0 mm; where one is "
    "empty Dice is 0 and HD95 is infinite.";

/// Rows in the order NCR, ED, ET, WT, TC, and RC where one of the two has a cavity. Throws Error
/// when the grids differ physically.
[[nodiscard]] std::vector<EvaluationRow> evaluate(const LabelMap& prediction,
                                                  const LabelMap& reference);

struct LabelVolume {
    Structure structure = Structure::WholeTumour;
    double volumeMl = 0;
    std::int64_t voxels = 0;
};

/// NCR, ED, ET, WT, TC, and RC where there is a cavity.
[[nodiscard]] std::vector<LabelVolume> labelVolumes(const LabelMap& labels);

/// Voxels of a region as a 0/1 mask.
[[nodiscard]] Mask regionMask(const LabelMap& labels, Region region);

}  // namespace glioscope
