#include "app/engine/segment/segment_report.h"

#include "segmentation/system/durable_file.h"
#include "segmentation/system/path_access.h"
#include "segmentation/system/path_text.h"
#include "segmentation/system/sha256.h"
#include "segmentation/system/version.h"

#include <torch/version.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <ctime>
#include <fstream>

namespace glioscope {
namespace fs = std::filesystem;
namespace {

using nlohmann::json;

constexpr int kFormat = 1;

std::string nowIso8601()
{
    const std::time_t now = std::time(nullptr);
    std::tm utc = {};
    gmtime_r(&now, &utc);
    std::string text(sizeof "2000-01-01T00:00:00Z", '\0');
    text.resize(std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &utc));
    return text;
}

std::string fileName(const fs::path& path)
{
    return pathText(path.filename());
}

json inputsJson(const std::vector<InputFile>& inputs)
{
    json list = json::array();
    for (const InputFile& input : inputs) {
        list.push_back({{"sequence", std::string(key(input.sequence))},
                        {"file", fileName(input.file)},
                        {"sha256", input.sha256}});
    }
    return list;
}

json geometryJson(const Geometry& geometry)
{
    return {{"size", geometry.size},
            {"spacingMm", geometry.spacingMm},
            {"originLps", geometry.originLps},
            {"direction", geometry.direction}};
}

json outcomeJson(const SegmentReport& report)
{
    const SegmentResult& result = report.result;
    json probabilities = json::array();
    for (const fs::path& file : result.probabilities) {
        probabilities.push_back(fileName(file));
    }
    json labels = json::object();
    for (const Label label : kTumourLabels) {
        labels[std::to_string(*fileValue(kResultScheme, label))] = shortName(label);
    }
    json volumes = json::array();
    for (const LabelVolume& row : report.volumes) {
        volumes.push_back(
            {{"name", shortName(row.structure)}, {"ml", row.volumeMl}, {"voxels", row.voxels}});
    }
    json outcome = {{"segmentation", fileName(result.segmentation)},
                    {"labels", std::move(labels)},
                    {"probabilities", std::move(probabilities)},
                    {"volumes", std::move(volumes)},
                    {"notices", result.notices}};
    if (!result.dicomSegmentation.empty()) {
        outcome["dicomSegmentation"] = fileName(result.dicomSegmentation);
    }
    return outcome;
}

json runJson(const SegmentReport& report)
{
    const SegmentResult& result = report.result;
    json seconds = report.seconds;
    seconds["total"] = result.seconds;
    json run = {{"device", result.device},        {"precision", result.precision},
                {"seconds", std::move(seconds)},  {"date", nowIso8601()},
                {"glioscope", GLIOSCOPE_VERSION}, {"libtorch", TORCH_VERSION}};
    for (const MemberTime& member : result.members) {
        run["members"].push_back({{"name", member.name}, {"seconds", member.seconds}});
    }
    return run;
}

/// Sequence and hash of each input; where the files lie does not matter.
bool sameInputs(const json& recorded, const std::vector<InputFile>& inputs)
{
    return recorded.size() == inputs.size() &&
           std::ranges::all_of(inputs, [&](const InputFile& input) {
               return std::ranges::any_of(recorded, [&](const json& entry) {
                   return entry.at("sequence") == key(input.sequence) &&
                          entry.at("sha256") == input.sha256;
               });
           });
}

SegmentResult resultFrom(const json& report, const fs::path& file)
{
    const fs::path folder = file.parent_path();
    const json& outcome = report.at("outcome");
    const json& run = report.at("run");
    SegmentResult result;
    result.segmentation = folder / pathFromText(outcome.at("segmentation").get<std::string>());
    result.report = file;
    for (const json& name : outcome.at("probabilities")) {
        result.probabilities.push_back(folder / pathFromText(name.get<std::string>()));
    }
    for (const json& row : outcome.at("volumes")) {
        result.volumes.push_back({row.at("name").get<std::string>(), row.at("ml").get<double>()});
    }
    for (const json& notice : outcome.at("notices")) {
        result.notices.emplace_back(notice.get<std::string>());
    }
    result.model = report.at("model").at("name").get<std::string>();
    result.device = run.at("device").get<std::string>();
    result.precision = run.at("precision").get<std::string>();
    result.seconds = run.at("seconds").at("total").get<double>();
    for (const json& member : run.value("members", json::array())) {
        result.members.push_back(
            {member.at("name").get<std::string>(), member.at("seconds").get<double>()});
    }
    return result;
}

GivenFiles givenFilesIn(const json& report)
{
    const json given = report.value("given", json::object());
    return {.brainMask = given.value("brainMaskSha256", ""),
            .moves = given.value("movesSha256", "")};
}

bool filesExist(const SegmentResult& result)
{
    std::error_code ignored;
    return fs::is_regular_file(result.segmentation, ignored) &&
           std::ranges::all_of(result.probabilities, [&](const fs::path& file) {
               return fs::is_regular_file(file, ignored);
           });
}

}  // namespace

GivenFiles givenFilesOf(const SegmentJob& job)
{
    const auto hashOf = [](const fs::path& file) {
        return file.empty() ? std::string() : sha256OfFile(file);
    };
    return {.brainMask = hashOf(job.brainMask), .moves = hashOf(job.knownMoves)};
}

void writeReport(const fs::path& file, const SegmentReport& report)
{
    json object = {{"format", kFormat},
                   {"case", bytesText(report.caseName)},
                   {"model",
                    {{"name", report.result.model},
                     {"file", fileName(report.modelFile)},
                     {"sha256", report.modelSha256}}},
                   {"inputs", inputsJson(report.inputs)},
                   {"grid", geometryJson(report.geometry)},
                   {"outcome", outcomeJson(report)},
                   {"run", runJson(report)},
                   {"purpose", "For research and teaching, not for diagnosis."}};
    if (!report.alignment.empty()) {
        object["alignment"] = json::parse(report.alignment);
        object["given"] = {{"brainMaskSha256", report.given.brainMask},
                           {"movesSha256", report.given.moves}};
    }
    writeBytes(file, object.dump(2, ' ', false, json::error_handler_t::replace) + '\n');
}

std::optional<SegmentResult> finishedResult(const fs::path& file, const std::string& modelSha256,
                                            const std::vector<InputFile>& inputs, bool aligned,
                                            const GivenFiles& given)
{
    std::ifstream stream = streamOf(file);
    try {
        const json report = json::parse(stream);
        if (report.at("format") != kFormat || report.at("model").at("sha256") != modelSha256 ||
            report.contains("alignment") != aligned || !sameInputs(report.at("inputs"), inputs) ||
            givenFilesIn(report) != given) {
            return std::nullopt;
        }
        const SegmentResult result = resultFrom(report, file);
        return filesExist(result) ? std::optional(result) : std::nullopt;
    } catch (const json::exception&) {
        return std::nullopt;
    }
}

}  // namespace glioscope
