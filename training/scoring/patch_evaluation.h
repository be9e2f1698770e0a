#pragma once

// A model on ready-made patches, as the reference system scores its models: per patch, values that
// do not exist (a class that is empty) dropped, averaged. Free of LibTorch.

#include "segmentation/jobs/job.h"
#include "training/scoring/patch_figures.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace glioscope {

enum class PatchSubset : std::uint8_t { Valid, Train, All };

struct PatchEvaluationOptions {
    std::filesystem::path model;              ///< a model file
    std::filesystem::path folder;             ///< of reference patches
    PatchSubset subset = PatchSubset::Valid;  ///< of config.json; Valid is All where it lists none
    std::string device = kDeviceAuto;
    Precision precision = Precision::Auto;
};

/// Probabilities above 0.5 count. A model of regions is scored too: NCR is then TC without ET.
/// Throws Error where the model wants its input normalised in another way than the patches are, and
/// Cancelled where `mayContinue`, asked before each patch, returned false.
[[nodiscard]] PatchEvaluation evaluatePatches(
    const PatchEvaluationOptions& options,
    const std::function<bool(std::size_t done, std::size_t total)>& mayContinue = {});

[[nodiscard]] std::string tableText(const PatchEvaluation& evaluation);
[[nodiscard]] std::string tableJson(const PatchEvaluation& evaluation);  ///< one line

}  // namespace glioscope
