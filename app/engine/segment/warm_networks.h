#pragma once

// The networks that jobs have asked for, kept loaded between them. Belongs to one thread.

#include "segmentation/inference/brain_extractor.h"
#include "segmentation/inference/segmenter.h"
#include "segmentation/jobs/job.h"

#include <filesystem>
#include <map>
#include <memory>
#include <string>

namespace glioscope {

class WarmNetworks {
public:
    /// Throws Error for a model that cannot be found or read.
    [[nodiscard]] Segmenter& segmenter(const SegmentJob& job);
    /// The network that finds brains; of the first device and precision it is asked for with.
    [[nodiscard]] BrainExtractor& extractor(const std::string& device,
                                            Precision precision = Precision::Auto);

private:
    struct ModelKey {
        std::filesystem::path file;
        std::filesystem::file_time_type written;
        std::string device;
        Precision precision;
        bool probabilities;
        Mirroring mirroring;
        auto operator<=>(const ModelKey&) const = default;
    };

    std::unique_ptr<BrainExtractor> m_extractor;
    std::map<ModelKey, std::unique_ptr<Segmenter>> m_segmenters;
};

}  // namespace glioscope
