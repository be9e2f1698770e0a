#pragma once

// The segments of a SEG as one label map: what each is, and which counts where they overlap. Codes
// and words say it, the user says it of others.

#include "segmentation/dicom/seg_reader.h"
#include "segmentation/system/sentence.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace glioscope {

/// What the user said of a file's segments, by SegSegment::number.
struct SegChoices {
    std::map<int, std::optional<Structure>> meanings = {};  ///< nothing: it is left out
    /// Where segments overlap the one that stands first counts. Those that are not named count less
    /// than these, among themselves what lies further in.
    std::vector<int> order = {};
};

/// What a segment is, as the user or else its code or words say; nothing where they do not.
[[nodiscard]] std::optional<Structure> meaningOf(const SegSegment& segment,
                                                 const SegChoices& choices);

/// A background, or what the user leaves out.
[[nodiscard]] bool isLeftOut(const SegSegment& segment, const SegChoices& choices);

/// Those that are not left out and of which nothing says what they are. Throws Error where the
/// choices name a segment that the file has not.
[[nodiscard]] std::vector<const SegSegment*> unknownSegments(const DicomSeg& seg,
                                                             const SegChoices& choices);

/// Those of known meaning in the order in which they are painted, what counts least first.
[[nodiscard]] std::vector<const SegSegment*> paintedOf(const DicomSeg& seg,
                                                       const SegChoices& choices);

struct SegOverlap {
    int one = 0, other = 0;  ///< SegSegment::number, the one that counts without an order first
    std::size_t voxels = 0;
};

/// Where segments of known meaning mark the same voxels and it is no matter of what they are which
/// counts, as it is of a core within its tumour; none where values are fractional. An overlap of
/// several is told by the first two that contradict each other.
[[nodiscard]] std::vector<SegOverlap> overlapsOf(const DicomSeg& seg, const SegChoices& choices);

struct SegLabels {
    LabelMap map;  ///< on the series' grid
    std::vector<Sentence> notices;
};

/// All segments as one label map; nothing where one of them means no label, none is left, or values
/// are fractional. A notice tells of overlaps that no order decides.
[[nodiscard]] std::optional<SegLabels> labelsOfSeg(const DicomSeg& seg, const Geometry& series,
                                                   const SegChoices& choices = {});

}  // namespace glioscope
