#include "segmentation/dicom/repetitions.h"

#include "segmentation/dicom/sentence_parts.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace glioscope {
namespace {

constexpr double kSamePlaceMm = 0.01;

std::size_t mostAtOnePlace(const std::vector<Frames>& places)
{
    return std::ranges::max(places, {}, &Frames::size).size();
}

std::size_t repeated(const std::vector<Frames>& places)
{
    std::size_t count = 0;
    for (const Frames& place : places) {
        count += place.size() - 1;
    }
    return count;
}

/// One sentence for many of a kind: the first, and how many more there are.
void addOnce(std::vector<Sentence>& notices, const std::vector<Sentence>& sentences)
{
    if (sentences.size() == 1) {
        notices.push_back(sentences[0]);
    } else if (!sentences.empty()) {
        notices.push_back(
            Sentence::of("%1 So it is with %2 more.", sentences[0], sentences.size() - 1));
    }
}

class Sorter {
public:
    explicit Sorter(const std::vector<DicomInstance>& instances) : m_instances(instances) {}

    void addStacks(const Frames& frames, std::size_t discriminator);
    [[nodiscard]] std::vector<FrameStack> numbered();

private:
    [[nodiscard]] const DicomInstance& instance(const FrameRef& ref) const
    {
        return m_instances[ref.instance];
    }
    [[nodiscard]] const DicomFrame& frame(const FrameRef& ref) const
    {
        return frameOf(m_instances, ref);
    }
    [[nodiscard]] std::vector<Frames> places(const Frames& frames) const;
    [[nodiscard]] std::vector<Frames> split(const Frames& frames, std::size_t discriminator) const;
    [[nodiscard]] bool tellsApart(const std::vector<Frames>& groups,
                                  const std::vector<Frames>& byPlace, bool bySeries) const;
    [[nodiscard]] Frames withoutCopies(const Frames& place, std::vector<Sentence>& copies) const;
    [[nodiscard]] Sentence twoAtOnePlace(const Frames& place) const;
    void addRepetitions(std::vector<Frames> places);

    const std::vector<DicomInstance>& m_instances;
    std::vector<FrameStack> m_stacks;
};

/// Frames at one place together, the places in order.
std::vector<Frames> Sorter::places(const Frames& frames) const
{
    const Vec3 normal = normalOf(frame(frames.front()));
    std::vector<std::pair<double, FrameRef>> sorted;
    for (const FrameRef& ref : frames) {
        sorted.emplace_back(alongNormal(frame(ref), normal), ref);
    }
    std::ranges::sort(sorted);
    std::vector<Frames> places;
    for (std::size_t n = 0; n < sorted.size(); ++n) {
        if (n == 0 || sorted[n].first - sorted[n - 1].first > kSamePlaceMm) {
            places.emplace_back();
        }
        places.back().push_back(sorted[n].second);
    }
    return places;
}

/// One image that lies in the folder twice is one image.
Frames Sorter::withoutCopies(const Frames& place, std::vector<Sentence>& copies) const
{
    Frames kept;
    for (const FrameRef& ref : place) {
        const auto same = std::ranges::find_if(kept, [&](const FrameRef& other) {
            return !instance(ref).sopInstanceUid.empty() &&
                   instance(other).sopInstanceUid == instance(ref).sopInstanceUid &&
                   frame(other).number == frame(ref).number &&
                   frame(other).instanceNumber == frame(ref).instanceNumber;
        });
        if (same == kept.end()) {
            kept.push_back(ref);
        } else {
            copies.push_back(Sentence::of("%1 and %2 are one image, image %3; it is taken once.",
                                          frameName(m_instances, *same),
                                          frameName(m_instances, ref), frame(ref).instanceNumber));
        }
    }
    return kept;
}

Sentence Sorter::twoAtOnePlace(const Frames& place) const
{
    const Vec3 normal = normalOf(frame(place[0]));
    const auto along = [&](const FrameRef& ref) {
        return written("%.2f", alongNormal(frame(ref), normal));
    };
    return Sentence::of(
        "%1 and %2 lie at one place (%3 mm and %4 mm along the stack); the first is taken.",
        frameName(m_instances, place[0]), frameName(m_instances, place[1]), along(place[0]),
        along(place[1]));
}

/// Where each place has as many frames: that many volumes, in the order of image numbers. Else the
/// first at each place.
void Sorter::addRepetitions(std::vector<Frames> places)
{
    FrameStack first;
    std::vector<Sentence> copies, doubles;
    for (Frames& place : places) {
        place = withoutCopies(place, copies);
        std::ranges::stable_sort(place, {}, [&](const FrameRef& ref) {
            return std::tuple(frame(ref).instanceNumber, frame(ref).number);
        });
    }
    const std::size_t count = places.front().size();
    const bool all =
        std::ranges::all_of(places, [&](const Frames& place) { return place.size() == count; });
    for (const Frames& place : places) {
        first.frames.push_back(place.front());
        if (!all && place.size() > 1) {
            doubles.push_back(twoAtOnePlace(place));
        }
    }
    addOnce(first.notices, copies);
    addOnce(first.notices, doubles);
    m_stacks.push_back(std::move(first));
    for (std::size_t n = 1; all && n < count; ++n) {
        FrameStack further;
        for (const Frames& place : places) {
            further.frames.push_back(place[n]);
        }
        m_stacks.push_back(std::move(further));
    }
}

/// By the series' UID first, then by the numbers that may tell repetitions apart.
std::vector<Frames> Sorter::split(const Frames& frames, std::size_t discriminator) const
{
    switch (discriminator) {
    case 0: {
        std::map<std::string, Frames> bySeries;
        for (const FrameRef& ref : frames) {
            bySeries[instance(ref).seriesUid].push_back(ref);
        }
        std::vector<Frames> groups;
        for (auto& [uid, group] : bySeries) {
            groups.push_back(std::move(group));
        }
        return groups;
    }
    case 1:
        return groupedByNumber(frames,
                               [&](const FrameRef& ref) { return frame(ref).acquisitionNumber; });
    case 2:
        return groupedByNumber(frames,
                               [&](const FrameRef& ref) { return frame(ref).temporalPosition; });
    case 3:
        return groupedByNumber(
            frames, [&](const FrameRef& ref) { return frame(ref).mr.inversionTimeMs.value_or(0); });
    case 4:
        return groupedByNumber(
            frames, [&](const FrameRef& ref) { return frame(ref).mr.triggerTimeMs.value_or(0); });
    default: return {};
    }
}

/// What differs from image to image, or between odd and even slices, tells no repetitions apart:
/// groups are no more than the frames at one place, and some of those part. Series may be more,
/// where they lie beside each other.
bool Sorter::tellsApart(const std::vector<Frames>& groups, const std::vector<Frames>& byPlace,
                        bool bySeries) const
{
    constexpr std::size_t kFewestOfASeries = 3;
    std::size_t left = 0, frames = 0;
    for (const Frames& group : groups) {
        left += repeated(places(group));
        frames += group.size();
    }
    const std::size_t most = mostAtOnePlace(byPlace);
    return groups.size() > 1 && left < repeated(byPlace) &&
           groups.size() <= (bySeries ? std::max(most, frames / kFewestOfASeries) : most);
}

void Sorter::addStacks(const Frames& frames, std::size_t discriminator)
{
    std::vector<Frames> byPlace = places(frames);
    const std::vector<Frames> groups = split(frames, discriminator);
    if (repeated(byPlace) == 0 || groups.empty()) {
        addRepetitions(std::move(byPlace));
    } else if (tellsApart(groups, byPlace, discriminator == 0)) {
        for (const Frames& group : groups) {
            addStacks(group, discriminator + 1);
        }
    } else {
        addStacks(frames, discriminator + 1);
    }
}

std::vector<FrameStack> Sorter::numbered()
{
    for (std::size_t n = 0; n < m_stacks.size(); ++n) {
        m_stacks[n].repetition = static_cast<int>(n) + 1;
        m_stacks[n].repetitions = static_cast<int>(m_stacks.size());
    }
    return std::move(m_stacks);
}

}  // namespace

std::vector<FrameStack> stacksOf(const Frames& frames, const std::vector<DicomInstance>& instances)
{
    Sorter sorter(instances);
    sorter.addStacks(frames, 0);
    return sorter.numbered();
}

}  // namespace glioscope
