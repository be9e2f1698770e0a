#include "segmentation/phantom/anatomy.h"

#include "segmentation/phantom/shapes.h"

namespace glioscope::phantom {
namespace {

constexpr Vec3 kCerebrumCentre = {0, 0, 6};
constexpr Vec3 kCerebrumSemi = {67, 86, 62};
constexpr double kCortexMm = 2.6;
constexpr double kBlurMm = 1.3;  ///< width over which two tissues share a voxel

/// Underside of the cerebrum without its temporal lobes: orbital roof in front, tentorium behind.
double baseHeight(const Vec3& p)
{
    const double behind = softStep(p[1] - 32, 36);
    const double tentorium = -11 - 0.12 * std::abs(p[0]) - 0.08 * (p[1] - 40);
    return (1 - behind) * -25 + behind * tentorium;
}

}  // namespace

Anatomy::Anatomy(std::uint64_t seed)
{
    Random random(seed);
    m_scale = {random.between(0.93, 0.99), random.between(0.94, 1.01), random.between(0.94, 0.99)};
    m_widerMm = random.between(-1.0, 2.5);
    m_sulcusMm = random.between(0.05, 0.4);
    m_gliosis = random.between(0.55, 1);
    for (std::uint32_t& noiseSeed : m_seeds) {
        noiseSeed = random.noiseSeed();
    }
}

Vec3 Anatomy::toAverage(const Vec3& p) const
{
    // Low-frequency warp: no two heads, and no two hemispheres, are alike.
    constexpr double kSizeMm = 55, kAmplitudeMm = 6;
    Vec3 q{};
    for (int c = 0; c < 3; ++c) {
        q[c] = p[c] / m_scale[c] + kAmplitudeMm * noiseAt(p, kSizeMm, m_seeds[c]);
    }
    return q;
}

double Anatomy::cerebrumMm(const Vec3& p) const
{
    const double front = std::max(0.0, -p[1] / 86);
    const Vec3 narrowed = {p[0] * (1 + 0.14 * front * front), p[1], p[2]};
    const double main = ellipsoid(narrowed, kCerebrumCentre, kCerebrumSemi);
    const double aboveBase = std::min(main, 0.95 * (p[2] - baseHeight(p)));
    const double temporal = ellipsoid(folded(p), {42, -4, -28}, {24, 45, 20});
    return joined(aboveBase, temporal, 3);
}

double Anatomy::hullMm(const Vec3& p) const
{
    if (p[2] > 20) {  // no part of stem or cerebellum reaches up here
        return cerebrumMm(p);
    }
    const double hind = joined(cerebellumMm(p), stemMm(p), 12);
    return joined(cerebrumMm(p), hind, 14);
}

double Anatomy::aboveCallosumMm(const Vec3& p)
{
    // Half an ellipse in the midsagittal plane holds callosum, septum and what lies below them.
    const double across = length({0, (p[1] + 2) / 44, (p[2] + 8) / 35}) - 1;
    return p[2] > -8 ? 35 * across : std::abs(p[1] + 2) - 44;
}

double Anatomy::fissureMm(const Vec3& p) const
{
    return length({p[0], 0, std::min(0.0, aboveCallosumMm(p))});
}

double Anatomy::sulcusMm(const Vec3& p, double depthMm, double regional) const
{
    constexpr double kBendSizeMm = 24, kBendMm = 5;
    const Vec3 d = minus(p, kCerebrumCentre);
    const double radius = std::max(
        0.7, length({d[0] / kCerebrumSemi[0], d[1] / kCerebrumSemi[1], d[2] / kCerebrumSemi[2]}));
    const NoiseSample bend =
        noiseWithSlope({p[0] / kBendSizeMm, p[1] / kBendSizeMm, p[2] / kBendSizeMm}, m_seeds[5]);
    double nearest = 1e3;
    // Two families of furrows, deep and shallow: the zero surfaces of noise that is constant along
    // bent rays from the middle, so that they stand about upright on the surface.
    constexpr double kSizeMm[2] = {31, 20}, kDepthMm[2] = {16, 9.5};
    for (int family = 0; family < 2; ++family) {
        const double scale = 1 / (radius * kSizeMm[family]);
        Vec3 onSurface{};
        for (int c = 0; c < 3; ++c) {
            onSurface[c] = (d[c] + kBendMm * bend.slope[c]) * scale;
        }
        const NoiseSample n =
            noiseWithSlope(onSurface, m_seeds[static_cast<std::size_t>(3 + family)]);
        const double away = std::abs(n.value) / (std::max(length(n.slope), 0.45) * scale);
        const double bottom = kDepthMm[family] * (1 + 0.9 * regional);
        nearest = std::min(nearest, length({away, std::max(0.0, depthMm - bottom), 0}));
    }
    const double opening = std::max(0.0, 0.8 - 0.13 * depthMm);
    return nearest - m_sulcusMm - opening;
}

double Anatomy::sylvianMm(const Vec3& p) const
{
    const Vec3 q = folded(p);
    const double height = q[2] - (-9 + 0.30 * (q[1] + 5));
    const double medial = std::max(0.0, 37 - q[0]);
    const double cleft = length({medial, std::max(0.0, std::abs(q[1] + 8) - 32), height});
    const double insula = length({q[0] - 37.5, std::max(0.0, std::abs(q[1] + 4) - 22),
                                  std::max(0.0, std::abs(height) - 11)});
    return std::min(cleft - 0.6 - 0.05 * std::max(0.0, q[0] - 37), insula - 0.5);
}

BrainSample Anatomy::sample(const Vec3& p) const
{
    BrainSample result;
    paint(result.mix, Tissue::Csf, 1);

    const double regional = noiseAt(p, 25, m_seeds[7]);
    const double cleft = 0.25 + m_sulcusMm + 0.6 * regional;
    const double outer = std::min({cerebrumMm(p), fissureMm(p) - cleft, sylvianMm(p)});
    const bool nearCortex = outer > -2 && outer < 26;
    const double pial = nearCortex ? std::min(outer, sulcusMm(p, outer, regional)) : outer;
    const double cortex = kCortexMm * (1 + 0.35 * regional);
    paint(result.mix, Tissue::Grey, softStep(pial, kBlurMm));
    paint(result.mix, Tissue::White, softStep(pial - cortex, kBlurMm));
    result.cortexDepthMm = pial;

    paintHindbrain(p, result.mix);
    paintNuclei(p, result.mix);
    const double ventricles = ventriclesMm(p);
    paintGliosis(p, ventricles, result.mix);
    paintVentricles(p, ventricles, result.mix);
    paintVessels(p, pial, result.mix);
    return result;
}

}  // namespace glioscope::phantom
