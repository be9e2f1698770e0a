#pragma once

// The JSON beside every segmentation: what was segmented, by which model, with which outcome. Its
// presence also says that the result is whole, since it is put in place last.

#include "segmentation/jobs/job.h"
#include "segmentation/metrics/evaluation.h"
#include "segmentation/volume/sequence.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace glioscope {

struct InputFile {
    Sequence sequence = Sequence::Flair;
    std::filesystem::path file;
    std::string sha256;
};

/// Hashes of what was given for an alignment instead of being found; empty where nothing was.
struct GivenFiles {
    std::string brainMask;
    std::string moves;
    bool operator==(const GivenFiles&) const = default;
};

/// Throws Error where one cannot be read.
[[nodiscard]] GivenFiles givenFilesOf(const SegmentJob& job);

struct SegmentReport {
    SegmentResult result;  ///< files under their final names
    std::string caseName;
    std::filesystem::path modelFile;
    std::string modelSha256;
    std::vector<InputFile> inputs;
    Geometry geometry;      ///< of the input, LPS mm
    std::string alignment;  ///< of a case that was aligned: alignmentPart(); else empty
    GivenFiles given = {};  ///< likewise
    std::vector<LabelVolume> volumes;
    std::map<std::string, double>
        seconds;  ///< by stage: "loading", "reading", "network", "writing"
};

/// Throws Error naming the file.
void writeReport(const std::filesystem::path& file, const SegmentReport& report);

/// The result that the report in `file` tells of, if it came from this model and these input bytes,
/// aligned or not as asked, by the same given files, and all its files are there; nothing
/// otherwise, also for a file that is no report.
[[nodiscard]] std::optional<SegmentResult> finishedResult(const std::filesystem::path& file,
                                                          const std::string& modelSha256,
                                                          const std::vector<InputFile>& inputs,
                                                          bool aligned, const GivenFiles& given);

}  // namespace glioscope
