#include "app/engine/evaluate/evaluation_table.h"

#include "app/engine/evaluate/further_figures.h"
#include "segmentation/system/path_text.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <cstdio>
#include <limits>

namespace glioscope {
namespace {

using nlohmann::json;

constexpr const char* kHd95 =
    "HD95 as MONAI defines it (HausdorffDistanceMetric, percentile 95): surface voxels in mm, "
    "the larger of the two directions.";

json rowsJson(const std::vector<EvaluationRow>& rows)
{
    json list = json::array();
    for (const EvaluationRow& row : rows) {
        list.push_back({{"name", shortName(row.structure)},
                        {"dice", row.dice},
                        {"sensitivity", row.sensitivity},
                        {"specificity", row.specificity},
                        {"hd95Mm", std::isfinite(row.hd95Mm) ? json(row.hd95Mm) : json()},
                        {"predictionMl", row.predictionMl},
                        {"referenceMl", row.referenceMl}});
    }
    return list;
}

std::string dumped(json object)
{
    object["hd95"] = kHd95;
    object["emptyRule"] = kEmptyRule;
    return object.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace

std::string tableText(const std::vector<EvaluationRow>& rows)
{
    std::string text =
        "        Dice  sensitivity  specificity  HD95 mm  predicted ml  reference ml";
    for (const EvaluationRow& row : rows) {
        char line[128];
        std::snprintf(line, sizeof line, "\n%-5s %6.4f %12.4f %12.4f %8.2f %13.2f %13.2f",
                      std::string(shortName(row.structure)).c_str(), row.dice, row.sensitivity,
                      row.specificity, row.hd95Mm, row.predictionMl, row.referenceMl);
        text += line;
    }
    return text;
}

std::string pairJson(const EvaluationPair& pair, const std::vector<EvaluationRow>& rows,
                     const std::vector<StructureFigures>& further, double toleranceMm,
                     const std::vector<std::string>& warnings)
{
    json list = rowsJson(rows);
    for (std::size_t n = 0; n < further.size(); ++n) {
        list[n]["further"] = furtherJson(further[n]);
    }
    json about = json::array();
    for (const std::string& warning : warnings) {
        about.push_back(bytesText(warning));
    }
    return dumped({{"type", "evaluation"},
                   {"case", bytesText(pair.caseName)},
                   {"model", pair.model},
                   {"prediction", pathText(pair.prediction.file)},
                   {"reference", pathText(pair.reference.file)},
                   {"rows", std::move(list)},
                   {"warnings", std::move(about)},
                   {"further", furtherDefinitionsJson(toleranceMm)}});
}

std::vector<EvaluationRow> rowsOf(const std::vector<StructureFigures>& figures)
{
    std::vector<EvaluationRow> rows;
    for (const StructureFigures& row : figures) {
        const MaskFigures& f = row.figures;
        rows.push_back({.structure = row.structure,
                        .dice = f.value(Metric::Dice),
                        .sensitivity = f.value(Metric::Sensitivity),
                        .specificity = f.value(Metric::Specificity),
                        .hd95Mm = f.value(Metric::Hausdorff95),
                        .predictionMl = f.predictionMl,
                        .referenceMl = f.referenceMl});
    }
    return rows;
}

std::string leftOutJson(const std::string& caseName, const std::string& sentence)
{
    return json{{"type", "left-out"}, {"case", bytesText(caseName)}, {"message", sentence}}.dump(
        -1, ' ', false, json::error_handler_t::replace);
}

std::string definitionsText()
{
    return std::string(kHd95) + "\n" + kEmptyRule;
}

void MeanRows::add(const std::vector<EvaluationRow>& rows)
{
    ++m_cases;
    for (const EvaluationRow& row : rows) {
        Sum& sum = m_sums[row.structure];
        ++sum.cases;
        sum.figures.dice += row.dice;
        sum.figures.sensitivity += row.sensitivity;
        sum.figures.specificity += row.specificity;
        sum.figures.predictionMl += row.predictionMl;
        sum.figures.referenceMl += row.referenceMl;
        if (std::isfinite(row.hd95Mm)) {
            sum.figures.hd95Mm += row.hd95Mm;
        } else {
            ++sum.infinite;
        }
    }
}

std::vector<EvaluationRow> MeanRows::means() const
{
    std::vector<EvaluationRow> rows;
    for (const Structure structure : kAllStructures) {
        const auto& [figures, cases, infinite] = m_sums[structure];
        if (cases == 0) {
            continue;
        }
        const int finite = cases - infinite;
        rows.push_back({.structure = structure,
                        .dice = figures.dice / cases,
                        .sensitivity = figures.sensitivity / cases,
                        .specificity = figures.specificity / cases,
                        .hd95Mm = finite > 0 ? figures.hd95Mm / finite
                                             : std::numeric_limits<double>::infinity(),
                        .predictionMl = figures.predictionMl / cases,
                        .referenceMl = figures.referenceMl / cases});
    }
    return rows;
}

std::string MeanRows::text() const
{
    std::string text = tableText(means());
    for (const Structure structure : kAllStructures) {
        const auto& [figures, cases, infinite] = m_sums[structure];
        const std::string name(shortName(structure));
        if (cases > 0 && cases < m_cases) {
            text += "\nThe means of " + name + " are over the " + std::to_string(cases) +
                    (cases == 1 ? " case that has it." : " cases that have it.");
        }
        if (infinite > 0) {
            text += "\nThe mean HD95 of " + name + " leaves out " + std::to_string(infinite) +
                    " cases where it is infinite.";
        }
    }
    return text;
}

std::string MeanRows::json(const std::string& model, const std::vector<std::string>& leftOut) const
{
    nlohmann::json others = nlohmann::json::array();
    for (const std::string& name : leftOut) {
        others.push_back(bytesText(name));
    }
    nlohmann::json infinite = nlohmann::json::object(), cases = nlohmann::json::object();
    for (const Structure structure : kAllStructures) {
        const Sum& sum = m_sums[structure];
        if (sum.cases > 0) {
            cases[std::string(shortName(structure))] = sum.cases;
        }
        if (sum.infinite > 0) {
            infinite[std::string(shortName(structure))] = sum.infinite;
        }
    }
    return dumped({{"type", "mean"},
                   {"model", model},
                   {"cases", m_cases},
                   {"leftOut", std::move(others)},
                   {"rows", rowsJson(means())},
                   {"casesOfRow", std::move(cases)},
                   {"infiniteHd95", std::move(infinite)}});
}

}  // namespace glioscope
