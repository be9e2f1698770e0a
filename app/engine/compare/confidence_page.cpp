#include "app/engine/compare/confidence_page.h"

#include "app/engine/compare/box_plot.h"
#include "app/engine/compare/html_text.h"
#include "segmentation/system/path_text.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace glioscope {
namespace {

const Calibration* calibrationIn(const ComparisonRecord& record, Structure structure)
{
    const auto found =
        std::ranges::find(record.confidence, structure, &StructureConfidence::structure);
    return found == record.confidence.end() ? nullptr : &found->calibration;
}

double referenceMl(const ComparisonRecord& record, Structure structure)
{
    const auto row = std::ranges::find(record.rows, structure, &StructureFigures::structure);
    return row == record.rows.end() ? kUndefined : row->figures.referenceMl;
}

struct Pooled {
    Calibration calibration;
    int cases = 0;
    int within = 0;  ///< of those, the expert's volume in the interval
};

Pooled pooled(const CohortResults& results, std::size_t model, Structure structure)
{
    Pooled all;
    for (std::size_t c = 0; c < results.cases.size(); ++c) {
        const ComparisonRecord& record = results.at(c, model);
        if (const Calibration* one = calibrationIn(record, structure)) {
            const double expected = referenceMl(record, structure);
            all.calibration.pool(*one);
            ++all.cases;
            all.within += one->volume.lowMl <= expected && expected <= one->volume.highMl;
        }
    }
    return all;
}

std::string point(double x, double y)
{
    char text[64];
    std::snprintf(text, sizeof text, "%.1f,%.1f ", 40 + 200 * x, 210 - 200 * y);
    return text;
}

std::string line(const Calibration& calibration, std::size_t model)
{
    std::string points;
    for (const CalibrationBin& bin : calibration.bins) {
        if (bin.voxels > 0) {
            const auto voxels = static_cast<double>(bin.voxels);
            points += point(bin.probabilities / voxels, static_cast<double>(bin.marked) / voxels);
        }
    }
    return "<polyline fill=\"none\" stroke-width=\"2\" stroke=\"" + seriesColour(model) +
           "\" points=\"" + points + "\"/>\n";
}

std::string intervalText(const VolumeInterval& volume)
{
    return figureText(volume.ml, 1) + " (" + figureText(volume.lowMl, 1) + " to " +
           figureText(volume.highMl, 1) + ")";
}

}  // namespace

bool hasConfidence(const CohortResults& results)
{
    return std::ranges::any_of(
        results.records, [](const ComparisonRecord& record) { return !record.confidence.empty(); });
}

TableRows calibrationTable(const CohortResults& results)
{
    TableRows rows = {
        {"Model", "Structure", "Expected calibration error", "Expert's volume within 0.3 to 0.7"}};
    for (std::size_t model = 0; model < results.models.size(); ++model) {
        for (const Structure structure : kAllStructures) {
            const Pooled all = pooled(results, model, structure);
            if (all.cases > 0) {
                rows.push_back(
                    {htmlText(bytesText(results.models[model])), std::string(shortName(structure)),
                     figureText(all.calibration.expectedError(), 4),
                     std::to_string(all.within) + " of " + std::to_string(all.cases) + " cases"});
            }
        }
    }
    return rows;
}

std::string reliabilitySvg(const CohortResults& results, Structure structure)
{
    std::string svg =
        "<svg viewBox=\"0 0 250 240\" width=\"250\" role=\"img\" "
        "aria-label=\"Reliability\">\n<polyline class=\"grid\" fill=\"none\" "
        "points=\"40,10 40,210 240,210 240,10 40,10\"/>\n<polyline class=\"grid\" "
        "points=\"40,210 240,10\"/>\n";
    for (const char* end : {"0", "1"}) {
        const int at = end[0] - '0';
        svg += "<text x=\"" + std::to_string(40 + 200 * at) +
               "\" y=\"228\" text-anchor=\"middle\">" + end + "</text><text x=\"32\" y=\"" +
               std::to_string(214 - 200 * at) + "\" text-anchor=\"end\">" + end + "</text>\n";
    }
    svg += "<text x=\"140\" y=\"228\" text-anchor=\"middle\">" + std::string(shortName(structure)) +
           "</text>\n";
    for (std::size_t model = 0; model < results.models.size(); ++model) {
        svg += line(pooled(results, model, structure).calibration, model);
    }
    return svg + "</svg>\n";
}

TableRows uncertaintyTable(const CohortResults& results, std::size_t most)
{
    TableRows rows = {{"Case", "Model", "Uncertainty", "WT ml (above 0.7 to above 0.3)",
                       "Expert's WT ml", "Mean Dice"}};
    std::vector<std::size_t> order = leastCertainFirst(results);
    order.resize(std::min(order.size(), most));
    for (const std::size_t c : order) {
        for (std::size_t model = 0; model < results.models.size(); ++model) {
            const ComparisonRecord& record = results.at(c, model);
            const Calibration* whole = calibrationIn(record, Structure::WholeTumour);
            if (!record.confidence.empty()) {
                rows.push_back({htmlText(bytesText(record.caseName)),
                                htmlText(bytesText(record.model)),
                                figureText(uncertaintyOf(record.confidence), 3),
                                whole ? intervalText(whole->volume) : "–",
                                figureText(referenceMl(record, Structure::WholeTumour), 1),
                                figureText(meanRegionDice(record), 3)});
            }
        }
    }
    return rows;
}

}  // namespace glioscope
