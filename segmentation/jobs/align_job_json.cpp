#include "segmentation/jobs/align_job_json.h"

#include "segmentation/jobs/json_fields.h"
#include "segmentation/jobs/sentence_json.h"

namespace glioscope {

using namespace jobs;

json toJson(const CaseSources& sources)
{
    json images = json::object();
    for (const auto& [sequence, source] : sources.images) {
        images[std::string(key(sequence))] = {{"file", pathText(source.file)},
                                              {"volume", source.volume}};
    }
    json object = {{"name", sources.name},
                   {"folder", pathText(sources.folder)},
                   {"images", std::move(images)},
                   {"labels", pathText(sources.labels)},
                   {"unused", textsOf(sources.unused)},
                   {"straighten", sources.straighten}};
    put(object, "notices", sources.notices);
    return object;
}

CaseSources sourcesFrom(const json& object)
{
    CaseSources sources = {.name = required(object, "name"),
                           .folder = pathFromText(required(object, "folder")),
                           .images = {},
                           .labels = pathFrom(object, "labels"),
                           .unused = pathsFrom(object, "unused"),
                           .notices = sentencesFrom(object, "notices"),
                           .straighten = optional(object, "straighten", false)};
    const json images = optional<json>(object, "images", json::object());
    for (const auto& [name, image] : images.items()) {
        const auto sequence = fromKey<Sequence>(name);
        if (!sequence || !image.is_object()) {
            refuse("The field \"images\" has \"" + name +
                   "\", which is no sequence with its file.");
        }
        sources.images[*sequence] = {pathFromText(required(image, "file")),
                                     optional(image, "volume", SequenceSource().volume)};
    }
    return sources;
}

json toJson(const AlignJob& job)
{
    json again = json::array();
    for (const Sequence sequence : job.again) {
        again.push_back(key(sequence));
    }
    return {{"type", "align"},
            {"id", job.id},
            {"want", key(job.want)},
            {"sources", toJson(job.sources)},
            {"output", pathText(job.outputFolder)},
            {"device", job.device},
            {"known", pathText(job.known)},
            {"again", std::move(again)},
            {"attempt", job.attempt}};
}

AlignJob alignJobFrom(const json& object)
{
    AlignJob job{.id = optional<std::string>(object, "id", {}),
                 .outputFolder = pathFromText(required(object, "output")),
                 .device = optional(object, "device", AlignJob().device),
                 .known = pathFrom(object, "known"),
                 .attempt = optional(object, "attempt", 0)};
    const auto want = fromKey<AlignJob::Want>(required(object, "want"));
    const json sources = optional<json>(object, "sources", nullptr);
    if (!want || !sources.is_object()) {
        refuse("An \"align\" says in \"want\" heads, moves or brain, and in \"sources\" of what.");
    }
    job.want = *want;
    job.sources = sourcesFrom(sources);
    for (const auto& name : optional<std::vector<std::string>>(object, "again", {})) {
        const auto sequence = fromKey<Sequence>(name);
        if (!sequence) {
            refuse("The field \"again\" has \"" + name + "\", which is no sequence.");
        }
        job.again.push_back(*sequence);
    }
    return job;
}

json toJson(const AlignResult& result)
{
    json line = {{"type", "aligned"},
                 {"id", result.id},
                 {"wholeHeads", result.wholeHeads},
                 {"brightShareOutside", result.brightShareOutside},
                 {"moves", pathText(result.moves)},
                 {"brain", pathText(result.brain)}};
    put(line, "notices", result.notices);
    return line;
}

AlignResult alignResultFrom(const json& object)
{
    return {.id = optional<std::string>(object, "id", {}),
            .wholeHeads = optional(object, "wholeHeads", false),
            .brightShareOutside = optional(object, "brightShareOutside", 0.0),
            .moves = pathFrom(object, "moves"),
            .brain = pathFrom(object, "brain"),
            .notices = sentencesFrom(object, "notices")};
}

}  // namespace glioscope
