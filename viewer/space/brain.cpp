#include "viewer/space/brain.h"

#include "segmentation/volume/components.h"
#include "segmentation/volume/holes.h"
#include "segmentation/volume/reorient.h"
#include "segmentation/volume/resample.h"
#include "viewer/meshes/smooth_surface.h"
#include "viewer/meshes/voxel_boundary.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace glioscope {
namespace {

constexpr double kSurfaceSpacingMm = 2;
constexpr double kPassBand = 0.015;  // smoother than a tumour: it is there for its place
constexpr float kMost = kHighestVoxel;

/// Half or more of what lies around is marked.
Mask coarse(Mask mask)
{
    for (std::uint8_t& value : mask.voxels) {
        value = value ? 255 : 0;
    }
    Vec3 spacing = mask.geometry.spacingMm;
    for (double& side : spacing) {
        side = std::max(side, kSurfaceSpacingMm);
    }
    Mask result = resampleLinear(mask, withSpacing(mask.geometry, spacing));
    for (std::uint8_t& value : result.voxels) {
        value = value >= 128 ? 1 : 0;
    }
    return result;
}

}  // namespace

std::shared_ptr<const TriangleMesh> makeBrainSurface(const Image& image,
                                                     const std::optional<Background>& background,
                                                     const std::function<bool()>& stop)
{
    if (!background) {
        return std::make_shared<const TriangleMesh>();
    }
    Mask mask = coarse(brainMask(image, background));
    dropSmallParts(mask, 1);
    fillHoles(mask);
    std::optional<TriangleMesh> mesh = smoothSurface(cropped(mask), kPassBand, stop);
    return mesh ? std::make_shared<const TriangleMesh>(std::move(*mesh)) : nullptr;
}

std::shared_ptr<const BrainVoxels> makeBrainVoxels(const Image& image,
                                                   const std::optional<Background>& background,
                                                   const LabelMap* labels)
{
    const Image straight = reorientToLps(image);
    const Mask brain = brainMask(straight, background);
    BrainVoxels voxels;
    const auto [low, high] = std::ranges::minmax(straight.voxels);
    voxels.lowest = low;
    voxels.highest = std::max(high, low + 1e-6F);
    voxels.intensities = Volume<std::uint16_t>(straight.geometry);
    const float scale = (kMost - 1) / (voxels.highest - voxels.lowest);
    for (std::size_t v = 0; v < straight.voxels.size(); ++v) {
        if (brain.voxels[v]) {
            voxels.intensities.voxels[v] = static_cast<std::uint16_t>(
                1 + std::lround(scale * (straight.voxels[v] - voxels.lowest)));
        }
    }
    if (labels) {
        const LabelMap turned = reorientToLps(*labels);
        voxels.labels = samePhysicalGrid(turned.geometry, straight.geometry)
                            ? turned
                            : resampleNearest(*labels, straight.geometry);
    }
    return std::make_shared<const BrainVoxels>(std::move(voxels));
}

}  // namespace glioscope
