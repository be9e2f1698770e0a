#include "training/reference/reference_patch.h"

#include "segmentation/preparation/intensity.h"
#include "segmentation/system/error.h"
#include "segmentation/system/random_stream.h"
#include "segmentation/volume/geometry_sentence.h"
#include "segmentation/volume/resample.h"
#include "segmentation/volume/voxel_order.h"

#include <algorithm>
#include <cmath>

namespace glioscope {
namespace {

constexpr Vec3 kSpacingMm = {1, 1, 1};
constexpr double kSameSpacing = 0.01;

bool has1mm(const Geometry& grid)
{
    return std::ranges::all_of(grid.spacingMm,
                               [](double mm) { return std::abs(mm - 1) <= kSameSpacing; });
}

/// FNV-1a, so that a case's patches do not depend on which others are prepared with it.
std::uint64_t streamOf(const std::string& caseName)
{
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (const char c : caseName) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    }
    return hash;
}

double backgroundShare(const LabelMap& labels, const Index3& corner, const Index3& size)
{
    std::size_t background = 0;
    for (int k = corner[2]; k < corner[2] + size[2]; ++k) {
        for (int j = corner[1]; j < corner[1] + size[1]; ++j) {
            const Label* row = &labels.at(corner[0], j, k);
            background +=
                static_cast<std::size_t>(std::count(row, row + size[0], Label::Background));
        }
    }
    const Geometry patch{.size = size};
    return static_cast<double>(background) / static_cast<double>(patch.voxelCount());
}

/// How the values of one slice are moved and scaled.
struct Scale {
    double shift = 0;
    double factor = 0;
};

Scale scaleOf(const float* slice, std::size_t count, std::size_t step, SliceScaling scaling)
{
    double sum = 0, least = static_cast<double>(*slice), greatest = least;
    for (std::size_t n = 0; n < count; ++n) {
        const auto v = static_cast<double>(slice[n * step]);
        sum += v;
        least = std::min(least, v);
        greatest = std::max(greatest, v);
    }
    if (!(greatest > least)) {
        return {};
    }
    if (scaling == SliceScaling::Unit) {
        return {least, 1 / (greatest - least)};
    }
    const double mean = sum / static_cast<double>(count);
    double squares = 0;
    for (std::size_t n = 0; n < count; ++n) {
        const double off = static_cast<double>(slice[n * step]) - mean;
        squares += off * off;
    }
    return {mean, 1 / std::sqrt(squares / static_cast<double>(count))};
}

/// Scales every z slice of one channel [x, y, z] by itself.
void scaleSlices(float* channel, const Index3& size, SliceScaling scaling)
{
    const auto depth = static_cast<std::size_t>(size[2]);
    const auto area = static_cast<std::size_t>(size[0]) * static_cast<std::size_t>(size[1]);
    for (std::size_t z = 0; z < depth; ++z) {
        const Scale scale = scaleOf(channel + z, area, depth, scaling);
        for (std::size_t n = 0; n < area; ++n) {
            float& v = channel[n * depth + z];
            v = static_cast<float>((static_cast<double>(v) - scale.shift) * scale.factor);
        }
    }
}

}  // namespace

std::size_t ReferencePatch::voxelCount() const
{
    return Geometry{.size = size}.voxelCount();
}

ReferenceVolume referenceVolume(const CaseVolumes& volumes, const Index3& patchSize)
{
    requireWhole(volumes);
    ReferenceVolume result;
    result.labels = tumourLabels(volumes);
    const bool keep = has1mm(result.labels.geometry);
    const Geometry grid =
        keep ? result.labels.geometry : withSpacing(result.labels.geometry, kSpacingMm);
    for (std::size_t c = 0; c < 3; ++c) {
        if (grid.size[c] < patchSize[c]) {
            throw Error(Sentence::of(
                "Case %1 is smaller (%2) than a patch of %3x%4x%5 voxels. "
                "Choose a smaller patch or leave the case out.",
                volumes.name, described(grid), patchSize[0], patchSize[1], patchSize[2]));
        }
    }
    for (std::size_t c = 0; c < result.images.size(); ++c) {
        const auto slot = static_cast<std::size_t>(ReferencePatch::kSequences[c]);
        result.images[c] = inOrderOf(result.labels.geometry, *volumes.images[slot]);
        if (!keep) {
            const float outside = settleBackground(result.images[c]).value_or(0);
            result.images[c] = resampleLinear(result.images[c], grid, outside);
        }
    }
    if (!keep) {
        result.labels = resampleNearest(result.labels, grid);
    }
    return result;
}

std::optional<Index3> drawCorner(const LabelMap& labels, const std::string& caseName, int number,
                                 const ReferencePatchOptions& options)
{
    RandomStream random(options.seed, streamOf(caseName), static_cast<std::uint64_t>(number));
    for (int n = 0; n < options.tries; ++n) {
        Index3 corner{};
        for (std::size_t c = 0; c < 3; ++c) {
            const int room = labels.geometry.size[c] - options.size[c] + 1;
            corner[c] = static_cast<int>(random.below(static_cast<std::uint64_t>(room)));
        }
        if (backgroundShare(labels, corner, options.size) < options.mostBackground) {
            return corner;
        }
    }
    return std::nullopt;
}

ReferencePatch cutPatch(const ReferenceVolume& volume, const Index3& corner,
                        const ReferencePatchOptions& options)
{
    ReferencePatch patch;
    patch.corner = corner;
    patch.size = options.size;
    patch.scaling = options.scaling;
    const std::size_t voxels = patch.voxelCount();
    patch.images.resize(voxels * ReferencePatch::kImages);
    patch.labels.assign(voxels * ReferencePatch::kLabels, 0);
    std::size_t out = 0;
    for (int i = 0; i < patch.size[0]; ++i) {
        for (int j = 0; j < patch.size[1]; ++j) {
            for (int k = 0; k < patch.size[2]; ++k, ++out) {
                const std::size_t from =
                    volume.labels.geometry.offset(corner[0] + i, corner[1] + j, corner[2] + k);
                for (std::size_t c = 0; c < ReferencePatch::kImages; ++c) {
                    patch.images[c * voxels + out] = volume.images[c].voxels[from];
                }
                if (const Label label = volume.labels.voxels[from]; label != Label::Background) {
                    patch.labels[(static_cast<std::size_t>(label) - 1) * voxels + out] = 1;
                }
            }
        }
    }
    for (std::size_t c = 0; c < ReferencePatch::kImages; ++c) {
        scaleSlices(patch.images.data() + c * voxels, patch.size, options.scaling);
    }
    return patch;
}

}  // namespace glioscope
