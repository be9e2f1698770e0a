#include "app/engine/compare/box_plot.h"

#include "app/engine/compare/html_text.h"
#include "app/engine/compare/statistics.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace glioscope {
namespace {

constexpr double kLeft = 48, kTop = 12, kHeight = 240, kBottom = 28;
constexpr double kBoxWidth = 22, kBoxStep = 40, kGroupGap = 28;

std::string at(const char* format, auto... numbers)
{
    char text[512];
    std::snprintf(text, sizeof text, format, numbers...);
    return text;
}

class Plot {
public:
    Plot(const std::vector<BoxPlotSeries>& series, const BoxPlotAxis& axis)
        : m_series(series), m_axis(axis)
    {
        m_groupWidth = kBoxStep * static_cast<double>(series.size()) + kGroupGap;
    }

    [[nodiscard]] std::string svg()
    {
        const std::size_t groups = m_series.front().groups.size();
        const double width = kLeft + m_groupWidth * static_cast<double>(groups) + 8;
        m_svg = at("<svg viewBox=\"0 0 %.0f %.0f\" width=\"%.0f\" role=\"img\" aria-label=\"",
                   width, kTop + kHeight + kBottom, width) +
                htmlText(m_axis.title) + "\">\n";
        drawAxis(width);
        for (std::size_t g = 0; g < groups; ++g) {
            for (std::size_t s = 0; s < m_series.size(); ++s) {
                drawBox(g, s);
            }
            m_svg += at("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">", centre(g),
                        kTop + kHeight + 18) +
                     htmlText(m_series.front().groups[g].name) + "</text>\n";
        }
        return m_svg + "</svg>\n";
    }

private:
    [[nodiscard]] double y(double value) const
    {
        const double share = (value - m_axis.least) / (m_axis.greatest - m_axis.least);
        return kTop + kHeight * (1 - std::clamp(share, 0.0, 1.0));
    }
    [[nodiscard]] double centre(std::size_t group) const
    {
        return kLeft + m_groupWidth * (static_cast<double>(group) + 0.5);
    }

    void drawAxis(double width)
    {
        for (int n = 0; n <= 5; ++n) {
            const double value = m_axis.least + (m_axis.greatest - m_axis.least) * n / 5;
            m_svg += at("<line class=\"grid\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\"/>\n",
                        kLeft, width, y(value), y(value));
            m_svg += at("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"end\">%.*f</text>\n", kLeft - 6,
                        y(value) + 4, m_axis.decimals, value);
        }
    }

    void drawBox(std::size_t group, std::size_t series)
    {
        const std::vector<double>& values = m_series[series].groups[group].values;
        const std::optional<Summary> summary = summaryOf(values);
        if (!summary) {
            return;
        }
        const double x = centre(group) + kBoxStep * (static_cast<double>(series) -
                                                     static_cast<double>(m_series.size() - 1) / 2);
        const double reach = 1.5 * (summary->upperQuartile - summary->lowerQuartile);
        double low = summary->lowerQuartile, high = summary->upperQuartile;
        for (const double value : values) {
            low = value >= summary->lowerQuartile - reach ? std::min(low, value) : low;
            high = value <= summary->upperQuartile + reach ? std::max(high, value) : high;
        }
        m_svg +=
            "<g stroke=\"" + seriesColour(series) + "\" fill=\"" + seriesColour(series) + "\">";
        m_svg += at("<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\"/>", x, x, y(low),
                    y(summary->lowerQuartile));
        m_svg += at("<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\"/>", x, x,
                    y(summary->upperQuartile), y(high));
        m_svg +=
            at("<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" "
               "fill-opacity=\"0.2\"/>",
               x - kBoxWidth / 2, y(summary->upperQuartile), kBoxWidth,
               y(summary->lowerQuartile) - y(summary->upperQuartile));
        m_svg += at("<line stroke-width=\"2.5\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\"/>",
                    x - kBoxWidth / 2, x + kBoxWidth / 2, y(summary->median), y(summary->median));
        drawDots(values, x + kBoxWidth / 2 + 5);
        m_svg += "</g>\n";
    }

    void drawDots(const std::vector<double>& values, double x)
    {
        constexpr std::size_t kMostDots = 200;  // more would be one blot
        for (std::size_t n = 0; n < std::min(values.size(), kMostDots); ++n) {
            m_svg +=
                at("<circle stroke=\"none\" fill-opacity=\"0.6\" cx=\"%.1f\" cy=\"%.1f\" "
                   "r=\"2\"/>",
                   x, y(values[n]));
        }
    }

    const std::vector<BoxPlotSeries>& m_series;
    const BoxPlotAxis& m_axis;
    double m_groupWidth = 0;
    std::string m_svg;
};

}  // namespace

std::string boxPlotSvg(const std::vector<BoxPlotSeries>& series, const BoxPlotAxis& axis)
{
    return series.empty() ? std::string() : Plot(series, axis).svg();
}

std::string seriesColour(std::size_t n)
{
    // Okabe and Ito's colours without the yellow, which white paper swallows.
    constexpr std::array kColours = {"#0072b2", "#d55e00", "#009e73", "#cc79a7",
                                     "#e69f00", "#56b4e9", "#000000"};
    return kColours[n % kColours.size()];
}

}  // namespace glioscope
