#pragma once

// Segmentations of 3D Slicer (.seg.nrrd): segments with names, each a value in one of several
// layers, which may overlap. Names say what they are; what is not understood is a question.

#include "segmentation/case/formats/raw_volume.h"
#include "segmentation/system/error.h"
#include "segmentation/volume/volume.h"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace glioscope {

/// The question what the segments of a file are.
class UnnamedSegments : public AmbiguousInput {
public:
    UnnamedSegments(const Sentence& text, std::vector<Segment> segments)
        : AmbiguousInput(text), m_segments(std::move(segments))
    {
    }
    /// Those whose names say nothing known; at least one.
    [[nodiscard]] const std::vector<Segment>& segments() const { return m_segments; }

private:
    std::vector<Segment> m_segments;
};

/// The segments of `raw`, which has some, as one map on its grid. Where they overlap, what lies
/// further in counts: the whole tumour gives way to oedema, the core, necrosis, enhancing tumour
/// and a cavity, in this order. ReadOptions::segments decides about names that say nothing. Throws
/// UnnamedSegments where it does not, and Error naming `file` for values that are no labels.
[[nodiscard]] LabelMap labelsOfSegments(const RawVolume& raw, const ReadOptions& options,
                                        const std::filesystem::path& file);

}  // namespace glioscope
