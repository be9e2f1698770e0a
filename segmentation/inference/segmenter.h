#pragma once

// Segments one case with one model: contract check, crop to the brain, normalise, windows with
// Gaussian blending, the mean over a model's networks, a second stage where it has one, thresholds,
// and the result back on the input's grid. The only door to inference for commands and the
// trainer's validation; free of LibTorch, Qt and ITK.

#include "segmentation/inference/inference_progress.h"
#include "segmentation/inference/segmenter_options.h"
#include "segmentation/networks/contract/contract_check.h"
#include "segmentation/networks/contract/sequence_images.h"
#include "segmentation/system/sentence.h"

#include <filesystem>
#include <memory>
#include <optional>

namespace glioscope {

struct BrainInput;
struct Model;

/// Of one region or label, 0 to 255 for 0 to 1.
using ProbabilityMap = Volume<std::uint8_t>;

struct Segmentation {
    LabelMap labels;                            ///< on the input's grid
    std::vector<ProbabilityMap> probabilities;  ///< one a contract output, on the input's grid
    /// Of all passes, plain and mirrored, of all networks about their mean: the standard deviation,
    /// 0 to 255 for 0 to 0.5; the largest of the outputs. Where a model has mirrored passes or
    /// several networks, and probabilities are kept; 0 where one pass alone speaks, as beyond a
    /// second stage's box without mirroring.
    std::optional<ProbabilityMap> deviation;
    std::string device;     ///< where it ran
    std::string precision;  ///< "fp32" or "bf16"
    double networkSeconds = 0;
    /// That ran, or would have: a second stage with nothing to look at took 0 s. Empty where the
    /// model is a single network.
    std::vector<MemberTime> members;
    double networkVoxels = 0;  ///< through the network, padding, overlap and mirroring counted
    double executedShare = 1;  ///< of the network's arithmetic as defined, after fusing layers
    Index3 windowVoxels = {0, 0, 0};  ///< of the first stage
    Index3 windows = {1, 1, 1};       ///< along each axis
    std::vector<Sentence> notices;    ///< such as a fallback
};

class Segmenter {
public:
    /// Loads the model and settles device and precision. Throws Error.
    Segmenter(const std::filesystem::path& modelFile, const SegmenterOptions& options);
    /// Runs a model already in memory (validation during training); it is not changed.
    Segmenter(std::shared_ptr<Model> model, const SegmenterOptions& options);
    ~Segmenter();

    [[nodiscard]] const ModelContract& contract() const;
    [[nodiscard]] const std::string& modelSha256() const;
    /// Whether segmentations have a deviation.
    [[nodiscard]] bool givesDeviation() const;

    /// What the network sees of the images; nothing of it depends on device, precision or weights.
    /// Throws Error on a contract violation.
    [[nodiscard]] std::shared_ptr<const BrainInput> prepare(const SequenceImages& images) const;
    /// The same as segment() of the images that it was prepared of.
    [[nodiscard]] Segmentation segment(const BrainInput& input,
                                       const InferenceProgress& progress = {},
                                       const std::vector<std::size_t>& members = {});
    /// `members` are places in the contract's list, of which the probabilities are averaged; none
    /// means all; the second stage's runs after others alone. Progress counts over those that run.
    /// Throws Error on a contract violation, Cancelled when `progress` returned false. Running out
    /// of memory is handled inside: smaller batch, smaller window, then the CPU with a notice.
    [[nodiscard]] Segmentation segment(const SequenceImages& images,
                                       const InferenceProgress& progress = {},
                                       const std::vector<std::size_t>& members = {});

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace glioscope
