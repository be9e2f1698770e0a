#include "app/engine/compare/comparison_record.h"

#include "app/engine/segment/result_names.h"
#include "segmentation/jobs/sentence_json.h"
#include "segmentation/system/error.h"
#include "segmentation/system/json_value.h"
#include "segmentation/system/path_access.h"
#include "segmentation/system/path_text.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <fstream>

namespace glioscope {
namespace {

using nlohmann::json;

constexpr int kFormat = 1;

json numberOrNull(double value)
{
    return std::isfinite(value) ? json(value) : json();
}

double numberOrNan(const json& value)
{
    return value.is_null() ? kUndefined : value.get<double>();
}

json lesionsJson(const LesionFigures& figures)
{
    return {{"lesions", figures.lesions},         {"found", figures.found},
            {"missed", figures.missed},           {"false", figures.falsePositives},
            {"dice", numberOrNull(figures.dice)}, {"hd95_mm", numberOrNull(figures.hd95Mm)},
            {"f1", numberOrNull(figures.f1)}};
}

LesionFigures lesionsFrom(const json& object)
{
    return {.lesions = valueOf<int>(object.at("lesions")),
            .found = valueOf<int>(object.at("found")),
            .missed = valueOf<int>(object.at("missed")),
            .falsePositives = valueOf<int>(object.at("false")),
            .dice = numberOrNan(object.at("dice")),
            .hd95Mm = numberOrNan(object.at("hd95_mm")),
            .f1 = numberOrNan(object.at("f1"))};
}

json rowJson(const StructureFigures& row)
{
    json object = figuresJson(row);
    object["voxels"] = {row.figures.counts.truePositive, row.figures.counts.falsePositive,
                        row.figures.counts.falseNegative, row.figures.counts.trueNegative};
    return object;
}

StructureFigures rowFrom(const json& object)
{
    StructureFigures row;
    const auto structure = structureFromShortName(object.at("structure").get<std::string>());
    if (!structure) {
        throw Error(Sentence::of("it names no structure"));
    }
    row.structure = *structure;
    const json& voxels = object.at("voxels");
    row.figures.counts = {.truePositive = valueOf<std::int64_t>(voxels.at(0)),
                          .falsePositive = valueOf<std::int64_t>(voxels.at(1)),
                          .falseNegative = valueOf<std::int64_t>(voxels.at(2)),
                          .trueNegative = valueOf<std::int64_t>(voxels.at(3))};
    row.figures.predictionMl = object.at("volume_ml");
    row.figures.referenceMl = object.at("reference_ml");
    for (const MetricFacts& facts : kMetricTable) {
        row.figures.byFormula[facts.metric] = numberOrNan(object.at(facts.key));
    }
    for (std::size_t n = 0; n < kAllLesionRules.size(); ++n) {
        const auto lesions = object.find(kAllLesionRules[n].key);
        if (lesions != object.end()) {
            row.lesions = row.lesions.value_or(std::array<LesionFigures, kAllLesionRules.size()>());
            (*row.lesions)[n] = lesionsFrom(*lesions);
        }
    }
    return row;
}

ComparisonRecord recordFrom(const json& object)
{
    if (object.at("format") != kFormat) {
        throw Error(Sentence::of("it is of another version"));
    }
    ComparisonRecord record;
    record.caseName = bytesFromText(object.at("case").get<std::string>());
    record.model = bytesFromText(object.at("model").get<std::string>());
    record.casePath = pathFromText(object.value("case_path", std::string()));
    record.segmentation = pathFromText(object.value("segmentation", std::string()));
    record.problem = jobs::sentenceFrom(object, "problem");
    record.pngBase64 = object.at("png");
    record.slice = valueOf<int>(object.at("slice"));
    record.notices = object.at("notices");
    record.madeOf = object.at("made_of");
    record.confidence = confidenceFrom(object.at("confidence"));
    for (const json& row : object.at("rows")) {
        record.rows.push_back(rowFrom(row));
    }
    return record;
}

Sentence noRecord(const std::filesystem::path& file, const Sentence& reason)
{
    return Sentence::of(
        "The file %1 is no record of a comparison (%2); delete it and run the comparison again.",
        file, reason);
}

}  // namespace

json figuresJson(const StructureFigures& row)
{
    json object = {{"structure", shortName(row.structure)},
                   {"volume_ml", row.figures.predictionMl},
                   {"reference_ml", row.figures.referenceMl}};
    for (const MetricFacts& facts : kMetricTable) {
        object[std::string(facts.key)] = numberOrNull(row.figures.byFormula[facts.metric]);
    }
    for (std::size_t n = 0; row.lesions && n < kAllLesionRules.size(); ++n) {
        object[std::string(kAllLesionRules[n].key)] = lesionsJson((*row.lesions)[n]);
    }
    return object;
}

std::string recordName(const std::string& caseName, const std::string& model)
{
    return safeFileName(caseName) + "_" + safeFileName(model) + "_compared.json";
}

std::string recordText(const ComparisonRecord& record)
{
    json rows = json::array();
    for (const StructureFigures& row : record.rows) {
        rows.push_back(rowJson(row));
    }
    json object = {{"format", kFormat},
                   {"case", bytesText(record.caseName)},
                   {"model", bytesText(record.model)},
                   {"case_path", pathText(record.casePath)},
                   {"segmentation", pathText(record.segmentation)},
                   {"rows", std::move(rows)},
                   {"confidence", confidenceJson(record.confidence)},
                   {"slice", record.slice},
                   {"notices", record.notices},
                   {"made_of", record.madeOf},
                   {"png", record.pngBase64}};
    jobs::put(object, "problem", record.problem);
    return object.dump(1, ' ', false, json::error_handler_t::replace) + '\n';
}

ComparisonRecord readRecord(const std::filesystem::path& file)
{
    std::ifstream stream = streamOf(file);
    if (!stream) {
        throw Error(Sentence::of(
            "The file %1 cannot be read; run the comparison that writes it again.", file));
    }
    try {
        return recordFrom(json::parse(stream));
    } catch (const Error& error) {
        throw Error(noRecord(file, error.said()));
    } catch (const json::exception&) {  // whose words are of no use to anybody
        throw Error(noRecord(file, Sentence::of("it is damaged")));
    }
}

std::optional<ComparisonRecord> finishedRecord(const std::filesystem::path& file,
                                               const std::map<std::string, std::string>& madeOf)
{
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(file, ignored)) {
        return std::nullopt;
    }
    try {
        ComparisonRecord record = readRecord(file);
        return record.problem.empty() && record.madeOf == madeOf ? std::optional(std::move(record))
                                                                 : std::nullopt;
    } catch (const Error&) {
        return std::nullopt;
    }
}

}  // namespace glioscope
