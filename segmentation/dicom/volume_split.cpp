#include "segmentation/dicom/volume_split.h"

#include "segmentation/dicom/repetitions.h"
#include "segmentation/dicom/sentence_parts.h"
#include "segmentation/volume/vectors.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <set>
#include <tuple>

namespace glioscope {
namespace {

using Instances = std::vector<DicomInstance>;

/// What no volume has two of.
using SeriesKey = std::tuple<std::string, int, std::string>;

// The number first, so that stacks come in the order of the study.
SeriesKey seriesKeyOf(const DicomInstance& one)
{
    return {one.studyUid, one.seriesNumber.value_or(0),
            one.seriesNumber ? std::string() : one.seriesUid};
}

constexpr double kSameDirection = 1e-4;

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
    [[nodiscard]] std::vector<Frames> byOrientation(const Frames& frames) const;
    void noteOrientations(const std::vector<Frames>& groups, std::vector<FrameStack>& stacks,
                          std::size_t first) const;

    const Instances& m_instances;
};

std::vector<Frames> Splitter::byWords() const
{
    using Key = std::tuple<SeriesKey, std::string, std::string, std::string, std::string, bool,
                           bool, char, int, int, int>;
    std::map<Key, Frames> groups;
    for (std::size_t i = 0; i < m_instances.size(); ++i) {
        const DicomInstance& one = m_instances[i];
        for (std::size_t f = 0; f < one.frames.size(); ++f) {
            const DicomFrame& part = one.frames[f];
            groups[{seriesKeyOf(one), one.manufacturer, one.protocolName, part.coil, part.stack,
                    one.frames.size() > 1, part.derived, part.component, one.pixels.rows,
                    one.pixels.columns, part.mr.echoNumber.value_or(0)}]
                .push_back({i, f});
        }
    }
    std::vector<Frames> all;
    for (auto& [key, frames] : groups) {
        all.push_back(std::move(frames));
    }
    return all;
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

Sentence::Number degrees(double cosine)
{
    return written("%.2f", std::acos(std::clamp(cosine, -1.0, 1.0)) * 180 / M_PI);
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
    stacks[first].notices.push_back(Sentence::of(
        "The series has slices of %1 orientations: those of %2 and %3 are turned by %4 degrees "
        "against each other; each orientation is a volume of its own.",
        groups.size(), frameName(m_instances, a), frameName(m_instances, b),
        degrees(dot(one, other))));
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
                std::ranges::move(groupedByNumber(group, number), std::back_inserter(finer));
            }
            groups = std::move(finer);
        }
        for (const Frames& group : groups) {
            const std::vector<Frames> oriented = byOrientation(group);
            const std::size_t first = stacks.size();
            for (const Frames& frames : oriented) {
                std::ranges::move(stacksOf(frames, m_instances), std::back_inserter(stacks));
            }
            noteOrientations(oriented, stacks, first);
        }
    }
    return stacks;
}

}  // namespace

std::vector<FrameStack> splitIntoStacks(const std::vector<DicomInstance>& instances)
{
    return Splitter(instances).stacks();
}

std::map<std::string, std::vector<std::filesystem::path>> filesBySeries(
    const std::vector<DicomInstance>& instances)
{
    std::map<SeriesKey, std::vector<std::filesystem::path>> together;
    std::map<std::string, std::set<SeriesKey>> keys;
    for (const DicomInstance& one : instances) {
        together[seriesKeyOf(one)].push_back(one.file);
        keys[one.seriesUid].insert(seriesKeyOf(one));
    }
    std::map<std::string, std::vector<std::filesystem::path>> files;
    for (const auto& [series, its] : keys) {
        std::vector<std::filesystem::path>& all = files[series];
        for (const SeriesKey& key : its) {
            all.insert(all.end(), together[key].begin(), together[key].end());
        }
        std::ranges::sort(all);
    }
    return files;
}

}  // namespace glioscope
