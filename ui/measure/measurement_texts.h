#pragma once

// Measurements and RANO's figures as texts of table cells.

#include "segmentation/measurement/rano.h"
#include "ui/statistics/figure_rows.h"

#include <vector>

namespace glioscope {

[[nodiscard]] QString kindText(MeasureKind kind);  ///< "Length", "Ellipse", ...

[[nodiscard]] std::vector<FigureRows::Column> measurementColumns();
[[nodiscard]] std::vector<FigureRow> measurementRows(const std::vector<Measurement>& all);

[[nodiscard]] std::vector<FigureRows::Column> ranoColumns();
[[nodiscard]] std::vector<FigureRow> ranoRows(const RanoSum& sum);
/// "Sum of the products of the target lesions (2): 504 mm². ...".
[[nodiscard]] QString ranoSentence(const RanoSum& sum);

}  // namespace glioscope
