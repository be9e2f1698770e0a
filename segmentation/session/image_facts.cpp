#include "segmentation/session/image_facts.h"

namespace glioscope {
namespace {

double voxelVolume(const Geometry& grid)
{
    return grid.spacingMm[0] * grid.spacingMm[1] * grid.spacingMm[2];
}

}  // namespace

const Image* finestImage(const CaseImages& images)
{
    const Image* best = nullptr;
    for (const auto& image : images) {
        const bool finer =
            image && (!best || voxelVolume(image->geometry) < 0.99 * voxelVolume(best->geometry));
        best = finer ? image.get() : best;
    }
    return best;
}

ImageFacts imageFacts(const CaseImages& images)
{
    ImageFacts facts;
    for (std::size_t n = 0; n < images.size(); ++n) {
        if (images[n]) {
            facts.backgrounds[n] = findBackground(*images[n]);
            facts.windowLevels[n] = automaticWindowLevel(*images[n], facts.backgrounds[n]);
        }
        if (images[n] && images[n].get() == finestImage(images)) {
            facts.contentBox = contentBox(*images[n], facts.backgrounds[n]);
        }
    }
    return facts;
}

}  // namespace glioscope
