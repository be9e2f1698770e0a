#include "training/pictures/run_curves.h"

#include "segmentation/system/error.h"
#include "training/pictures/png_canvas.h"
#include "training/progress/run_history.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>
#include <utility>
#include <vector>

namespace glioscope {
namespace {

constexpr int kWidth = 900;
constexpr int kPanelHeight = 260;
constexpr double kLeft = 70, kRight = 30, kTop = 40, kBottom = 40;  // pixels around a panel's axes
constexpr Rgb kInk = {0.15, 0.15, 0.18}, kGrid = {0.86, 0.87, 0.9};

struct Series {
    std::string name;
    Rgb colour;
    std::function<double(const EpochRecord&)> value;  ///< below 0: not measured
};

struct Panel {
    const char* title;
    std::vector<Series> series;
    double top = 0;     ///< of the value axis, which begins at 0
    double offset = 0;  ///< pixels from the picture's upper edge
    double lastEpoch = 1;

    [[nodiscard]] double x(double epoch) const
    {
        return kLeft +
               (kWidth - kLeft - kRight) * (lastEpoch > 1 ? (epoch - 1) / (lastEpoch - 1) : 0.5);
    }
    [[nodiscard]] double y(double value) const
    {
        return offset + kPanelHeight - kBottom - (kPanelHeight - kTop - kBottom) * value / top;
    }
};

std::string shortNumber(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.3g", value);
    return text;
}

/// 1, 2 or 5 times a power of ten, so that the axis has four to eight steps.
double niceStep(double top)
{
    const double rough = top / 5;
    const double power = std::pow(10, std::floor(std::log10(rough)));
    const double lead = rough / power;
    return power * (lead < 1.5 ? 1 : lead < 3.5 ? 2 : lead < 7.5 ? 5 : 10);
}

void drawAxes(PngCanvas& canvas, const Panel& panel)
{
    cairo_t* cairo = canvas.cairo();
    cairo_set_line_width(cairo, 1);
    const double step = niceStep(panel.top);
    for (double value = 0; value <= panel.top * 1.0001; value += step) {
        canvas.setColour(kGrid);
        cairo_move_to(cairo, kLeft, std::round(panel.y(value)) + 0.5);
        cairo_line_to(cairo, kWidth - kRight, std::round(panel.y(value)) + 0.5);
        cairo_stroke(cairo);
        canvas.setColour(kInk);
        canvas.text(kLeft - 8, panel.y(value) + 4, shortNumber(value), 12, 1);
    }
    const double epochs = std::max(1.0, std::ceil(niceStep(panel.lastEpoch)));
    for (double epoch = epochs; epoch <= panel.lastEpoch; epoch += epochs) {
        canvas.text(panel.x(epoch), panel.y(0) + 18, shortNumber(epoch), 12, 0.5);
    }
    canvas.text(kWidth - kRight, panel.y(0) + 34, "epoch", 12, 1);
    canvas.text(kLeft, panel.offset + 24, panel.title, 15);
}

/// Where a series is known, in pixels.
std::vector<std::pair<double, double>> pointsOf(const Panel& panel, const Series& series,
                                                const std::vector<EpochRecord>& history)
{
    std::vector<std::pair<double, double>> points;
    for (const EpochRecord& record : history) {
        if (const double value = series.value(record); value >= 0 && std::isfinite(value)) {
            points.emplace_back(panel.x(record.epoch), panel.y(std::min(value, panel.top)));
        }
    }
    return points;
}

void drawSeries(PngCanvas& canvas, const Panel& panel, const std::vector<EpochRecord>& history)
{
    constexpr std::size_t kFew = 30;  // points; a line needs two, so few are seen as dots too
    cairo_t* cairo = canvas.cairo();
    double legend = kWidth - kRight;
    for (const Series& series : panel.series) {
        canvas.setColour(series.colour);
        canvas.text(legend, panel.offset + 24, series.name, 13, 1);
        legend -= 90;
        cairo_set_line_width(cairo, 2);
        cairo_new_path(cairo);  // text leaves a point behind
        const auto points = pointsOf(panel, series, history);
        for (const auto& [x, y] : points) {
            cairo_line_to(cairo, x, y);
        }
        cairo_stroke(cairo);
        for (std::size_t n = 0; n < points.size() && points.size() <= kFew; ++n) {
            cairo_arc(cairo, points[n].first, points[n].second, 3, 0, 2 * 3.14159265);
            cairo_fill(cairo);
        }
    }
}

double largest(const std::vector<EpochRecord>& history, const std::vector<Series>& series)
{
    double top = 0;
    for (const EpochRecord& record : history) {
        for (const Series& each : series) {
            const double value = each.value(record);
            top = std::isfinite(value) ? std::max(top, value) : top;
        }
    }
    return top > 0 ? top * 1.05 : 1;
}

Series dice(Region region, const Rgb& colour)
{
    return {std::string(shortName(region)), colour,
            [region](const EpochRecord& record) { return record.regionDice[region]; }};
}

}  // namespace

void writeCurves(const std::vector<EpochRecord>& history, const std::filesystem::path& file)
{
    const Rgb blue = {0.12, 0.4, 0.75}, orange = {0.85, 0.4, 0}, green = {0, 0.55, 0.4};
    std::vector<Panel> panels = {
        {"Loss",
         {{"held back", orange, [](const EpochRecord& r) { return r.valLoss; }},
          {"training", blue, [](const EpochRecord& r) { return r.loss; }}}},
        {"Dice of what is held back",
         {dice(Region::EnhancingTumour, blue), dice(Region::TumourCore, orange),
          dice(Region::WholeTumour, green)},
         1},
        {"Learning rate", {{"", blue, [](const EpochRecord& r) { return r.learningRate; }}}}};
    PngCanvas canvas(kWidth, kPanelHeight * static_cast<int>(panels.size()));
    double offset = 0;
    for (Panel& panel : panels) {
        panel.offset = std::exchange(offset, offset + kPanelHeight);
        panel.top = panel.top > 0 ? panel.top : largest(history, panel.series);
        panel.lastEpoch = history.empty() ? 1 : history.back().epoch;
        drawAxes(canvas, panel);
        drawSeries(canvas, panel, history);
    }
    canvas.write(file);
}

void drawRunCurves(const std::filesystem::path& folder)
{
    try {
        writeCurves(readRunHistory(folder), folder / "curves.png");
    } catch (const std::exception&) {
    }
}

}  // namespace glioscope
