#include "training/settings/reference_options.h"

#include "segmentation/system/error.h"
#include "segmentation/system/setting.h"

#include <string>

namespace glioscope {
namespace {

void require(bool holds, const std::string& setting, const Sentence& range)
{
    if (!holds) {
        throw Error(Sentence::of("The setting %1 must be %2.", setting, range));
    }
}

}  // namespace

void requireValid(const ReferencePatchOptions& options)
{
    for (const int edge : options.size) {
        require(edge >= kShortestReferenceEdge && edge <= kLongestReferenceEdge, "patch size",
                Sentence::of("%1 to %2 voxels along every axis", kShortestReferenceEdge,
                             kLongestReferenceEdge));
    }
    require(options.patchesPerCase >= 1 && options.patchesPerCase <= kMostReferencePatches,
            "patches per case", rangeText({.least = 1, .most = kMostReferencePatches}));
    require(options.mostBackground > 0 && options.mostBackground <= 1, "most background",
            rangeText({.least = 0, .most = 1, .above = true}));
    require(options.tries >= 1, "tries", rangeText({.least = 1}));
    require(options.deflate >= 0 && options.deflate <= 9, "deflate",
            rangeText({.least = 0, .most = 9}));
}

}  // namespace glioscope
