#include "training/seed_options.h"

#include "segmentation/volume/error.h"

#include <string>

namespace glioscope {
namespace {

void require(bool holds, const std::string& setting, const std::string& range)
{
    if (!holds) {
        throw Error("The setting " + setting + " must be " + range + ".");
    }
}

std::string range(int least, int greatest)
{
    return std::to_string(least) + " to " + std::to_string(greatest);
}

}  // namespace

std::string_view key(SeedScaling scaling)
{
    return scaling == SeedScaling::Standard ? "zscore-slice" : "unit-slice";
}

std::optional<SeedScaling> seedScalingFromKey(std::string_view text)
{
    for (const SeedScaling scaling : {SeedScaling::Standard, SeedScaling::Unit}) {
        if (key(scaling) == text) {
            return scaling;
        }
    }
    return std::nullopt;
}

void requireValid(const SeedPatchOptions& options)
{
    for (const int edge : options.size) {
        require(edge >= kShortestSeedEdge && edge <= kLongestSeedEdge, "patch size",
                range(kShortestSeedEdge, kLongestSeedEdge) + " voxels along every axis");
    }
    require(options.patchesPerCase >= 1 && options.patchesPerCase <= kMostSeedPatches,
            "patches per case", range(1, kMostSeedPatches));
    require(options.mostBackground > 0 && options.mostBackground <= 1, "most background",
            "above 0 and at most 1");
    require(options.tries >= 1, "tries", "at least 1");
    require(options.deflate >= 0 && options.deflate <= 9, "deflate", "0 to 9");
}

}  // namespace glioscope
