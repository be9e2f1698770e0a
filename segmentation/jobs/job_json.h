#pragma once

// JSON lines for job.h and align_job.h. Every line is an object with "type": "segment", "align",
// "cancel", "quit" towards the engine; "ready", "progress", "result", "aligned", "failed",
// "cancelled", "notice" from it. Paths are UTF-8 as in path_text.h; sentences are English, with how
// they are made up beside it as sentence_json.h says. Fields that a reader does not know are
// ignored, so that the two programs need not be of one version.

#include "segmentation/jobs/align_job.h"
#include "segmentation/jobs/job.h"
#include "segmentation/system/sentence.h"

#include <string_view>
#include <variant>

namespace glioscope {

struct CancelJob {
    std::string id;
};
struct QuitEngine {};
struct EngineReady {
    std::string version;
    std::vector<std::string> devices;  ///< "cpu", "cuda:0", ...
};
struct JobCancelled {
    std::string id;
};

/// Something the user should know, of a command that is no job.
struct CommandNotice {
    Sentence message;
};

using EngineCommand = std::variant<SegmentJob, AlignJob, CancelJob, QuitEngine>;
using EngineEvent = std::variant<EngineReady, Progress, SegmentResult, AlignResult, Failure,
                                 JobCancelled, CommandNotice>;

/// Without the line end. Bytes that are no UTF-8 become U+FFFD, a number that is not finite its
/// field's default; neither throws.
[[nodiscard]] std::string toLine(const EngineCommand& command);
[[nodiscard]] std::string toLine(const EngineEvent& event);

/// Throws std::invalid_argument that says what is wrong with the line.
[[nodiscard]] EngineCommand commandFromLine(std::string_view line);
[[nodiscard]] EngineEvent eventFromLine(std::string_view line);

/// The same; nothing where the line is a command's report, or no event at all.
[[nodiscard]] std::optional<EngineEvent> eventIn(std::string_view line);

/// The "id" of a line that may be wrong otherwise, so that its failure reaches the right job; empty
/// where none can be read.
[[nodiscard]] std::string idFromLine(std::string_view line);

}  // namespace glioscope
