#include "segmentation/case/model/case.h"

#include "segmentation/system/error.h"

#include <algorithm>

namespace glioscope {

bool CaseFiles::hasImages() const
{
    return std::ranges::any_of(images, [](const auto& image) { return image.has_value(); });
}

Sequence Case::firstSequence() const
{
    for (const Sequence sequence : kAllSequences) {
        if (image(sequence)) {
            return sequence;
        }
    }
    throw Error(Sentence::of("The case %1 holds no images.", files.name));
}

std::vector<Sequence> Case::sequencesOnOtherGrids() const
{
    std::vector<Sequence> others;
    const Geometry& reference = image(firstSequence())->geometry;
    for (const Sequence sequence : kAllSequences) {
        if (image(sequence) && !samePhysicalGrid(reference, image(sequence)->geometry)) {
            others.push_back(sequence);
        }
    }
    return others;
}

}  // namespace glioscope
