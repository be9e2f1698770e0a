#include "app/engine/compare/report_page.h"

#include "app/engine/compare/box_plot.h"
#include "app/engine/compare/cohort_tables.h"
#include "app/engine/compare/confidence_page.h"
#include "app/engine/compare/html_text.h"
#include "segmentation/system/path_text.h"
#include "segmentation/system/version.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace glioscope {
namespace {

constexpr std::size_t kMostPictures = 24;
constexpr std::array kRegions = {Structure::WholeTumour, Structure::TumourCore,
                                 Structure::Enhancing};

constexpr const char* kStyle = R"(
:root { color-scheme: light dark; }
body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem; }
h2 { margin-top: 2.2rem; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; margin: .6rem 0; }
th, td { border-bottom: 1px solid #8886; padding: .2rem .7rem; text-align: right; }
th:first-child, td:first-child, th:nth-child(2), td:nth-child(2) { text-align: left; }
.wide { overflow-x: auto; }
svg { font: 12px system-ui, sans-serif; margin-right: 1.5rem; max-width: 100%; }
svg text { fill: currentColor; }
.grid { stroke: #8884; }
.legend span { margin-right: 1.2rem; }
.legend i { display: inline-block; width: .9em; height: .9em; margin-right: .4em; }
.cases { display: grid; gap: 1.2rem; grid-template-columns: repeat(auto-fill, minmax(20rem, 1fr)); }
figure { margin: 0; }
figure img { width: 100%; max-height: 20rem; object-fit: contain; background: #000;
             image-rendering: pixelated; }
figcaption { font-size: .9em; overflow-wrap: anywhere; }
.note, small { opacity: .75; }
)";

std::string section(const std::string& title, const std::string& note, const std::string& content)
{
    return "<h2>" + htmlText(title) + "</h2>\n" +
           (note.empty() ? "" : "<p class=\"note\">" + htmlText(note) + "</p>\n") +
           "<div class=\"wide\">\n" + content + "</div>\n";
}

std::string legend(const CohortResults& results)
{
    std::string html = "<p class=\"legend\">";
    for (std::size_t model = 0; model < results.models.size(); ++model) {
        html += "<span><i style=\"background:" + seriesColour(model) + "\"></i>" +
                htmlText(bytesText(results.models[model])) + "</span>";
    }
    return html + "</p>\n";
}

std::string boxPlot(const CohortResults& results, Metric metric, double step)
{
    std::vector<BoxPlotSeries> series;
    double greatest = step;
    for (std::size_t model = 0; model < results.models.size(); ++model) {
        BoxPlotSeries& one = series.emplace_back(BoxPlotSeries{results.models[model], {}});
        for (const Structure structure : kRegions) {
            one.groups.push_back({std::string(shortName(structure)),
                                  finiteOf(valuesOf(results, model, structure, metric))});
            for (const double value : one.groups.back().values) {
                greatest = std::max(greatest, step * std::ceil(value / step));
            }
        }
    }
    return boxPlotSvg(series, {.title = std::string(factsOf(metric).name),
                               .least = 0,
                               .greatest = greatest,
                               .decimals = step < 1 || greatest <= 1 ? 1 : 0});
}

std::string boxPlots(const CohortResults& results)
{
    return legend(results) + "<h3>Dice</h3>\n" + boxPlot(results, Metric::Dice, 1) +
           "<h3>HD95, mm</h3>\n" + boxPlot(results, Metric::Hausdorff95, 5) +
           "<h3>Surface Dice at 1 mm</h3>\n" + boxPlot(results, Metric::SurfaceDice, 1);
}

std::string diceLines(const CohortResults& results, std::size_t caseIndex)
{
    std::string html;
    for (std::size_t model = 0; model < results.models.size(); ++model) {
        const ComparisonRecord& record = results.at(caseIndex, model);
        html += "<br>" + htmlText(bytesText(results.models[model])) + ": ";
        if (!record.problem.empty()) {
            html += "left out";
            continue;
        }
        for (const Structure structure : kRegions) {
            const auto row =
                std::ranges::find(record.rows, structure, &StructureFigures::structure);
            html += std::string(shortName(structure)) + " " +
                    figureText(row->figures.value(Metric::Dice), 3) + " ";
        }
    }
    return html;
}

std::string caseFigure(const CohortResults& results, std::size_t caseIndex)
{
    std::size_t worst = 0;
    double least = 2;
    for (std::size_t model = 0; model < results.models.size(); ++model) {
        const double dice = meanRegionDice(results.at(caseIndex, model));
        if (dice < least) {
            least = dice;
            worst = model;
        }
    }
    const ComparisonRecord& record = results.at(caseIndex, worst);
    const std::string model = htmlText(bytesText(record.model));
    std::string html = "<figure>";
    if (!record.pngBase64.empty()) {
        html += "<img alt=\"" + htmlText(bytesText(record.caseName)) + ", " + model +
                "\" src=\"data:image/png;base64," + record.pngBase64 + "\">";
    }
    return html + "<figcaption><b>" + htmlText(bytesText(record.caseName)) + "</b>, " + model +
           (record.pngBase64.empty() ? ", no tumour in either"
                                     : ", slice " + std::to_string(record.slice + 1)) +
           "; Dice" + diceLines(results, caseIndex) + "</figcaption></figure>\n";
}

std::string worstCases(const CohortResults& results)
{
    const std::vector<std::size_t> order = worstFirst(results);
    std::string html = "<div class=\"cases\">\n";
    for (std::size_t n = 0; n < std::min(order.size(), kMostPictures); ++n) {
        html += caseFigure(results, order[n]);
    }
    html += "</div>\n";
    if (order.size() > kMostPictures) {
        html += "<p>The other " + std::to_string(order.size() - kMostPictures) +
                " cases are in results.csv.</p>\n";
    }
    return html;
}

std::string problems(const CohortResults& results)
{
    std::string html;
    for (const ComparisonRecord& record : results.records) {
        if (!record.problem.empty()) {
            html += "<li><b>" + htmlText(bytesText(record.caseName)) + "</b>, " +
                    htmlText(bytesText(record.model)) + ": " +
                    htmlText(bytesText(record.problem.text())) + "</li>\n";
        }
    }
    return html.empty() ? html : section("Left out", "", "<ul>\n" + html + "</ul>\n");
}

std::string lesionSections(const CohortResults& results)
{
    std::string html;
    for (std::size_t n = 0; n < kAllLesionRules.size(); ++n) {
        const LesionRules& rules = kAllLesionRules[n];
        html += section("By lesion: " + std::string(rules.name),
                        std::string(rules.formula) + ". " + std::string(rules.emptyRule),
                        htmlTable(lesionTable(results, n)));
    }
    return html;
}

std::string confidence(const CohortResults& results)
{
    if (!hasConfidence(results)) {
        return {};
    }
    std::string plots = legend(results);
    for (const Structure structure : kRegions) {
        plots += reliabilitySvg(results, structure);
    }
    return section("Confidence",
                   "Over voxels where a map is above 0 or the expert marked something. Across: "
                   "the mean probability of a tenth; up: the share of its voxels that the expert "
                   "marked. The expected calibration error is the mean over voxels of their "
                   "distance.",
                   plots + htmlTable(calibrationTable(results))) +
           section("Least certain cases first",
                   "Uncertainty is the mean entropy of the probabilities in bits over voxels where "
                   "they are above 0, of all regions.",
                   htmlTable(uncertaintyTable(results, kMostPictures)));
}

std::string conventions()
{
    std::string html = "<ul>\n<li>Empty masks, " + htmlText(kPlainConvention.name) + ": " +
                       htmlText(kPlainConvention.emptyRule) + "</li>\n";
    for (const MetricFacts& facts : kMetricTable) {
        html += "<li>" + htmlText(facts.name) + ": " + htmlText(facts.formula) + ".</li>\n";
    }
    return section("Conventions", "", html + "</ul>\n");
}

std::string heading(const CohortResults& results, const std::string& date)
{
    return "<h1>Comparison of segmentations</h1>\n<p class=\"date\">" + htmlText(date) +
           "</p>\n<p>" + std::to_string(results.cases.size()) +
           (results.cases.size() == 1 ? " case, " : " cases, ") +
           std::to_string(results.models.size()) +
           (results.models.size() == 1 ? " model" : " models") +
           ", Glioscope " GLIOSCOPE_VERSION ". For research and teaching, not for diagnosis.</p>\n";
}

}  // namespace

std::string reportPage(const CohortResults& results, const std::string& date)
{
    const std::string cells = std::to_string(meanRanks(results).cells);
    return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
           "<meta name=\"viewport\" content=\"width=device-width\">\n"
           "<title>Comparison of segmentations</title>\n<style>" +
           std::string(kStyle) + "</style></head><body>\n" + heading(results, date) +
           problems(results) +
           section("The reference system's table",
                   "Means over whole cases; the reference system's own are over patches.",
                   htmlTable(referenceTable(results))) +
           section("Mean ranks",
                   "Over Dice and HD95 of WT, TC and ET in every case (" + cells +
                       " cells that every model has); 1 is best, equal figures share a rank.",
                   htmlTable(rankTable(results))) +
           section("Paired differences",
                   "Over the cases where both figures are finite. The interval is Student's t of "
                   "the mean difference; p is Wilcoxon's signed-rank test, two-sided, differences "
                   "of 0 left out; it is not corrected for the number of rows.",
                   htmlTable(pairedTable(results))) +
           section("Distributions",
                   "Boxes from quartile to quartile with the median, whiskers to the furthest "
                   "case within 1.5 box lengths; infinite distances are left out.",
                   boxPlots(results)) +
           section("Means",
                   "Mean and standard deviation over cases; infinite distances are left out and "
                   "counted.",
                   htmlTable(meansTable(results))) +
           lesionSections(results) + confidence(results) +
           section("Worst cases first",
                   "By the mean Dice of WT, TC and ET over all models; the slice where the worst "
                   "model's whole tumour differs most from the expert's. Expert blue, model "
                   "orange, both white; the patient's left is on the right.",
                   worstCases(results)) +
           conventions() + "</body></html>\n";
}

}  // namespace glioscope
