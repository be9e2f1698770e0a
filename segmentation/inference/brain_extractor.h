#pragma once

// Finds the brain in one image of a head, of whatever sequence, with its skull or without. The door
// to models of OutputKind::Brain as Segmenter is to those of tumours; free of LibTorch, Qt and ITK.

#include "segmentation/inference/segmenter.h"
#include "segmentation/system/sentence.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace glioscope {

struct BrainExtraction {
    Mask brain;                     ///< on the image's grid
    double brightShareOutside = 0;  ///< see preparation/head_input.h
    std::string device;             ///< where it ran
    std::string precision;          ///< "fp32" or "bf16"
    double networkSeconds = 0;
    std::vector<Sentence> notices;  ///< such as a fallback
};

class BrainExtractor {
public:
    /// Loads the model and settles device and precision. Throws Error, also for a model of tumours.
    BrainExtractor(const std::filesystem::path& modelFile, const SegmenterOptions& options);
    ~BrainExtractor();

    [[nodiscard]] const ModelContract& contract() const;

    /// Throws Error where no brain is found, Cancelled when `progress` returned false. Running out
    /// of memory is handled inside, as Segmenter does.
    [[nodiscard]] BrainExtraction extract(const Image& image,
                                          const InferenceProgress& progress = {});

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace glioscope
