#pragma once

// What a model takes of a case, and the refusals in words: a sequence that is not there, sequences
// on different grids, whatever else the contract forbids.

#include "app/engine/segment/segment_report.h"
#include "segmentation/case/model/case.h"
#include "segmentation/inference/segmenter.h"
#include "segmentation/jobs/job.h"

namespace glioscope {

/// The case of a job: its own sources, or what is found at its path. Throws Error.
[[nodiscard]] CaseFiles caseOf(const SegmentJob& job);

/// The case's files that the model takes, and no other. Throws Error naming the missing sequences.
[[nodiscard]] CaseFiles neededFiles(CaseFiles files, const ModelContract& contract);

/// Reads and hashes nothing but those; `files` is what neededFiles() returned. Throws Error.
[[nodiscard]] std::vector<InputFile> hashedInputs(const CaseFiles& files,
                                                  const ModelContract& contract);

/// Reads the sequences. Throws Error naming file and grids when they do not lie on one, and in the
/// contract's own words when the model cannot run on them. `notices` receives
/// what is doubtful about them, as imageDoubts() says it.
[[nodiscard]] SequenceImages readInputs(const CaseFiles& files, const ModelContract& contract,
                                        std::vector<std::string>& notices);

/// The model's inputs among sequences that are read. Throws Error as readInputs() does.
[[nodiscard]] SequenceImages inputsOf(const Case& loaded, const ModelContract& contract);

/// Throws AmbiguousInput when results would land among the case's own files.
void refuseOutputInCase(const std::filesystem::path& outputFolder, const CaseFiles& files);

}  // namespace glioscope
