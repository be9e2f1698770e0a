#pragma once

// Which segmentation is held against which: two files, or two folders paired by case names. Names
// and headers only; no voxel is read.

#include "segmentation/case/dataset/label_file.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace glioscope {

struct EvaluationPair {
    std::string caseName;
    std::string model;  ///< what the prediction's name says between case and "seg"; may be empty
    LabelFile prediction;
    LabelFile reference;
};

struct PairedFolders {
    std::vector<EvaluationPair> pairs;  ///< by model, then case
    std::vector<std::string> casesWithoutPrediction;
    std::map<std::string, std::string> casesWithoutLabels;  ///< and a sentence about each
    std::vector<std::filesystem::path> predictionsWithoutCase;
};

/// Predictions are files `<case>[_<model>]_seg.nii.gz`, or where no name ends in "seg" all images;
/// references the cases of a dataset, or label files likewise. Throws Error when nothing pairs.
[[nodiscard]] PairedFolders pairFolders(const std::filesystem::path& predictions,
                                        const std::filesystem::path& references);

}  // namespace glioscope
