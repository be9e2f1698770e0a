#include "app/engine/compare/cohort_tables.h"

#include "app/engine/compare/html_text.h"
#include "segmentation/system/path_text.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace glioscope {
namespace {

constexpr std::array kRegions = {Structure::WholeTumour, Structure::TumourCore,
                                 Structure::Enhancing};
constexpr std::array kShown = {Metric::Dice,
                               Metric::Jaccard,
                               Metric::Sensitivity,
                               Metric::Specificity,
                               Metric::Precision,
                               Metric::VolumeError,
                               Metric::Hausdorff95,
                               Metric::SurfaceHausdorff95,
                               Metric::MeanSurfaceDistance,
                               Metric::SurfaceDice};

int decimalsOf(Metric metric)
{
    return factsOf(metric).unit == MetricUnit::Share ? 3 : 2;
}

std::string modelCell(const CohortResults& results, std::size_t model)
{
    return htmlText(bytesText(results.models[model]));
}

/// A name that tells formula and empty rule under the pointer.
std::string metricCell(Metric metric)
{
    const MetricFacts& facts = factsOf(metric);
    const std::string unit = facts.unit == MetricUnit::Millimetres   ? " mm"
                             : facts.unit == MetricUnit::Millilitres ? " ml"
                                                                     : "";
    return "<abbr title=\"" +
           htmlText(std::string(facts.formula) + ". " + std::string(kPlainConvention.emptyRule)) +
           "\">" + htmlText(facts.name) + unit + "</abbr>";
}

/// Mean over the finite ones, and how many are not.
std::string meanCell(const std::vector<double>& values, int decimals, bool withDeviation)
{
    const auto infinite = std::ranges::count_if(values, [](double v) { return std::isinf(v); });
    const auto summary = summaryOf(finiteOf(values));
    std::string cell = figureText(summary ? summary->mean : kUndefined, decimals);
    if (summary && withDeviation) {
        cell += " ± " + figureText(summary->deviation, decimals);
    }
    return infinite > 0 ? cell + " <small>(" + std::to_string(infinite) + " ∞)</small>" : cell;
}

bool isAnywhere(const CohortResults& results, Structure structure)
{
    return std::ranges::any_of(results.records, [&](const ComparisonRecord& record) {
        return std::ranges::find(record.rows, structure, &StructureFigures::structure) !=
               record.rows.end();
    });
}

/// Smaller is better for both.
double costOf(double value, Metric metric)
{
    return factsOf(metric).moreIsBetter ? -value : value;
}

std::string pText(const SignedRankTest& test)
{
    const std::string p = test.p < 0.0001 ? "&lt; 0.0001" : figureText(test.p, 4);
    return p + (test.exact ? "" : " <small>(normal approximation)</small>");
}

std::vector<std::string> pairedRow(const CohortResults& results,
                                   std::pair<std::size_t, std::size_t> models, Structure structure,
                                   Metric metric)
{
    const std::vector<double> differences = pairedDifferences(results, models, structure, metric);
    const int decimals = decimalsOf(metric);
    const auto interval = meanInterval(differences);
    const double mean = differences.size() == 1 ? differences.front() : kUndefined;
    return {modelCell(results, models.first) + " − " + modelCell(results, models.second),
            std::string(shortName(structure)),
            metricCell(metric),
            std::to_string(differences.size()),
            figureText(interval ? interval->mean : mean, decimals),
            interval ? figureText(interval->low, decimals) + " to " +
                           figureText(interval->high, decimals)
                     : "–",
            differences.empty() ? "–" : pText(signedRankTest(differences))};
}

std::vector<double> lesionValues(const CohortResults& results, std::size_t model,
                                 Structure structure, std::size_t rules,
                                 double (*value)(const LesionFigures&))
{
    std::vector<double> values;
    for (std::size_t c = 0; c < results.cases.size(); ++c) {
        for (const StructureFigures& row : results.at(c, model).rows) {
            if (row.structure == structure && row.lesions) {
                values.push_back(value((*row.lesions)[rules]));
            }
        }
    }
    return values;
}

std::string sumCell(const std::vector<double>& values)
{
    double sum = 0;
    for (const double value : values) {
        sum += value;
    }
    return figureText(sum, 0);
}

}  // namespace

std::vector<double> finiteOf(std::vector<double> values)
{
    std::erase_if(values, [](double value) { return !std::isfinite(value); });
    return values;
}

TableRows referenceTable(const CohortResults& results)
{
    constexpr std::array kColumns = {Metric::Dice, Metric::Sensitivity, Metric::Specificity,
                                     Metric::Accuracy};
    TableRows rows = {{"Model", "Structure"}};
    for (const Metric metric : kColumns) {
        rows.front().push_back(metricCell(metric));
    }
    for (std::size_t model = 0; model < results.models.size(); ++model) {
        for (const Structure structure : kAllStructures) {
            if (isAnywhere(results, structure)) {
                auto& row = rows.emplace_back(std::vector<std::string>{
                    modelCell(results, model), htmlText(referenceName(structure))});
                for (const Metric metric : kColumns) {
                    row.push_back(meanCell(valuesOf(results, model, structure, metric), 4, false));
                }
            }
        }
    }
    return rows;
}

TableRows meansTable(const CohortResults& results)
{
    TableRows rows = {{"Structure", "Model"}};
    for (const Metric metric : kShown) {
        rows.front().push_back(metricCell(metric));
    }
    for (const Structure structure : kAllStructures) {
        for (std::size_t model = 0; model < results.models.size() && isAnywhere(results, structure);
             ++model) {
            auto& row = rows.emplace_back(std::vector<std::string>{
                std::string(shortName(structure)), modelCell(results, model)});
            for (const Metric metric : kShown) {
                row.push_back(meanCell(valuesOf(results, model, structure, metric),
                                       decimalsOf(metric), true));
            }
        }
    }
    return rows;
}

TableRows lesionTable(const CohortResults& results, std::size_t rules)
{
    TableRows rows = {{"Region", "Model", "Dice", "HD95 mm", "F1", "lesions", "missed", "false"}};
    for (const Structure structure : kRegions) {
        for (std::size_t model = 0; model < results.models.size(); ++model) {
            const auto all = [&](double (*value)(const LesionFigures&)) {
                return lesionValues(results, model, structure, rules, value);
            };
            rows.push_back(
                {std::string(shortName(structure)), modelCell(results, model),
                 meanCell(all([](const LesionFigures& f) { return f.dice; }), 3, true),
                 meanCell(all([](const LesionFigures& f) { return f.hd95Mm; }), 2, true),
                 meanCell(all([](const LesionFigures& f) { return f.f1; }), 3, true),
                 sumCell(all([](const LesionFigures& f) { return double(f.lesions); })),
                 sumCell(all([](const LesionFigures& f) { return double(f.missed); })),
                 sumCell(all([](const LesionFigures& f) { return double(f.falsePositives); }))});
        }
    }
    return rows;
}

MeanRanks meanRanks(const CohortResults& results)
{
    MeanRanks mean = {std::vector<double>(results.models.size(), 0), 0};
    for (const Structure structure : kRegions) {
        for (const Metric metric : {Metric::Dice, Metric::Hausdorff95}) {
            std::vector<std::vector<double>> byModel;
            for (std::size_t model = 0; model < results.models.size(); ++model) {
                byModel.push_back(valuesOf(results, model, structure, metric));
            }
            for (std::size_t c = 0; c < results.cases.size(); ++c) {
                std::vector<double> costs;
                for (const std::vector<double>& values : byModel) {
                    costs.push_back(costOf(values[c], metric));
                }
                if (std::ranges::any_of(costs, [](double cost) { return std::isnan(cost); })) {
                    continue;
                }
                const std::vector<double> ranks = ranksOf(costs);
                std::ranges::transform(mean.ranks, ranks, mean.ranks.begin(), std::plus<>());
                ++mean.cells;
            }
        }
    }
    for (double& rank : mean.ranks) {
        rank = mean.cells > 0 ? rank / static_cast<double>(mean.cells) : kUndefined;
    }
    return mean;
}

TableRows rankTable(const CohortResults& results)
{
    const MeanRanks mean = meanRanks(results);
    TableRows rows = {{"Model", "Mean rank"}};
    for (std::size_t model = 0; model < results.models.size(); ++model) {
        rows.push_back({modelCell(results, model), figureText(mean.ranks[model], 2)});
    }
    return rows;
}

std::vector<double> pairedDifferences(const CohortResults& results,
                                      std::pair<std::size_t, std::size_t> models,
                                      Structure structure, Metric metric)
{
    const std::vector<double> first = valuesOf(results, models.first, structure, metric);
    const std::vector<double> second = valuesOf(results, models.second, structure, metric);
    std::vector<double> differences;
    for (std::size_t c = 0; c < first.size(); ++c) {
        if (std::isfinite(first[c]) && std::isfinite(second[c])) {
            differences.push_back(first[c] - second[c]);
        }
    }
    return differences;
}

TableRows pairedTable(const CohortResults& results)
{
    TableRows rows = {{"Models", "Region", "Metric", "Cases", "Mean difference",
                       "95 % confidence interval", "p"}};
    for (std::size_t a = 0; a < results.models.size(); ++a) {
        for (std::size_t b = a + 1; b < results.models.size(); ++b) {
            for (const Structure structure : kRegions) {
                for (const Metric metric : {Metric::Dice, Metric::Hausdorff95}) {
                    rows.push_back(pairedRow(results, {a, b}, structure, metric));
                }
            }
        }
    }
    return rows;
}

double meanRegionDice(const ComparisonRecord& record)
{
    double sum = 0;
    int regions = 0;
    for (const StructureFigures& row : record.rows) {
        if (std::ranges::find(kRegions, row.structure) != kRegions.end()) {
            sum += row.figures.value(Metric::Dice);
            ++regions;
        }
    }
    return regions > 0 ? sum / regions : kUndefined;
}

std::vector<std::size_t> worstFirst(const CohortResults& results)
{
    std::vector<std::pair<double, std::size_t>> scored;
    for (std::size_t c = 0; c < results.cases.size(); ++c) {
        std::vector<double> dice;
        for (std::size_t model = 0; model < results.models.size(); ++model) {
            dice.push_back(meanRegionDice(results.at(c, model)));
        }
        if (const auto summary = summaryOf(finiteOf(dice))) {
            scored.emplace_back(summary->mean, c);
        }
    }
    std::ranges::sort(scored);
    std::vector<std::size_t> order;
    std::ranges::transform(scored, std::back_inserter(order),
                           [](const auto& entry) { return entry.second; });
    return order;
}

}  // namespace glioscope
