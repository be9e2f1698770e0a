#include "app/engine/segment/warm_networks.h"

#include "segmentation/networks/files/model_library.h"

namespace glioscope {

namespace fs = std::filesystem;

Segmenter& WarmNetworks::segmenter(const SegmentJob& job)
{
    const fs::path file = findModel(job.model);
    std::error_code ignored;
    const ModelKey key = {file,
                          fs::last_write_time(file, ignored),
                          job.device,
                          job.precision,
                          job.probabilities,
                          job.mirroring};
    // A file written anew under the same name is another model; the old one's memory goes.
    std::erase_if(m_segmenters, [&](const auto& entry) {
        return entry.first.file == key.file && entry.first.written != key.written;
    });
    auto& segmenter = m_segmenters[key];
    if (!segmenter) {
        segmenter = std::make_unique<Segmenter>(
            file, SegmenterOptions{.device = job.device,
                                   .precision = job.precision,
                                   .keepProbabilities = job.probabilities,
                                   .mirroring = job.mirroring});
    }
    return *segmenter;
}

BrainExtractor& WarmNetworks::extractor(const std::string& device, Precision precision)
{
    if (!m_extractor) {
        m_extractor = std::make_unique<BrainExtractor>(
            findBrainModel(""), SegmenterOptions{.device = device, .precision = precision});
    }
    return *m_extractor;
}

}  // namespace glioscope
