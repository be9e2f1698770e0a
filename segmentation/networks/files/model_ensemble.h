#pragma once

// One model out of several networks trained apart, such as those of a cross-validation's folds: all
// of them run, and their probabilities are averaged (ModelContract::members). Unlike the mean of
// weights (model_average.h) this asks for nothing in common but architecture and preparation.

#include "segmentation/networks/contract/model_contract.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace glioscope {

struct EnsembleOptions {
    std::string name;  ///< of the model, at most twelve ASCII letters, digits, '-' and '_'
    std::map<std::string, double> metrics = {};  ///< cross-validated ones; none where not measured
    std::string note = {};                       ///< one more sentence of the contract's note
    /// A model trained on a finer grid, as the last member; see SecondStage. None where empty.
    std::filesystem::path secondStage = {};
};

/// Writes the models, two to kMostMembers of a single network each, of which the last may be a
/// second stage, as members of one to `output` and returns its contract: the first one's with the
/// training cases of all, and as held-back cases those that isNewToMembers(). Members are named by
/// their models, else by their files, their files' folders or their order, whichever first tells
/// them apart. Throws Error that names a file which cannot be read or the kind of thing in which it
/// differs from the first; an older `output` is then untouched.
ModelContract combineModels(const std::vector<std::filesystem::path>& models,
                            const std::filesystem::path& output, const EnsembleOptions& options);

}  // namespace glioscope
