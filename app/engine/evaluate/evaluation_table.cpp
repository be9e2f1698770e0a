#include "app/engine/evaluate/evaluation_table.h"

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
        list.push_back({{"name", row.name},
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
                      row.name.c_str(), row.dice, row.sensitivity, row.specificity, row.hd95Mm,
                      row.predictionMl, row.referenceMl);
        text += line;
    }
    return text;
}

std::string pairJson(const EvaluationPair& pair, const std::vector<EvaluationRow>& rows)
{
    return dumped({{"type", "evaluation"},
                   {"case", bytesText(pair.caseName)},
                   {"model", pair.model},
                   {"prediction", pathText(pair.prediction.file)},
                   {"reference", pathText(pair.reference.file)},
                   {"rows", rowsJson(rows)}});
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
    if (m_sums.empty()) {
        for (const EvaluationRow& row : rows) {
            m_sums.push_back({.name = row.name});
        }
    }
    ++m_cases;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        EvaluationRow& sum = m_sums[i];
        sum.dice += rows[i].dice;
        sum.sensitivity += rows[i].sensitivity;
        sum.specificity += rows[i].specificity;
        sum.predictionMl += rows[i].predictionMl;
        sum.referenceMl += rows[i].referenceMl;
        if (std::isfinite(rows[i].hd95Mm)) {
            sum.hd95Mm += rows[i].hd95Mm;
        } else {
            ++m_infinite[sum.name];
        }
    }
}

std::vector<EvaluationRow> MeanRows::means() const
{
    std::vector<EvaluationRow> rows = m_sums;
    for (EvaluationRow& row : rows) {
        const auto infinite = m_infinite.find(row.name);
        const int finite = m_cases - (infinite == m_infinite.end() ? 0 : infinite->second);
        row.dice /= m_cases;
        row.sensitivity /= m_cases;
        row.specificity /= m_cases;
        row.predictionMl /= m_cases;
        row.referenceMl /= m_cases;
        row.hd95Mm = finite > 0 ? row.hd95Mm / finite : std::numeric_limits<double>::infinity();
    }
    return rows;
}

std::string MeanRows::text() const
{
    std::string text = tableText(means());
    for (const auto& [name, count] : m_infinite) {
        text += "\nThe mean HD95 of " + name + " leaves out " + std::to_string(count) +
                " cases where it is infinite.";
    }
    return text;
}

std::string MeanRows::json(const std::string& model, const std::vector<std::string>& leftOut) const
{
    nlohmann::json others = nlohmann::json::array();
    for (const std::string& name : leftOut) {
        others.push_back(bytesText(name));
    }
    return dumped({{"type", "mean"},
                   {"model", model},
                   {"cases", m_cases},
                   {"leftOut", std::move(others)},
                   {"rows", rowsJson(means())},
                   {"infiniteHd95", m_infinite}});
}

}  // namespace glioscope
