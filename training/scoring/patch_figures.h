#pragma once

// Figures of a model on ready-made patches.

#include <cstddef>
#include <string>
#include <vector>

namespace glioscope {

/// Mean over the patches in which the value exists.
struct PatchMean {
    double sum = 0;
    std::size_t patches = 0;
    void add(double value);             ///< NaN is dropped
    [[nodiscard]] double mean() const;  ///< NaN where no patch has a value
};

/// Of voxel counts TP, FP, FN, TN in one patch; 0 / 0 does not exist.
struct PatchFigures {
    std::string name;
    PatchMean dice;         ///< 2 TP / (2 TP + FP + FN)
    PatchMean sensitivity;  ///< TP / (TP + FN)
    PatchMean specificity;  ///< TN / (TN + FP)
    PatchMean accuracy;     ///< (TP + TN) / all
};

struct PatchEvaluation {
    std::string model;
    std::size_t patches = 0;
    /// WT (union of the three), ET, "NCR (reference's TC)" (label 1 alone), "TC (BraTS)" (labels 1
    /// and ET).
    std::vector<PatchFigures> rows;
};

}  // namespace glioscope
