#include "app/engine/compare/cohort_results.h"

#include "app/engine/compare/statistics.h"
#include "segmentation/jobs/sentence_json.h"
#include "segmentation/system/error.h"
#include "segmentation/system/path_access.h"
#include "segmentation/system/path_text.h"
#include "segmentation/system/version.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <fstream>
#include <map>

namespace glioscope {
namespace fs = std::filesystem;
namespace {

using nlohmann::json;

constexpr int kFormat = 1;

/// The shortest text that reads back as the same number.
std::string numberText(double value)
{
    if (std::isnan(value)) {
        return {};
    }
    if (std::isinf(value)) {
        return value > 0 ? "inf" : "-inf";
    }
    std::array<char, 32> text;
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    return {text.data(), end};
}

/// RFC 4180.
std::string quoted(const std::string& field)
{
    if (field.find_first_of(",\"\r\n") == field.npos) {
        return field;
    }
    std::string text = "\"";
    for (const char c : field) {
        text += c == '"' ? "\"\"" : std::string(1, c);
    }
    return text + '"';
}

std::string csvHeader()
{
    std::string line =
        "case,model,structure,dice,jaccard,sensitivity,specificity,precision,"
        "volume_ml,reference_ml,hd95_mm,assd_mm,surface_dice_1mm";
    for (const LesionRules& rules : kAllLesionRules) {
        for (const char* column : {"dice", "hd95_mm", "f1", "lesions", "missed", "false"}) {
            line += "," + std::string(rules.key) + "_" + column;
        }
    }
    return line + '\n';
}

std::string csvRow(const ComparisonRecord& record, const StructureFigures& row)
{
    const MaskFigures& f = row.figures;
    std::string line = quoted(bytesText(record.caseName)) + "," + quoted(bytesText(record.model)) +
                       "," + std::string(shortName(row.structure));
    for (const double value :
         {f.value(Metric::Dice), f.value(Metric::Jaccard), f.value(Metric::Sensitivity),
          f.value(Metric::Specificity), f.value(Metric::Precision), f.predictionMl, f.referenceMl,
          f.value(Metric::Hausdorff95), f.value(Metric::MeanSurfaceDistance),
          f.value(Metric::SurfaceDice)}) {
        line += "," + numberText(value);
    }
    for (std::size_t n = 0; n < kAllLesionRules.size(); ++n) {
        if (!row.lesions) {
            line += ",,,,,,";
            continue;
        }
        const LesionFigures& l = (*row.lesions)[n];
        line += "," + numberText(l.dice) + "," + numberText(l.hd95Mm) + "," + numberText(l.f1) +
                "," + std::to_string(l.lesions) + "," + std::to_string(l.missed) + "," +
                std::to_string(l.falsePositives);
    }
    return line + '\n';
}

json conventionsJson()
{
    json metrics = json::object(), lesions = json::object();
    for (const MetricFacts& facts : kMetricTable) {
        metrics[std::string(facts.key)] = facts.formula;
    }
    for (const LesionRules& rules : kAllLesionRules) {
        lesions[std::string(rules.key)] = {
            {"name", rules.name}, {"formula", rules.formula}, {"empty_rule", rules.emptyRule}};
    }
    return {{"name", kPlainConvention.name},
            {"empty_rule", kPlainConvention.emptyRule},
            {"surface_dice_tolerance_mm", kDefaultToleranceMm},
            {"metrics", std::move(metrics)},
            {"by_lesion", std::move(lesions)}};
}

json recordJson(const ComparisonRecord& record)
{
    json object = {{"case", bytesText(record.caseName)},
                   {"model", bytesText(record.model)},
                   {"case_path", pathText(record.casePath)},
                   {"segmentation", pathText(record.segmentation)}};
    if (!record.problem.empty()) {
        jobs::put(object, "problem", record.problem);
        return object;
    }
    object["structures"] = json::array();
    for (const StructureFigures& row : record.rows) {
        json figures = figuresJson(row);
        for (const MetricFacts& facts : kMetricTable) {
            const double value = row.figures.value(facts.metric);
            figures[std::string(facts.key)] = std::isinf(value)   ? json("inf")
                                              : std::isnan(value) ? json()
                                                                  : json(value);
        }
        object["structures"].push_back(std::move(figures));
    }
    object["notices"] = record.notices;
    if (!record.confidence.empty()) {
        object["confidence"] = confidenceJson(record.confidence);
        object["uncertainty"] = uncertaintyOf(record.confidence);
    }
    return object;
}

/// Cases with their mean uncertainty over the models, the least certain first.
json casesByUncertainty(const CohortResults& results)
{
    json list = json::array();
    for (const std::size_t c : leastCertainFirst(results)) {
        list.push_back({{"case", bytesText(results.cases[c])},
                        {"mean_uncertainty", meanUncertainty(results, c).value()}});
    }
    return list;
}

std::vector<std::string> namesIn(const json& list)
{
    std::vector<std::string> names;
    for (const json& name : list) {
        names.push_back(bytesFromText(name.get<std::string>()));
    }
    return names;
}

json textsOf(const std::vector<std::string>& names)
{
    json list = json::array();
    for (const std::string& name : names) {
        list.push_back(bytesText(name));
    }
    return list;
}

}  // namespace

CohortResults readResults(const fs::path& folder, const std::vector<std::string>& cases,
                          const std::vector<std::string>& models)
{
    CohortResults results = {models, cases, {}};
    for (const std::string& caseName : cases) {
        for (const std::string& model : models) {
            results.records.push_back(readRecord(folder / recordName(caseName, model)));
        }
    }
    return results;
}

CohortResults readResults(const fs::path& folder)
{
    const fs::path file = folder / "results.json";
    std::ifstream stream = streamOf(file);
    if (!stream) {
        throw Error(Sentence::of(
            "The folder %1 has no results.json that can be read; let its comparison end first.",
            folder));
    }
    try {
        const json object = json::parse(stream);
        return readResults(folder, namesIn(object.at("cases")), namesIn(object.at("models")));
    } catch (const json::exception&) {
        throw Error(Sentence::of(
            "The file %1 is no result of a comparison; run the comparison again.", file));
    }
}

CohortResults merged(const std::vector<CohortResults>& parts, const std::vector<fs::path>& folders)
{
    CohortResults all = {parts.front().models, {}, {}};
    std::map<std::string, std::pair<std::size_t, std::size_t>> places;  // part, case in it
    for (std::size_t p = 0; p < parts.size(); ++p) {
        if (parts[p].models != all.models) {
            throw Error(
                Sentence::of("%1 and %2 compare other models, or in another order; merge parts of "
                             "one comparison.",
                             folders[p], folders.front()));
        }
        for (std::size_t c = 0; c < parts[p].cases.size(); ++c) {
            const auto [known, isNew] = places.emplace(parts[p].cases[c], std::pair(p, c));
            if (!isNew) {
                throw Error(
                    Sentence::of("%1 and %2 both hold the case %3; merge parts of one comparison.",
                                 folders[known->second.first], folders[p], parts[p].cases[c]));
            }
        }
    }
    for (const auto& [name, place] : places) {
        all.cases.push_back(name);
        for (std::size_t model = 0; model < all.models.size(); ++model) {
            all.records.push_back(parts[place.first].at(place.second, model));
        }
    }
    return all;
}

std::string resultsCsv(const CohortResults& results)
{
    std::string text = csvHeader();
    for (const ComparisonRecord& record : results.records) {
        for (const StructureFigures& row : record.rows) {
            text += csvRow(record, row);
        }
    }
    return text;
}

std::string resultsJson(const CohortResults& results, const std::string& date)
{
    json records = json::array();
    for (const ComparisonRecord& record : results.records) {
        records.push_back(recordJson(record));
    }
    json object = {{"format", kFormat},
                   {"date", date},
                   {"glioscope", GLIOSCOPE_VERSION},
                   {"models", textsOf(results.models)},
                   {"cases", textsOf(results.cases)},
                   {"conventions", conventionsJson()},
                   {"results", std::move(records)},
                   {"purpose", "For research and teaching, not for diagnosis."}};
    if (json order = casesByUncertainty(results); !order.empty()) {
        object["least_certain_first"] = std::move(order);
    }
    return object.dump(1, ' ', false, json::error_handler_t::replace) + '\n';
}

std::vector<double> valuesOf(const CohortResults& results, std::size_t model, Structure structure,
                             Metric metric)
{
    std::vector<double> values;
    for (std::size_t c = 0; c < results.cases.size(); ++c) {
        const std::vector<StructureFigures>& rows = results.at(c, model).rows;
        const auto row = std::ranges::find(rows, structure, &StructureFigures::structure);
        values.push_back(row == rows.end() ? kUndefined : row->figures.value(metric));
    }
    return values;
}

std::optional<double> meanUncertainty(const CohortResults& results, std::size_t caseIndex)
{
    std::vector<double> values;
    for (std::size_t model = 0; model < results.models.size(); ++model) {
        values.push_back(uncertaintyOf(results.at(caseIndex, model).confidence));
    }
    std::erase_if(values, [](double value) { return !std::isfinite(value); });
    const auto summary = summaryOf(values);
    return summary ? std::optional(summary->mean) : std::nullopt;
}

std::vector<std::size_t> leastCertainFirst(const CohortResults& results)
{
    std::vector<std::pair<double, std::size_t>> scored;
    for (std::size_t c = 0; c < results.cases.size(); ++c) {
        if (const auto mean = meanUncertainty(results, c)) {
            scored.emplace_back(-*mean, c);
        }
    }
    std::ranges::sort(scored);
    std::vector<std::size_t> order;
    for (const auto& [score, c] : scored) {
        order.push_back(c);
    }
    return order;
}

}  // namespace glioscope
