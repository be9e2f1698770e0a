#include "segmentation/dicom/volume_split.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>
#include <map>
#include <tuple>

namespace glioscope {
namespace {

using Instances = std::vector<DicomInstance>;
using Frames = std::vector<FrameRef>;

/// Headers of one volume differ by rounding: 1e-7 in directions, 1e-3 mm in positions.
constexpr double kSameDirection = 1e-4;
constexpr double kSamePlaceMm = 0.01;
constexpr double kSameNumber = 1e-3;  ///< of milliseconds, degrees and mm, or of the number itself

class Splitter {
public:
    explicit Splitter(const Instances& instances) : m_instances(instances) {}

    std::vector<FrameStack> stacks();

private:
    [[nodiscard]] const DicomInstance& instance(const FrameRef& ref) const
    {
        return m_instances[ref.instance];
    }
    [[nodiscard]] const DicomFrame& frame(const FrameRef& ref) const
    {
        return instance(ref).frames[ref.frame];
    }
    [[nodiscard]] std::vector<Frames> byWords() const;
    [[nodiscard]] std::vector<Frames> byNumber(
        const Frames& frames, const std::function<double(const FrameRef&)>& number) const;
    [[nodiscard]] std::vector<Frames> byOrientation(const Frames& frames) const;
    void addStacks(const Frames& frames, std::size_t discriminator,
                   std::vector<FrameStack>& stacks) const;
    [[nodiscard]] std::vector<Frames> places(const Frames& frames) const;
    void addRepetitions(std::vector<Frames> places, std::vector<FrameStack>& stacks) const;
    [[nodiscard]] Frames withoutCopies(Frames place, std::vector<std::string>& notices) const;
    [[nodiscard]] std::string name(const FrameRef& ref) const;
    void noteOrientations(const std::vector<Frames>& groups, std::vector<FrameStack>& stacks,
                          std::size_t first) const;

    const Instances& m_instances;
};

std::string Splitter::name(const FrameRef& ref) const
{
    const std::string file = instance(ref).file.filename().string();
    return instance(ref).frames.size() > 1
               ? "frame " + std::to_string(frame(ref).number + 1) + " of " + file
               : file;
}

std::vector<Frames> Splitter::byWords() const
{
    // The number first, so that stacks come in the order of the study.
    using Key = std::tuple<std::string, int, std::string, std::string, std::string, std::string,
                           bool, bool, char, int, int, int>;
    std::map<Key, Frames> groups;
    for (std::size_t i = 0; i < m_instances.size(); ++i) {
        const DicomInstance& one = m_instances[i];
        for (std::size_t f = 0; f < one.frames.size(); ++f) {
            const DicomFrame& part = one.frames[f];
            groups[{one.studyUid, one.seriesNumber.value_or(0),
                    one.seriesNumber ? std::string() : one.seriesUid, one.manufacturer,
                    one.protocolName, part.coil, one.frames.size() > 1, part.derived,
                    part.component, one.pixels.rows, one.pixels.columns,
                    part.mr.echoNumber.value_or(0)}]
                .push_back({i, f});
        }
    }
    std::vector<Frames> all;
    for (auto& [key, frames] : groups) {
        all.push_back(std::move(frames));
    }
    return all;
}

/// Frames in groups whose numbers follow each other without a gap.
std::vector<Frames> Splitter::byNumber(const Frames& frames,
                                       const std::function<double(const FrameRef&)>& number) const
{
    std::vector<std::pair<double, FrameRef>> sorted;
    for (const FrameRef& ref : frames) {
        sorted.emplace_back(number(ref), ref);
    }
    std::ranges::sort(sorted);
    std::vector<Frames> groups;
    for (std::size_t n = 0; n < sorted.size(); ++n) {
        const double value = sorted[n].first;
        if (n == 0 || value - sorted[n - 1].first > kSameNumber * std::max(1.0, std::abs(value))) {
            groups.emplace_back();
        }
        groups.back().push_back(sorted[n].second);
    }
    return groups;
}

double difference(const Vec3& a, const Vec3& b)
{
    return std::max({std::abs(a[0] - b[0]), std::abs(a[1] - b[1]), std::abs(a[2] - b[2])});
}

std::vector<Frames> Splitter::byOrientation(const Frames& frames) const
{
    std::vector<Frames> groups;
    for (const FrameRef& ref : frames) {
        const auto same = std::ranges::find_if(groups, [&](const Frames& group) {
            const DicomFrame& first = frame(group.front());
            return difference(first.rowDirection, frame(ref).rowDirection) < kSameDirection &&
                   difference(first.columnDirection, frame(ref).columnDirection) < kSameDirection;
        });
        if (same == groups.end()) {
            groups.push_back({ref});
        } else {
            same->push_back(ref);
        }
    }
    return groups;
}

/// Frames at one place together, the places in order.
std::vector<Frames> Splitter::places(const Frames& frames) const
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

bool repeats(const std::vector<Frames>& places)
{
    return std::ranges::any_of(places, [](const Frames& place) { return place.size() > 1; });
}

Frames joined(const std::vector<Frames>& places)
{
    Frames frames;
    for (const Frames& place : places) {
        frames.insert(frames.end(), place.begin(), place.end());
    }
    return frames;
}

/// One image that lies in the folder twice is one image.
Frames Splitter::withoutCopies(Frames place, std::vector<std::string>& notices) const
{
    Frames kept;
    for (const FrameRef& ref : place) {
        const auto same = std::ranges::find_if(kept, [&](const FrameRef& other) {
            return instance(other).sopInstanceUid == instance(ref).sopInstanceUid &&
                   !instance(ref).sopInstanceUid.empty() &&
                   frame(other).number == frame(ref).number &&
                   frame(other).instanceNumber == frame(ref).instanceNumber;
        });
        if (same == kept.end()) {
            kept.push_back(ref);
        } else {
            notices.push_back(name(*same) + " and " + name(ref) + " are one image, image " +
                              std::to_string(frame(ref).instanceNumber) + "; it is taken once.");
        }
    }
    return kept;
}

std::string placeText(double mm)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.2f mm", mm);
    return text;
}

/// Where each place has as many frames: that many volumes, in the order of image numbers. Else the
/// first at each place.
void Splitter::addRepetitions(std::vector<Frames> places, std::vector<FrameStack>& stacks) const
{
    FrameStack first;
    for (Frames& place : places) {
        place = withoutCopies(std::move(place), first.notices);
        std::ranges::stable_sort(place, {}, [&](const FrameRef& ref) {
            return std::tuple(frame(ref).instanceNumber, frame(ref).number);
        });
    }
    const std::size_t count = places.front().size();
    const bool all =
        std::ranges::all_of(places, [&](const Frames& place) { return place.size() == count; });
    const Vec3 normal = normalOf(frame(places.front().front()));
    for (const Frames& place : places) {
        first.frames.push_back(place.front());
        if (!all && place.size() > 1) {
            first.notices.push_back(name(place[0]) + " and " + name(place[1]) +
                                    " lie at one place (" +
                                    placeText(alongNormal(frame(place[0]), normal)) + " and " +
                                    placeText(alongNormal(frame(place[1]), normal)) +
                                    " along the stack); the first is taken.");
        }
    }
    stacks.push_back(std::move(first));
    for (std::size_t n = 1; all && n < count; ++n) {
        FrameStack further;
        for (const Frames& place : places) {
            further.frames.push_back(place[n]);
        }
        stacks.push_back(std::move(further));
    }
}

void Splitter::addStacks(const Frames& frames, std::size_t discriminator,
                         std::vector<FrameStack>& stacks) const
{
    const std::vector<std::function<double(const FrameRef&)>> discriminators = {
        [&](const FrameRef& ref) { return frame(ref).acquisitionNumber; },
        [&](const FrameRef& ref) { return frame(ref).temporalPosition; },
        [&](const FrameRef& ref) { return frame(ref).mr.inversionTimeMs.value_or(0); },
        [&](const FrameRef& ref) { return frame(ref).mr.triggerTimeMs.value_or(0); },
    };
    std::vector<Frames> byPlace = places(frames);
    if (!repeats(byPlace) || discriminator > discriminators.size()) {
        addRepetitions(std::move(byPlace), stacks);
        return;
    }
    if (discriminator == 0) {
        std::map<std::string, Frames> bySeries;
        for (const FrameRef& ref : frames) {
            bySeries[instance(ref).seriesUid].push_back(ref);
        }
        for (const auto& [uid, group] : bySeries) {
            addStacks(group, 1, stacks);
        }
        return;
    }
    for (const Frames& group : byNumber(joined(byPlace), discriminators[discriminator - 1])) {
        addStacks(group, discriminator + 1, stacks);
    }
}

std::string degrees(double cosine)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.2f degrees",
                  std::acos(std::clamp(cosine, -1.0, 1.0)) * 180 / M_PI);
    return text;
}

/// Two geometries under one series: says so, with the two files and the angle between them.
void Splitter::noteOrientations(const std::vector<Frames>& groups, std::vector<FrameStack>& stacks,
                                std::size_t first) const
{
    if (groups.size() < 2 || first >= stacks.size()) {
        return;
    }
    const FrameRef a = groups[0].front(), b = groups[1].front();
    const Vec3 one = normalOf(frame(a)), other = normalOf(frame(b));
    stacks[first].notices.push_back(
        "The series has slices of " + std::to_string(groups.size()) + " orientations: those of " +
        name(a) + " and " + name(b) + " are turned by " +
        degrees(one[0] * other[0] + one[1] * other[1] + one[2] * other[2]) +
        " against each other; each orientation is a volume of its own.");
}

std::vector<FrameStack> Splitter::stacks()
{
    const std::vector<std::function<double(const FrameRef&)>> numbers = {
        [&](const FrameRef& ref) { return frame(ref).mr.repetitionTimeMs.value_or(0); },
        [&](const FrameRef& ref) { return frame(ref).mr.echoTimeMs.value_or(0); },
        [&](const FrameRef& ref) { return frame(ref).mr.flipAngleDegrees.value_or(0); },
        [&](const FrameRef& ref) {
            return instance(ref).manufacturer.starts_with("P")
                       ? frame(ref).mr.triggerTimeMs.value_or(0)
                       : 0;
        },
        [&](const FrameRef& ref) { return frame(ref).spacingMm[0]; },
        [&](const FrameRef& ref) { return frame(ref).spacingMm[1]; },
    };
    std::vector<FrameStack> stacks;
    for (const Frames& series : byWords()) {
        std::vector<Frames> groups = {series};
        for (const auto& number : numbers) {
            std::vector<Frames> finer;
            for (const Frames& group : groups) {
                std::ranges::move(byNumber(group, number), std::back_inserter(finer));
            }
            groups = std::move(finer);
        }
        for (const Frames& group : groups) {
            const std::vector<Frames> oriented = byOrientation(group);
            const std::size_t first = stacks.size();
            for (const Frames& frames : oriented) {
                addStacks(frames, 0, stacks);
            }
            noteOrientations(oriented, stacks, first);
        }
    }
    return stacks;
}

}  // namespace

Vec3 normalOf(const DicomFrame& frame)
{
    const Vec3 &r = frame.rowDirection, &c = frame.columnDirection;
    return {r[1] * c[2] - r[2] * c[1], r[2] * c[0] - r[0] * c[2], r[0] * c[1] - r[1] * c[0]};
}

double alongNormal(const DicomFrame& frame, const Vec3& normal)
{
    return frame.positionLps[0] * normal[0] + frame.positionLps[1] * normal[1] +
           frame.positionLps[2] * normal[2];
}

std::vector<FrameStack> splitIntoStacks(const std::vector<DicomInstance>& instances)
{
    return Splitter(instances).stacks();
}

}  // namespace glioscope
