#include "segmentation/networks/contract/contract_check.h"

#include "segmentation/volume/sequence_list.h"
#include "segmentation/volume/voxel_order.h"

#include <algorithm>

namespace glioscope {
namespace {

std::string modelName(const ModelContract& contract)
{
    return "The model " + contract.name;
}

void checkSequences(const ModelContract& contract, const SequenceImages& images,
                    std::vector<std::string>& violations)
{
    std::vector<Sequence> missing;
    for (const Sequence sequence : contract.inputs) {
        const auto found = images.find(sequence);
        if (found == images.end() || !found->second || found->second->empty()) {
            missing.push_back(sequence);
        }
    }
    if (!missing.empty()) {
        violations.push_back(modelName(contract) + " needs " + listed(contract.inputs) +
                             "; this case has no " + listed(missing) + ".");
    }
}

/// Everything is held against the first sequence there is, so that both grids can be named.
void checkGrids(const ModelContract& contract, const SequenceImages& images,
                std::vector<std::string>& violations)
{
    const Image* first = nullptr;
    Sequence firstName = Sequence::Flair;
    for (const Sequence sequence : contract.inputs) {
        const auto found = images.find(sequence);
        if (found == images.end() || !found->second) {
            continue;
        }
        const Image& image = *found->second;
        if (!first) {
            first = &image;
            firstName = sequence;
        } else if (!sameGridInAnyOrder(first->geometry, image.geometry)) {
            violations.push_back(
                std::string(displayName(sequence)) + " lies on another grid (" +
                describe(image.geometry) + ") than " + std::string(displayName(firstName)) + " (" +
                describe(first->geometry) + "); register and resample them first.");
        }
    }
}

void checkSize(const ModelContract& contract, const SequenceImages& images,
               std::vector<std::string>& violations)
{
    for (const auto& [sequence, image] : images) {
        if (!image || image->empty()) {
            continue;
        }
        const Geometry& grid = image->geometry;
        const double shortest =
            std::min({grid.size[0] * grid.spacingMm[0], grid.size[1] * grid.spacingMm[1],
                      grid.size[2] * grid.spacingMm[2]});
        if (shortest < 16 * *std::ranges::min_element(contract.spacingMm)) {
            violations.push_back("The images are only " + describe(grid) +
                                 "; a model for whole brains cannot say anything about them.");
            return;
        }
    }
}

}  // namespace

std::vector<std::string> contractViolations(const ModelContract& contract,
                                            const SequenceImages& images)
{
    std::vector<std::string> violations;
    checkSequences(contract, images, violations);
    checkGrids(contract, images, violations);
    checkSize(contract, images, violations);
    return violations;
}

}  // namespace glioscope
