#include "segmentation/jobs/comparison_results.h"

#include "segmentation/jobs/sentence_json.h"
#include "segmentation/system/error.h"
#include "segmentation/system/path_access.h"
#include "segmentation/system/path_text.h"

#include <fstream>
#include <limits>

namespace glioscope {
namespace fs = std::filesystem;
namespace {

using jobs::json;

/// Null is no number, "inf" an infinite one.
std::optional<double> numberIn(const json& object, const char* name)
{
    const json& value = object.at(name);
    if (value.is_null()) {
        return std::nullopt;
    }
    return value == "inf" ? std::numeric_limits<double>::infinity() : value.get<double>();
}

fs::path pathIn(const json& object, const char* name)
{
    return pathFromText(jobs::optional<std::string>(object, name, {}));
}

ComparedCase comparedFrom(const json& object, const fs::path& folder)
{
    ComparedCase compared = {
        .caseName = bytesFromText(object.at("case").get<std::string>()),
        .model = bytesFromText(object.at("model").get<std::string>()),
        .problem = jobs::sentenceFrom(object, "problem"),
        .casePath = pathIn(object, "case_path"),
        .segmentation = pathIn(object, "segmentation"),
        .figures = {},
    };
    if (!compared.segmentation.empty()) {
        compared.segmentation = folder / compared.segmentation;  // an absolute one stays
    }
    if (!compared.problem.empty()) {
        return compared;
    }
    for (const json& row : object.at("structures")) {
        if (const auto structure = structureFromShortName(row.at("structure").get<std::string>())) {
            compared.figures[*structure] = {.dice = numberIn(row, "dice"),
                                            .hd95Mm = numberIn(row, "hd95_mm"),
                                            .volumeMl = numberIn(row, "volume_ml"),
                                            .referenceMl = numberIn(row, "reference_ml")};
        }
    }
    return compared;
}

}  // namespace

std::vector<ComparedCase> readComparison(const fs::path& folder)
{
    const fs::path file = folder / "results.json";
    std::ifstream stream = streamOf(file);
    if (!stream) {
        throw Error(
            Sentence::of("The folder %1 has no results.json that can be read; choose "
                         "the folder that glioscope-engine compare wrote, after its "
                         "comparison has ended.",
                         folder));
    }
    try {
        const json results = json::parse(stream).at("results");
        std::vector<ComparedCase> all;
        for (const json& object : results) {
            all.push_back(comparedFrom(object, folder));
        }
        return all;
    } catch (const std::exception&) {
        throw Error(
            Sentence::of("The file %1 is damaged or no result of a comparison; run "
                         "glioscope-engine compare again.",
                         file));
    }
}

}  // namespace glioscope
