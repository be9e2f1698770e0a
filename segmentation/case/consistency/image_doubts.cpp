#include "segmentation/case/consistency/image_doubts.h"

#include "segmentation/case/consistency/sequence_consistency.h"

#include <algorithm>
#include <future>

namespace glioscope {
namespace {

namespace fs = std::filesystem;
using Images = std::array<std::shared_ptr<const Image>, 4>;

bool hasOneValue(const Image& image)
{
    return std::ranges::all_of(image.voxels, [&](float v) { return v == image.voxels.front(); });
}

fs::path nameOf(const CaseFiles& files, std::size_t sequence)
{
    return files.images[sequence].value_or(fs::path()).filename();
}

std::vector<std::string> contradictions(const Images& images)
{
    std::array<std::future<HeadSample>, 4> pending;
    for (std::size_t s = 0; s < images.size(); ++s) {
        if (images[s]) {
            pending[s] = std::async(std::launch::async, [&image = *images[s]] {
                return sampleHead(image, findBackground(image));
            });
        }
    }
    std::array<HeadSample, 4> samples;
    HeadSamples given = {};
    for (std::size_t s = 0; s < images.size(); ++s) {
        if (pending[s].valid()) {
            samples[s] = pending[s].get();
            given[s] = &samples[s];
        }
    }
    std::vector<std::string> sentences;
    for (const InconsistentSequences& found : findInconsistencies(given)) {
        sentences.push_back(found.text);
    }
    return sentences;
}

}  // namespace

std::string oneValueSentence(const fs::path& file, Sequence sequence)
{
    return file.string() + " has one value in every voxel (" + std::string(displayName(sequence)) +
           "); copy or export it again.";
}

std::string sameImageSentence(const fs::path& file, Sequence sequence, const fs::path& twin,
                              Sequence twinSequence)
{
    return "The same image is there as " + std::string(displayName(sequence)) + " (" +
           file.string() + ") and as " + std::string(displayName(twinSequence)) + " (" +
           twin.string() + "); put the right file in the place of one.";
}

std::vector<std::string> imageDoubts(const Images& images, const CaseFiles& files)
{
    std::vector<std::string> sentences;
    bool twice = false;
    for (std::size_t s = 0; s < images.size(); ++s) {
        if (!images[s] || images[s]->empty()) {
            continue;
        }
        if (hasOneValue(*images[s])) {
            sentences.push_back(oneValueSentence(nameOf(files, s), static_cast<Sequence>(s)));
            continue;
        }
        for (std::size_t other = 0; other < s; ++other) {
            if (images[other] && images[other]->voxels == images[s]->voxels) {
                twice = true;
                sentences.push_back(sameImageSentence(nameOf(files, other),
                                                      static_cast<Sequence>(other),
                                                      nameOf(files, s), static_cast<Sequence>(s)));
            }
        }
    }
    if (!twice) {
        std::ranges::move(contradictions(images), std::back_inserter(sentences));
    }
    return sentences;
}

}  // namespace glioscope
