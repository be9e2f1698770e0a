#pragma once

// A synthetic head in all four sequences, models whose answers are known or at least the same each
// time, and how far two results agree.

#include "segmentation/inference/segmenter.h"
#include "segmentation/networks/files/model_file.h"

#include <memory>

namespace glioscope::test {

/// The head, the same in world space on any grid; structure differs by sequence.
[[nodiscard]] SequenceImages caseOn(const Geometry& geometry);

/// Centred on the world's origin.
[[nodiscard]] Geometry centred(Geometry geometry);

/// LPS, 1 mm.
[[nodiscard]] Geometry canonicalGrid();

/// caseOn(canonicalGrid()) with another slope and a background of -1024.
[[nodiscard]] SequenceImages rescaledCase();

/// Random weights, the same each time.
[[nodiscard]] std::shared_ptr<Model> seededModel(NetworkKind kind = NetworkKind::UNet);

/// Makes the network ignore all but its finest level, so that a voxel depends on near ones alone.
void keepFinestLevel(SegmentationNetwork& network);

/// WT, TC and ET where normalised FLAIR is above 0, 1 and 2: what a voxel gets depends on it alone.
[[nodiscard]] std::shared_ptr<Model> thresholdModel();

[[nodiscard]] SegmenterOptions cpuFloat32();

/// caseOn(geometry) by `model`, probabilities kept.
[[nodiscard]] Segmentation segmentOn(const Geometry& geometry, const std::shared_ptr<Model>& model);

/// What segmenting caseOn(canonicalGrid()) tells of its progress.
struct ToldProgress {
    double last = 0;
    double total = 0;
    bool goesBack = false;
    bool changesTotal = false;
};
[[nodiscard]] ToldProgress toldProgress(Segmenter& segmenter);

/// Share of labelled voxels of either that carry the same label in both.
[[nodiscard]] double agreement(const LabelMap& a, const LabelMap& b);

[[nodiscard]] Image asImage(const ProbabilityMap& map);

/// Pearson's, over voxels where neither is 0 (inside the head's box).
[[nodiscard]] double correlation(const Image& a, const Image& b);

/// Of 8-bit probabilities.
[[nodiscard]] double meanDifference(const ProbabilityMap& a, const ProbabilityMap& b);

}  // namespace glioscope::test
