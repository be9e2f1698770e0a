#pragma once

// What a model takes of a case, and the refusals in words: a sequence that is not there, sequences
// on different grids, whatever else the contract forbids.

#include "app/engine/raw/raw_case.h"
#include "app/engine/segment/segment_report.h"
#include "segmentation/case/model/case.h"
#include "segmentation/inference/segmenter.h"
#include "segmentation/jobs/job.h"
#include "segmentation/system/sentence.h"

namespace glioscope {

/// The case of a job: its own sources, or what is found at its path. Throws Error.
[[nodiscard]] CaseFiles caseOf(const SegmentJob& job);

/// Whether the job's case is a DICOM study.
[[nodiscard]] bool isStudyJob(const SegmentJob& job);

/// Among many cases a sentence has to say which one it is about; one with a path of the case does.
[[nodiscard]] Sentence namingCase(const CaseFiles& files, const Sentence& sentence);

/// The case's files that the model takes, and no other but, where the case is `aligned` first, its
/// T1ce. Throws Error naming the missing sequences.
[[nodiscard]] CaseFiles neededFiles(CaseFiles files, const ModelContract& contract,
                                    bool aligned = false);

/// Reads and hashes nothing but those; `files` is what neededFiles() returned. Throws Error.
[[nodiscard]] std::vector<InputFile> hashedInputs(const CaseFiles& files,
                                                  const ModelContract& contract);

/// The same of a study that was read: the hashes of its voxels, under names that are none of its
/// files'.
[[nodiscard]] std::vector<InputFile> studyInputs(const RawCase& raw, const ModelContract& contract);

/// What a case holds: the hashes of its files, and which volumes of a 4D file are taken.
[[nodiscard]] std::string contentOf(const CaseFiles& files);

/// Reads the sequences. Throws Error naming file and grids when they do not lie on one, and in the
/// contract's own words when the model cannot run on them. `notices` receives
/// what is doubtful about them, as imageDoubts() says it.
[[nodiscard]] SequenceImages readInputs(const CaseFiles& files, const ModelContract& contract,
                                        std::vector<Sentence>& notices);

/// What coarseVoxelSentence() says of the model's inputs, each on its own grid.
void addVoxelNotice(const Case& loaded, const ModelContract& contract,
                    std::vector<Sentence>& notices);

/// The model's inputs among sequences that are read. Throws Error as readInputs() does.
[[nodiscard]] SequenceImages inputsOf(const Case& loaded, const ModelContract& contract);

/// Throws AmbiguousInput when results would land among the case's own files.
void refuseOutputInCase(const std::filesystem::path& outputFolder, const CaseFiles& files);

}  // namespace glioscope
