#include "segmentation/phantom/phantom.h"

#include "segmentation/phantom/acquisition.h"
#include "segmentation/phantom/anatomy.h"
#include "segmentation/phantom/shapes.h"
#include "segmentation/phantom/tumour.h"
#include "segmentation/volume/reorient.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace glioscope {
namespace {

using namespace phantom;

/// Tissue is modelled this far beyond the hull, so that blurring at the border meets fluid, not
/// air.
constexpr double kMarginMm = 4;

/// Places the head in the middle of the grid, smaller where the grid is.
struct Placement {
    Vec3 centreLps{};
    double scale = 1;

    explicit Placement(const Geometry& g)
    {
        centreLps = g.centreLps();
        const AxisAssignment axes = closestWorldAxes(g);
        for (int w = 0; w < 3; ++w) {
            const double extentMm = g.size[axes.axis[w]] * g.spacingMm[axes.axis[w]];
            scale = std::min(scale, extentMm / (2 * kHalfExtentMm[w] + 4));
        }
    }

    [[nodiscard]] Vec3 toHead(const Vec3& lps) const
    {
        return {(lps[0] - centreLps[0]) / scale, (lps[1] - centreLps[1]) / scale,
                (lps[2] - centreLps[2]) / scale};
    }
};

/// Box of the voxels near enough to the brain to matter.
VoxelBox headBox(const Geometry& g, const Placement& placement)
{
    VoxelBox box = {.begin = g.size, .end = {0, 0, 0}};
    const double reachMm = 1.0 + kMarginMm;
    for (int corner = 0; corner < 8; ++corner) {
        Vec3 lps = placement.centreLps;
        for (int w = 0; w < 3; ++w) {
            const double half = (kHalfExtentMm[w] * 1.06 + reachMm) * placement.scale;
            lps[w] += ((corner >> w) & 1) ? half : -half;
        }
        const Index3 voxel = g.nearestVoxel(lps);
        for (int c = 0; c < 3; ++c) {
            box.begin[c] = std::min(box.begin[c], std::max(voxel[c], 0));
            box.end[c] = std::max(box.end[c], std::min(voxel[c] + 1, g.size[c]));
        }
    }
    return box;
}

class Painter {
public:
    Painter(const PhantomOptions& options, const Geometry& grid)
        : m_random(options.seed),
          m_placement(options.geometry),
          m_anatomy(m_random.next()),
          m_tumour(m_random.next()),
          m_acquisitions{Acquisition(Sequence::Flair, m_random.next()),
                         Acquisition(Sequence::T1, m_random.next()),
                         Acquisition(Sequence::T1ce, m_random.next()),
                         Acquisition(Sequence::T2, m_random.next())},
          m_edgeSeed(m_random.noiseSeed()),
          brain(grid),
          labels(grid)
    {
        images.fill(Image(grid));
        m_acquisitions[static_cast<std::size_t>(Sequence::Flair)].shadeAwayFrom(m_tumour.centre());
    }

    void paintAll()
    {
        const Geometry& g = labels.geometry;
        std::size_t voxel = 0;
        for (int k = 0; k < g.size[2]; ++k) {
            for (int j = 0; j < g.size[1]; ++j) {
                for (int i = 0; i < g.size[0]; ++i, ++voxel) {
                    paintVoxel(m_placement.toHead(g.toLps({double(i), double(j), double(k)})),
                               voxel);
                }
            }
        }
    }

    void scanAll()
    {
        const int thickAxis = closestWorldAxes(labels.geometry).axis[2];
        for (std::size_t s = 0; s < images.size(); ++s) {
            m_acquisitions[s].scan(images[s], thickAxis);
            for (std::size_t v = 0; v < brain.voxels.size(); ++v) {
                images[s].voxels[v] *= brain.voxels[v];
            }
        }
    }

private:
    void paintVoxel(const Vec3& p, std::size_t voxel)
    {
        constexpr double kSurelyOutside = 1.25;  // the corners of the box, half of it
        if (length({p[0] / kHalfExtentMm[0], p[1] / kHalfExtentMm[1], p[2] / kHalfExtentMm[2]}) >
            kSurelyOutside) {
            return;
        }
        const Vec3 q = m_anatomy.toAverage(p);
        const double hull = m_anatomy.hullMm(q);
        if (hull < -kMarginMm) {
            return;
        }
        BrainSample sample = m_anatomy.sample(m_tumour.beforeDisplacement(q, hull));
        const Surroundings around = {.hullMm = hull, .fissureMm = m_anatomy.fissureMm(q)};
        const Label label = m_tumour.apply(q, around, sample);
        // A stripped skull leaves an uneven seam of fluid around the brain.
        const bool inside = hull > 3 || hull > 0.1 + 1.8 * noiseAt(p, 12, m_edgeSeed);
        brain.voxels[voxel] = inside;
        labels.voxels[voxel] = inside ? label : Label::Background;
        const double texture = noiseAt(p, 8, m_edgeSeed) + noiseAt(p, 30, m_edgeSeed);
        for (std::size_t s = 0; s < images.size(); ++s) {
            images[s].voxels[voxel] =
                static_cast<float>(m_acquisitions[s].signal(sample.mix, p, texture));
        }
    }

    phantom::Random m_random;
    Placement m_placement;
    Anatomy m_anatomy;
    Tumour m_tumour;
    std::array<Acquisition, 4> m_acquisitions;
    std::uint32_t m_edgeSeed;

public:
    Mask brain;
    LabelMap labels;
    std::array<Image, 4> images;
};

}  // namespace

Geometry phantomGrid(const Index3& size)
{
    Geometry grid = PhantomOptions().geometry;
    for (std::size_t axis = 0; axis < 3; ++axis) {
        grid.spacingMm[axis] *= static_cast<double>(grid.size[axis]) / size[axis];
    }
    grid.size = size;
    return grid;
}

Phantom makePhantom(const PhantomOptions& options)
{
    const Geometry& g = options.geometry;
    const VoxelBox box = headBox(g, Placement(g));
    Painter painter(options, croppedGeometry(g, box));
    painter.paintAll();
    painter.scanAll();

    Phantom result;
    result.labels = LabelMap(g);
    paste(painter.labels, box, result.labels);
    for (std::size_t s = 0; s < result.images.size(); ++s) {
        result.images[s] = Image(g);
        paste(painter.images[s], box, result.images[s]);
    }
    return result;
}

}  // namespace glioscope
