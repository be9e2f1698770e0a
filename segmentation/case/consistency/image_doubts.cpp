#include "segmentation/case/consistency/image_doubts.h"

#include "segmentation/case/consistency/sequence_consistency.h"
#include "segmentation/volume/sequence_list.h"

#include <algorithm>
#include <future>
#include <set>

namespace glioscope {
namespace {

namespace fs = std::filesystem;

/// A stripped head leaves more of its image free.
constexpr double kLeastBackground = 0.3;

/// What one image says by itself.
struct ImageLook {
    bool there = false;
    bool oneValue = false;
    bool noBackground = false;
    bool skull = false;
    HeadSample sample = {};
};
using Looks = std::array<ImageLook, 4>;

ImageLook lookAt(const Image& image)
{
    ImageLook look{.there = true};
    look.oneValue =
        std::ranges::all_of(image.voxels, [&](float v) { return v == image.voxels.front(); });
    if (look.oneValue) {
        return look;
    }
    const std::optional<Background> background = findBackground(image);
    look.noBackground = !background;
    look.skull = background &&
                 (background->isNoise() || backgroundShare(image, background) < kLeastBackground);
    look.sample = sampleHead(image, background);
    return look;
}

Looks lookAtAll(const Case& loaded)
{
    std::array<std::future<ImageLook>, 4> pending;
    for (std::size_t s = 0; s < pending.size(); ++s) {
        if (const auto& image = loaded.images[s]; image && !image->empty()) {
            pending[s] = std::async(std::launch::async, [&image] { return lookAt(*image); });
        }
    }
    Looks looks;
    for (std::size_t s = 0; s < looks.size(); ++s) {
        if (pending[s].valid()) {
            looks[s] = pending[s].get();
        }
    }
    return looks;
}

fs::path nameOf(const CaseFiles& files, std::size_t sequence)
{
    return files.images[sequence].value_or(fs::path()).filename();
}

std::vector<Sequence> those(const Looks& looks, bool ImageLook::* what)
{
    std::vector<Sequence> sequences;
    for (const Sequence sequence : kAllSequences) {
        if (looks[static_cast<std::size_t>(sequence)].*what) {
            sequences.push_back(sequence);
        }
    }
    return sequences;
}

/// Returns whether one image is there under two names.
bool addTwins(const Case& loaded, const Looks& looks, std::vector<Sentence>& sentences)
{
    bool twice = false;
    for (std::size_t s = 0; s < looks.size(); ++s) {
        for (std::size_t other = 0; other < s; ++other) {
            if (looks[s].there && looks[other].there && !looks[s].oneValue &&
                loaded.images[other]->voxels == loaded.images[s]->voxels) {
                twice = true;
                sentences.push_back(
                    sameImageSentence(nameOf(loaded.files, other), static_cast<Sequence>(other),
                                      nameOf(loaded.files, s), static_cast<Sequence>(s)));
            }
        }
    }
    return twice;
}

/// A sentence a doubt, not a file: converters leave all files of a case alike.
void addOrientationDoubts(const Case& loaded, std::vector<Sentence>& sentences)
{
    std::map<std::string, std::pair<Sentence, std::set<std::string>>> filesOfDoubt;
    for (std::size_t s = 0; s < loaded.images.size(); ++s) {
        if (loaded.images[s] && !loaded.orientationDoubts[s].empty()) {
            auto& [doubt, files] = filesOfDoubt[loaded.orientationDoubts[s].text()];
            doubt = loaded.orientationDoubts[s];
            files.insert(nameOf(loaded.files, s).string());
        }
    }
    for (const auto& [text, those] : filesOfDoubt) {
        const auto& [doubt, files] = those;
        const std::size_t more = files.size() - 1;
        const Sentence like = more == 0 ? Sentence(" ")
                              : more == 1
                                  ? Sentence::of(", like another file of its case, ")
                                  : Sentence::of(", like %1 more files of its case, ", more);
        sentences.push_back(Sentence::of("%1%2%3, so left and right may be exchanged.",
                                         *files.begin(), like, doubt));
    }
}

Sentence skullSentence(const std::vector<Sequence>& sequences)
{
    return sequences.size() == 1
               ? Sentence::of(
                     "%1 does not look skull-stripped; a model that was trained on brains "
                     "without skull may mark bone or scalp as tumour.",
                     listed(sequences))
               : Sentence::of(
                     "%1 do not look skull-stripped; a model that was trained on brains "
                     "without skull may mark bone or scalp as tumour.",
                     listed(sequences));
}

}  // namespace

Sentence oneValueSentence(const fs::path& file, Sequence sequence)
{
    return Sentence::of("%1 has one value in every voxel (%2); copy or export it again.", file,
                        displayName(sequence));
}

Sentence sameImageSentence(const fs::path& file, Sequence sequence, const fs::path& twin,
                           Sequence twinSequence)
{
    return Sentence::of(
        "The same image is there as %1 (%2) and as %3 (%4); put the "
        "right file in the place of one.",
        displayName(sequence), file, displayName(twinSequence), twin);
}

Sentence nonFiniteSentence(const fs::path& file, Sequence sequence, std::size_t voxels)
{
    return voxels == 1
               ? Sentence::of("%1 has %2 voxel that is no number (%3); it is read as 0.", file,
                              voxels, displayName(sequence))
               : Sentence::of("%1 has %2 voxels that are no numbers (%3); they are read as 0.",
                              file, voxels, displayName(sequence));
}

Sentence noBackgroundSentence(const std::vector<Sequence>& sequences)
{
    return Sentence::of(
        "No background was found around the head in %1, as in a part cut out of a head or a noisy "
        "scan with its skull; all of the image is taken for brain, so a result may be wrong. Use "
        "whole images without skull.",
        listed(sequences));
}

std::vector<Sentence> imageDoubts(const Case& loaded, SkullRule rule)
{
    const Looks looks = lookAtAll(loaded);
    std::vector<Sentence> sentences;
    for (std::size_t s = 0; s < looks.size(); ++s) {
        if (looks[s].there && loaded.nonFinite[s] > 0) {
            sentences.push_back(nonFiniteSentence(nameOf(loaded.files, s), static_cast<Sequence>(s),
                                                  loaded.nonFinite[s]));
        }
        if (looks[s].oneValue) {
            sentences.push_back(
                oneValueSentence(nameOf(loaded.files, s), static_cast<Sequence>(s)));
        }
    }
    const bool twice = addTwins(loaded, looks, sentences);
    if (const auto without = those(looks, &ImageLook::noBackground); !without.empty()) {
        sentences.push_back(noBackgroundSentence(without));
    }
    if (const auto skull = those(looks, &ImageLook::skull);
        !skull.empty() && rule == SkullRule::Background) {
        sentences.push_back(skullSentence(skull));
    }
    addOrientationDoubts(loaded, sentences);
    if (!twice) {
        HeadSamples samples = {};
        for (std::size_t s = 0; s < looks.size(); ++s) {
            samples[s] = looks[s].there ? &looks[s].sample : nullptr;
        }
        for (const InconsistentSequences& found : findInconsistencies(samples)) {
            sentences.push_back(found.text);
        }
    }
    return sentences;
}

}  // namespace glioscope
