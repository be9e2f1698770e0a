#include "training/heads/random_head.h"

#include "segmentation/preparation/intensity.h"
#include "training/heads/head_acquisition.h"
#include "training/heads/head_anatomy.h"
#include "training/heads/head_contrast.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace glioscope {
namespace {

constexpr double kStrippedShare = 0.15;

Mat3 product(const Mat3& a, const Mat3& b)
{
    Mat3 result{};
    for (std::size_t r = 0; r < 3; ++r) {
        for (std::size_t c = 0; c < 3; ++c) {
            for (std::size_t n = 0; n < 3; ++n) {
                result[r][c] += a[r][n] * b[n][c];
            }
        }
    }
    return result;
}

Mat3 rotation(std::size_t axis, double degrees)
{
    const double angle = degrees * std::numbers::pi / 180;
    const std::size_t u = (axis + 1) % 3, v = (axis + 2) % 3;
    Mat3 m = kIdentity3;
    m[u][u] = m[v][v] = std::cos(angle);
    m[u][v] = -std::sin(angle);
    m[v][u] = std::sin(angle);
    return m;
}

/// From millimetres of the window, from its middle, to those of the brain, from its centre: turned,
/// scaled, shifted, and bent.
class Placement {
public:
    Placement(const Vec3& halfMm, RandomStream& random)
        : m_bend{SmoothField(halfMm, random.uniform(25, 60), random),
                 SmoothField(halfMm, random.uniform(25, 60), random),
                 SmoothField(halfMm, random.uniform(25, 60), random)},
          m_bendMm(random.uniform(0, 6))
    {
        const double largest = random.chance(0.2) ? 40 : 18;
        const double scale = random.uniform(0.85, 1.18);
        for (std::size_t axis = 0; axis < 3; ++axis) {
            const bool flipped = axis == 0 && random.chance(0.5);
            m_matrix[axis][axis] = (flipped ? -1 : 1) / (scale * random.uniform(0.93, 1.07));
        }
        for (std::size_t axis = 0; axis < 3; ++axis) {
            m_matrix = product(m_matrix, rotation(axis, random.uniform(-largest, largest)));
            m_shiftMm[axis] = random.uniform(-0.22, 0.22) * halfMm[axis];
        }
        m_shiftMm[2] += random.uniform(-0.1, 0.25) * halfMm[2];
    }

    [[nodiscard]] Vec3 toBrain(Vec3 mm) const
    {
        const Vec3 at = mm;
        for (std::size_t c = 0; c < 3; ++c) {
            mm[c] += m_bendMm * m_bend[c].at(at) - m_shiftMm[c];
        }
        return multiply(m_matrix, mm);
    }

private:
    std::array<SmoothField, 3> m_bend;
    double m_bendMm;
    Mat3 m_matrix = kIdentity3;
    Vec3 m_shiftMm{};
};

/// Everything that is drawn before the first voxel.
struct Painter {
    Painter(const StrippedBrain& source, const Vec3& halfMm, RandomStream& random)
        : brain(source),
          placement(halfMm, random),
          anatomy(source, random),
          contrast(random),
          texture({150, 170, 200}, random.uniform(8, 40), random),
          textureShare(static_cast<float>(random.uniform(0, 0.15))),
          grain(static_cast<float>(random.uniform(0, 0.12))),
          stripped(random.chance(kStrippedShare))
    {
    }

    /// Image and share of brain, with the fluid around it, at a place of the window.
    [[nodiscard]] std::pair<float, float> at(const Vec3& windowMm, RandomStream& random) const
    {
        const Vec3 mm = placement.toBrain(windowMm);
        Vec3 voxel{};
        for (std::size_t c = 0; c < 3; ++c) {
            voxel[c] = brain.centre[c] + mm[c] / brain.spacingMm[c];
        }
        const auto values = valuesAt(brain, voxel);
        const float share = std::min(values[StrippedBrain::kShare], 1.0F);
        float inside = 0, outside = 0, fluid = 0;
        if (share > 0) {
            inside = contrast.brainAt(values.data()) * (1 + textureShare * texture.at(mm));
        }
        if (share < 1 && !stripped) {
            fluid = countsIn(mm, values[StrippedBrain::kHullMm]) ? 1 : 0;
            const HeadTissue tissue = anatomy.tissueAt(mm, values[StrippedBrain::kHullMm]);
            const float rough = tissue == HeadTissue::Air
                                    ? 0
                                    : 2 * textureShare * texture.at(mm) +
                                          grain * static_cast<float>(random.normal());
            outside = contrast.tissue(tissue) * (1 + rough);
        }
        const float mixed = share * inside + (1 - share) * outside;
        return {std::max(0.0F, mixed), share + (1 - share) * fluid};
    }

    /// Masks of brains count in the fluid within the dura. Where it is as dark as bone no network
    /// could tell where it ends; there the mask follows the brain's hull.
    [[nodiscard]] bool countsIn(const Vec3& mm, float hullMm) const
    {
        return contrast.showsFluid() ? anatomy.isFluidOfBrain(mm, hullMm) : hullMm < 0;
    }

    const StrippedBrain& brain;
    Placement placement;
    HeadAnatomy anatomy;
    HeadContrast contrast;
    SmoothField texture;
    float textureShare;
    float grain;
    bool stripped;
};

/// What is outside becomes 0, as what pads a window beyond a volume.
void normaliseInView(RandomHead& head, const FieldOfView& view)
{
    std::vector<float> seen;
    std::vector<std::size_t> places;
    std::size_t v = 0;
    for (int i = 0; i < head.size[0]; ++i) {
        for (int j = 0; j < head.size[1]; ++j) {
            for (int k = 0; k < head.size[2]; ++k, ++v) {
                if (view.holds(i, j, k)) {
                    seen.push_back(head.image[v]);
                    places.push_back(v);
                }
            }
        }
    }
    normaliseByPercentiles(seen);
    std::ranges::fill(head.image, 0.0F);
    std::vector<float> brain(head.brain.size());
    for (std::size_t n = 0; n < places.size(); ++n) {
        head.image[places[n]] = seen[n];
        brain[places[n]] = head.brain[places[n]];
    }
    head.brain = std::move(brain);
}

/// A stripped image is exactly 0 where the brain is not, whatever noise there was before.
void stripAway(RandomHead& head)
{
    for (std::size_t v = 0; v < head.image.size(); ++v) {
        head.image[v] *= head.brain[v] >= 0.5F ? 1.0F : 0.0F;
    }
}

}  // namespace

RandomHead randomHead(const StrippedBrain& brain, const Index3& size, RandomStream random)
{
    Vec3 halfMm{};
    for (std::size_t c = 0; c < 3; ++c) {
        halfMm[c] = size[c] * brain.spacingMm[c] / 2;
    }
    const Painter painter(brain, halfMm, random);
    RandomHead head{.size = size, .image = {}, .brain = {}};
    for (int i = 0; i < size[0]; ++i) {
        for (int j = 0; j < size[1]; ++j) {
            for (int k = 0; k < size[2]; ++k) {
                const auto [value, share] = painter.at({(i + 0.5) * brain.spacingMm[0] - halfMm[0],
                                                        (j + 0.5) * brain.spacingMm[1] - halfMm[1],
                                                        (k + 0.5) * brain.spacingMm[2] - halfMm[2]},
                                                       random);
                head.image.push_back(value);
                head.brain.push_back(share);
            }
        }
    }
    acquire(head.image, size, brain.spacingMm, random);
    if (painter.stripped) {
        stripAway(head);
    }
    normaliseInView(head, randomFieldOfView(size, random));
    return head;
}

}  // namespace glioscope
