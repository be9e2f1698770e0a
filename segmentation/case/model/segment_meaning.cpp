#include "segmentation/case/model/segment_meaning.h"

#include <algorithm>

namespace glioscope {
namespace {

std::set<Label> labelsOf(Structure structure)
{
    std::set<Label> labels;
    for (const Label label : kMarkedLabels) {
        if (labelsIn(structure)[label]) {
            labels.insert(label);
        }
    }
    return labels;
}

}  // namespace

int depthOf(Structure structure)
{
    return static_cast<int>(std::ranges::find(kOutsideInwards, structure) -
                            kOutsideInwards.begin());
}

Label paintOf(Structure structure)
{
    switch (structure) {
    case Structure::WholeTumour:
    case Structure::Oedema: return Label::Oedema;
    case Structure::TumourCore:
    case Structure::Necrosis: return Label::Necrosis;
    case Structure::Enhancing: return Label::Enhancing;
    case Structure::ResectionCavity: break;
    }
    return Label::ResectionCavity;
}

std::optional<Structure> structureOf(const std::set<Label>& labels)
{
    const auto* const found = std::ranges::find_if(
        kOutsideInwards, [&](Structure structure) { return labelsOf(structure) == labels; });
    return found == kOutsideInwards.end() ? std::nullopt : std::optional(*found);
}

bool overlapByNature(Structure a, Structure b)
{
    return std::ranges::includes(labelsOf(a), labelsOf(b)) ||
           std::ranges::includes(labelsOf(b), labelsOf(a));
}

}  // namespace glioscope
