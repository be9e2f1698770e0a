#pragma once

// What may make a segmentation of a case wrong though a model runs on it: one set of rules, with
// one sentence each, for a run, for the open case and, but for the skull, which may be what a model
// is trained on, for the audit of a dataset. What keeps a model from running is told elsewhere.

#include "segmentation/case/model/case.h"
#include "segmentation/system/sentence.h"

namespace glioscope {

/// "X has one value in every voxel (T1); copy or export it again."
[[nodiscard]] Sentence oneValueSentence(const std::filesystem::path& file, Sequence sequence);

/// "The same image is there as T1 (X) and as T1ce (Y); put the right file in the place of one."
[[nodiscard]] Sentence sameImageSentence(const std::filesystem::path& file, Sequence sequence,
                                         const std::filesystem::path& twin, Sequence twinSequence);

/// "X has 12 voxels that are no numbers (T1); they are read as 0."
[[nodiscard]] Sentence nonFiniteSentence(const std::filesystem::path& file, Sequence sequence,
                                         std::size_t voxels);

/// Of `sequences` that findBackground() finds none in.
[[nodiscard]] Sentence noBackgroundSentence(const std::vector<Sequence>& sequences);

/// Who says whether a head has its skull: its background here, or whoever can ask a network.
enum class SkullRule : std::uint8_t { Background, Elsewhere };

/// A sentence for each doubt about the sequences that are there: no contrast, one image twice,
/// voxels that are no numbers, no background, a skull, an orientation that is not certain,
/// contradictions between sequences. Empty for a sound case. Files are named without their folders.
/// A fifth of a second of work, on as many threads as there are sequences; any thread.
[[nodiscard]] std::vector<Sentence> imageDoubts(const Case& loaded,
                                                SkullRule rule = SkullRule::Background);

}  // namespace glioscope
