#pragma once

// Distributions side by side as an inline SVG.

#include <string>
#include <vector>

namespace glioscope {

struct BoxPlotGroup {
    std::string name;            ///< below the axis, "WT"
    std::vector<double> values;  ///< finite
};

struct BoxPlotSeries {
    std::string name;  ///< in the legend, a model
    std::vector<BoxPlotGroup> groups;
};

struct BoxPlotAxis {
    std::string title;  ///< "Dice"
    double least = 0;
    double greatest = 1;
    int decimals = 1;
};

/// Every series has the same groups. Boxes from the lower to the upper quartile with the median,
/// whiskers to the furthest value within 1.5 of the box's length, every value as a dot beside.
[[nodiscard]] std::string boxPlotSvg(const std::vector<BoxPlotSeries>& series,
                                     const BoxPlotAxis& axis);

/// The colour of the n-th series, "#0072b2"; they differ for every eye.
[[nodiscard]] std::string seriesColour(std::size_t n);

}  // namespace glioscope
