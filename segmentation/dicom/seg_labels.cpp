#include "segmentation/dicom/seg_labels.h"

#include "segmentation/case/model/file_error.h"
#include "segmentation/case/model/segment_meaning.h"
#include "segmentation/dicom/seg_match.h"

#include <algorithm>
#include <cstdint>
#include <set>
#include <utility>

namespace glioscope {
namespace {

struct Painted {
    const SegSegment* segment;
    Structure meaning;
};

/// 0 for what counts first; what has no place comes behind all that have one.
std::size_t placeIn(const std::vector<int>& order, int segment)
{
    return static_cast<std::size_t>(std::ranges::find(order, segment) - order.begin());
}

/// Those of known meaning, what gives way first.
std::vector<Painted> inPaintingOrder(const DicomSeg& seg, const SegChoices& choices)
{
    std::vector<Painted> all;
    for (const SegSegment& segment : seg.segments) {
        const auto meaning = meaningOf(segment, choices);
        if (meaning && !isLeftOut(segment, choices)) {
            all.push_back({&segment, *meaning});
        }
    }
    std::ranges::stable_sort(all, [&](const Painted& a, const Painted& b) {
        const std::size_t one = placeIn(choices.order, a.segment->number);
        const std::size_t other = placeIn(choices.order, b.segment->number);
        return one != other ? one > other : depthOf(a.meaning) < depthOf(b.meaning);
    });
    return all;
}

bool hasSeveral(const DicomSeg& seg)
{
    return seg.kind == DicomSeg::Kind::Binary;  // a labelmap has one value a voxel
}

void requireSegments(const DicomSeg& seg, const SegChoices& choices)
{
    std::vector<int> named = choices.order;
    for (const auto& [number, meaning] : choices.meanings) {
        named.push_back(number);
    }
    for (const int number : named) {
        if (!seg.segment(number)) {
            fail(seg.file, Sentence::of("has no segment %1.", number));
        }
    }
}

/// Which segment marked a voxel first, a volume for each structure; memory by what the grid holds,
/// however many segments there are.
class Marks {
public:
    explicit Marks(const DicomSeg& seg) : m_voxels(seg.grid.voxelCount()) {}

    void add(std::size_t which, Structure meaning, const std::vector<std::uint8_t>& marked,
             std::map<std::pair<std::size_t, std::size_t>, std::size_t>& overlaps)
    {
        for (const Structure other : kAllStructures) {
            if (!overlapByNature(meaning, other) && !m_first[other].empty()) {
                count(m_first[other], which, marked, overlaps);
            }
        }
        std::vector<std::uint16_t>& first = m_first[meaning];
        first.resize(m_voxels);
        for (std::size_t v = 0; v < m_voxels; ++v) {
            if (marked[v] != 0 && first[v] == 0) {
                first[v] = static_cast<std::uint16_t>(which + 1);
            }
        }
    }

private:
    static void count(const std::vector<std::uint16_t>& first, std::size_t which,
                      const std::vector<std::uint8_t>& marked,
                      std::map<std::pair<std::size_t, std::size_t>, std::size_t>& overlaps)
    {
        for (std::size_t v = 0; v < first.size(); ++v) {
            if (first[v] != 0 && marked[v] != 0) {
                ++overlaps[{which, first[v] - std::size_t{1}}];
            }
        }
    }

    std::size_t m_voxels;
    PerStructure<std::vector<std::uint16_t>> m_first = {};
};

/// How many voxels of the map a segment takes from others.
std::size_t paint(const PlacedVolume& placed, Structure meaning, LabelMap& map)
{
    std::size_t taken = 0;
    for (std::size_t v = 0; v < placed.volume.voxels.size(); ++v) {
        if (placed.volume.voxels[v] != 0) {
            taken += map.voxels[v] != Label::Background ? 1 : 0;
            map.voxels[v] = paintOf(meaning);
        }
    }
    return taken;
}

}  // namespace

std::optional<Structure> meaningOf(const SegSegment& segment, const SegChoices& choices)
{
    const auto told = choices.meanings.find(segment.number);
    return told == choices.meanings.end() ? structureOf(segment.labels()) : told->second;
}

bool isLeftOut(const SegSegment& segment, const SegChoices& choices)
{
    const auto told = choices.meanings.find(segment.number);
    return told == choices.meanings.end() ? segment.labels() == std::set{Label::Background}
                                          : !told->second.has_value();
}

std::vector<const SegSegment*> unknownSegments(const DicomSeg& seg, const SegChoices& choices)
{
    requireSegments(seg, choices);
    std::vector<const SegSegment*> unknown;
    for (const SegSegment& segment : seg.segments) {
        if (!isLeftOut(segment, choices) && !meaningOf(segment, choices)) {
            unknown.push_back(&segment);
        }
    }
    return unknown;
}

std::vector<const SegSegment*> paintedOf(const DicomSeg& seg, const SegChoices& choices)
{
    std::vector<const SegSegment*> segments;
    for (const Painted& one : inPaintingOrder(seg, choices)) {
        segments.push_back(one.segment);
    }
    return segments;
}

std::vector<SegOverlap> overlapsOf(const DicomSeg& seg, const SegChoices& choices)
{
    if (!hasSeveral(seg)) {
        return {};
    }
    const std::vector<Painted> painted = inPaintingOrder(seg, choices);
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> counted;
    Marks marks(seg);
    for (std::size_t n = 0; n < painted.size(); ++n) {
        marks.add(n, painted[n].meaning, volumeOf(seg, *painted[n].segment).voxels, counted);
    }
    std::vector<SegOverlap> overlaps;
    for (const auto& [which, voxels] : counted) {
        overlaps.push_back(
            {painted[which.first].segment->number, painted[which.second].segment->number, voxels});
    }
    return overlaps;
}

std::optional<SegLabels> labelsOfSeg(const DicomSeg& seg, const Geometry& series,
                                     const SegChoices& choices)
{
    const bool fractional =
        seg.kind == DicomSeg::Kind::Probability || seg.kind == DicomSeg::Kind::Occupancy;
    const std::vector<Painted> painted = inPaintingOrder(seg, choices);
    if (fractional || painted.empty() || !unknownSegments(seg, choices).empty()) {
        return std::nullopt;
    }
    SegLabels result{LabelMap(series), {}};
    std::size_t overlapping = 0;
    bool resampled = false;
    for (const Painted& one : painted) {
        const PlacedVolume placed = placedOnSeries(volumeOf(seg, *one.segment), series);
        resampled = resampled || placed.resampled;
        overlapping += paint(placed, one.meaning, result.map);
    }
    if (overlapping > 0 && choices.order.empty()) {
        result.notices.push_back(
            overlapping == 1
                ? Sentence::of("Segments of the file overlap in 1 voxel; there what lies further "
                               "in counts.")
                : Sentence::of("Segments of the file overlap in %1 voxels; there what lies further "
                               "in counts.",
                               overlapping));
    }
    if (resampled) {
        result.notices.push_back(resampledNotice());
    }
    return result;
}

}  // namespace glioscope
