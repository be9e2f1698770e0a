#include "training/settings/reference_options.h"

#include "segmentation/system/error.h"

#include <string>

namespace glioscope {
namespace {

void require(bool holds, const std::string& setting, const std::string& range)
{
    if (!holds) {
        throw Error(Sentence::of("The setting %1 must be %2.", setting, range));
    }
}

std::string range(int least, int greatest)
{
    return std::to_string(least) + " to " + std::to_string(greatest);
}

}  // namespace

void requireValid(const ReferencePatchOptions& options)
{
    for (const int edge : options.size) {
        require(edge >= kShortestReferenceEdge && edge <= kLongestReferenceEdge, "patch size",
                range(kShortestReferenceEdge, kLongestReferenceEdge) + " voxels along every axis");
    }
    require(options.patchesPerCase >= 1 && options.patchesPerCase <= kMostReferencePatches,
            "patches per case", range(1, kMostReferencePatches));
    require(options.mostBackground > 0 && options.mostBackground <= 1, "most background",
            "above 0 and at most 1");
    require(options.tries >= 1, "tries", "at least 1");
    require(options.deflate >= 0 && options.deflate <= 9, "deflate", "0 to 9");
}

}  // namespace glioscope
