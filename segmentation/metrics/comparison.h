#pragma once

// One segmentation against another: every figure for every label and region, on several threads.

#include "segmentation/metrics/lesions.h"
#include "segmentation/metrics/mask_figures.h"

#include <optional>
#include <vector>

namespace glioscope {

struct ComparisonOptions {
    double toleranceMm = kDefaultToleranceMm;  ///< of surface Dice
    bool byLesion = true;                      ///< of WT, TC and ET
    std::size_t threads = 0;                   ///< 0: one a core
};

struct StructureFigures {
    Structure structure = Structure::WholeTumour;
    MaskFigures figures;
    /// In the order of kAllLesionRules; of regions alone, and where asked for.
    std::optional<std::array<LesionFigures, kAllLesionRules.size()>> lesions;
};

/// Rows in the order NCR, ED, ET, WT, TC, and RC where one of the two has a cavity, as evaluate()
/// has them. Throws Error when the grids differ physically.
[[nodiscard]] std::vector<StructureFigures> compareLabels(const LabelMap& prediction,
                                                          const LabelMap& reference,
                                                          const ComparisonOptions& options = {});

/// What a table calls a structure: "NCR", and where the reference system's words matter "NCR (the
/// reference's TC)".
[[nodiscard]] std::string_view referenceName(Structure structure);

}  // namespace glioscope
