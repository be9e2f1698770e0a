#include "segmentation/jobs/job_json.h"

#include "segmentation/jobs/align_job_json.h"
#include "segmentation/jobs/json_fields.h"
#include "segmentation/jobs/segment_settings.h"
#include "segmentation/jobs/sentence_json.h"
#include "segmentation/system/path_text.h"

#include <algorithm>

namespace glioscope {
namespace {

using namespace jobs;

json rowsFrom(const json& object, const char* name)
{
    json rows = optional<json>(object, name, json::array());
    if (!rows.is_array() ||
        !std::ranges::all_of(rows, [](const json& r) { return r.is_object(); })) {
        refuse(std::string("The field \"") + name + "\" is no list of objects.");
    }
    return rows;
}

std::vector<VolumeRow> volumesFrom(const json& object)
{
    std::vector<VolumeRow> volumes;
    for (const json& row : rowsFrom(object, "volumes")) {
        volumes.push_back({required(row, "name"), optional(row, "ml", 0.0)});
    }
    return volumes;
}

std::vector<MemberTime> membersFrom(const json& object)
{
    std::vector<MemberTime> members;
    for (const json& row : rowsFrom(object, "members")) {
        members.push_back({required(row, "name"), optional(row, "seconds", 0.0)});
    }
    return members;
}

std::vector<ProbabilityOf> probabilitiesOfFrom(const json& object)
{
    std::vector<ProbabilityOf> all;
    for (const json& row : rowsFrom(object, "probabilitiesOf")) {
        all.push_back(
            {required(row, "structure"), optional(row, "threshold", ProbabilityOf().threshold)});
    }
    return all;
}

json toJson(const SegmentJob& job)
{
    json line = {
        {"type", "segment"},          {"id", job.id},       {"case", pathText(job.casePath)},
        {"sequences", job.sequences}, {"model", job.model}, {"output", pathText(job.outputFolder)}};
    for (const SegmentSetting& setting : segmentSettings()) {
        std::visit([&](const auto& value) { line[setting.key] = value; }, setting.member.read(job));
    }
    if (job.sources) {
        line["sources"] = toJson(*job.sources);
    }
    if (job.align) {
        line["brainMask"] = pathText(job.brainMask);
        line["knownMoves"] = pathText(job.knownMoves);
        line["caseName"] = job.caseName;
        for (const Sequence sequence : kAllSequences) {
            line["series"][std::string(key(sequence))] =
                job.series[static_cast<std::size_t>(sequence)];
        }
    }
    return line;
}

json toJson(const CancelJob& cancel)
{
    return {{"type", "cancel"}, {"id", cancel.id}};
}
json toJson(const QuitEngine&)
{
    return {{"type", "quit"}};
}

json toJson(const EngineReady& ready)
{
    return {{"type", "ready"}, {"version", ready.version}, {"devices", ready.devices}};
}

json toJson(const Progress& progress)
{
    return {{"type", "progress"},      {"id", progress.id},
            {"stage", progress.stage}, {"done", progress.done},
            {"total", progress.total}, {"secondsLeft", progress.secondsLeft}};
}

json toJson(const SegmentResult& result)
{
    json volumes = json::array();
    for (const VolumeRow& row : result.volumes) {
        volumes.push_back({{"name", row.name}, {"ml", row.volumeMl}});
    }
    json probabilitiesOf = json::array();
    for (const ProbabilityOf& of : result.probabilitiesOf) {
        probabilitiesOf.push_back({{"structure", of.structure}, {"threshold", of.threshold}});
    }
    json members = json::array();
    for (const MemberTime& member : result.members) {
        members.push_back({{"name", member.name}, {"seconds", member.seconds}});
    }
    json line = {{"type", "result"},
                 {"id", result.id},
                 {"segmentation", pathText(result.segmentation)},
                 {"report", pathText(result.report)},
                 {"probabilities", textsOf(result.probabilities)},
                 {"model", result.model},
                 {"device", result.device},
                 {"precision", result.precision},
                 {"seconds", result.seconds},
                 {"members", std::move(members)},
                 {"volumes", std::move(volumes)},
                 {"probabilitiesOf", std::move(probabilitiesOf)},
                 {"modelSha256", result.modelSha256},
                 {"dicomSegmentation", pathText(result.dicomSegmentation)},
                 {"moves", pathText(result.moves)},
                 {"brain", pathText(result.brain)},
                 {"peakMemoryBytes", result.peakMemoryBytes}};
    put(line, "notices", result.notices);
    return line;
}

json toJson(const Failure& failure)
{
    json line = {{"type", "failed"}, {"id", failure.id}};
    put(line, "message", failure.message);
    put(line, "advice", failure.advice);
    return line;
}

json toJson(const CommandNotice& notice)
{
    json line = {{"type", "notice"}};
    put(line, "message", notice.message);
    return line;
}

json toJson(const JobCancelled& cancelled)
{
    return {{"type", "cancelled"}, {"id", cancelled.id}};
}

Sentence requiredSentence(const json& object, const char* name)
{
    (void)required(object, name);
    return sentenceFrom(object, name);
}

void take(const json& object, const SegmentSetting& setting, SegmentJob& job)
{
    const SettingValue value = std::visit(
        [&](const auto& now) { return SettingValue(optional(object, setting.key, now)); },
        setting.member.read(job));
    if (!setting.member.write(job, value)) {
        refuse("\"" + valueText(value) + "\" is no " + setting.key + "; use " +
               listedKeys(setting.choices.keys()) + ".");
    }
}

SegmentJob segmentJobFrom(const json& object)
{
    SegmentJob job;
    job.id = optional<std::string>(object, "id", {});
    if (const json sources = optional<json>(object, "sources", nullptr); sources.is_object()) {
        job.sources = sourcesFrom(sources);
    } else {
        job.casePath = pathFromText(required(object, "case"));
    }
    job.sequences = optional<std::string>(object, "sequences", {});
    job.model = optional<std::string>(object, "model", {});
    job.outputFolder = pathFromText(required(object, "output"));
    for (const SegmentSetting& setting : segmentSettings()) {
        take(object, setting, job);
    }
    job.brainMask = pathFrom(object, "brainMask");
    job.knownMoves = pathFrom(object, "knownMoves");
    job.caseName = optional<std::string>(object, "caseName", {});
    const json series = optional<json>(object, "series", json::object());
    for (const Sequence sequence : kAllSequences) {
        job.series[static_cast<std::size_t>(sequence)] =
            optional<std::string>(series, std::string(key(sequence)).c_str(), {});
    }
    return job;
}

Progress progressFrom(const json& object)
{
    return {.id = optional<std::string>(object, "id", {}),
            .stage = optional<std::string>(object, "stage", {}),
            .done = optional(object, "done", 0.0),
            .total = optional(object, "total", 0.0),
            .secondsLeft = optional(object, "secondsLeft", -1.0)};
}

SegmentResult resultFrom(const json& object)
{
    return {.id = optional<std::string>(object, "id", {}),
            .segmentation = pathFromText(required(object, "segmentation")),
            .report = pathFrom(object, "report"),
            .probabilities = pathsFrom(object, "probabilities"),
            .probabilitiesOf = probabilitiesOfFrom(object),
            .model = optional<std::string>(object, "model", {}),
            .device = optional<std::string>(object, "device", {}),
            .precision = optional<std::string>(object, "precision", {}),
            .seconds = optional(object, "seconds", 0.0),
            .members = membersFrom(object),
            .volumes = volumesFrom(object),
            .notices = sentencesFrom(object, "notices"),
            .modelSha256 = optional<std::string>(object, "modelSha256", {}),
            .dicomSegmentation = pathFrom(object, "dicomSegmentation"),
            .moves = pathFrom(object, "moves"),
            .brain = pathFrom(object, "brain"),
            .peakMemoryBytes = optional(object, "peakMemoryBytes", 0.0)};
}

}  // namespace

std::string toLine(const EngineCommand& command)
{
    return dumped(std::visit([](const auto& value) { return toJson(value); }, command));
}

std::string toLine(const EngineEvent& event)
{
    return dumped(std::visit([](const auto& value) { return toJson(value); }, event));
}

EngineCommand commandFromLine(std::string_view line)
{
    const json object = parsed(line);
    const std::string type = required(object, "type");
    if (type == "segment") {
        return segmentJobFrom(object);
    }
    if (type == "align") {
        return alignJobFrom(object);
    }
    if (type == "cancel") {
        return CancelJob{optional<std::string>(object, "id", {})};
    }
    if (type == "quit") {
        return QuitEngine{};
    }
    refuse("The engine knows no command \"" + type + "\"; use segment, align, cancel or quit.");
}

EngineEvent eventFromLine(std::string_view line)
{
    const json object = parsed(line);
    const std::string type = required(object, "type");
    const std::string id = optional<std::string>(object, "id", {});
    if (type == "progress") {
        return progressFrom(object);
    }
    if (type == "result") {
        return resultFrom(object);
    }
    if (type == "aligned") {
        return alignResultFrom(object);
    }
    if (type == "failed") {
        return Failure{id, requiredSentence(object, "message"), sentenceFrom(object, "advice")};
    }
    if (type == "notice") {
        return CommandNotice{requiredSentence(object, "message")};
    }
    if (type == "cancelled") {
        return JobCancelled{id};
    }
    if (type == "ready") {
        return EngineReady{optional<std::string>(object, "version", {}),
                           optional<std::vector<std::string>>(object, "devices", {})};
    }
    refuse("There is no event \"" + type + "\".");
}

std::optional<EngineEvent> eventIn(std::string_view line)
{
    try {
        return eventFromLine(line);
    } catch (const std::invalid_argument&) {
        return std::nullopt;
    }
}

std::string idFromLine(std::string_view line)
{
    const json object = json::parse(line, nullptr, false);
    const auto found = object.is_object() ? object.find("id") : object.end();
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace glioscope
