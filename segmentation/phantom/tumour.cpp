#include "segmentation/phantom/tumour.h"

#include "segmentation/phantom/shapes.h"

#include <numbers>

namespace glioscope::phantom {
namespace {

/// Middles of the lobes' white matter on the left, where gliomas mostly sit.
constexpr std::array<Vec3, 6> kSites = {
    {{29, -42, 22}, {31, 30, 32}, {42, 2, -24}, {36, -8, 14}, {28, 54, 14}, {27, -6, 40}}};

constexpr double kBlurMm = 1.6;
constexpr double kFarMm = 38;  ///< no oedema reaches further from the core

}  // namespace

Tumour::Tumour(std::uint64_t seed)
{
    Random random(seed);
    const double side = random.between(-1, 1) < 0 ? -1 : 1;
    const Vec3 site = kSites[random.next() % kSites.size()];
    Lobe& main = m_lobes[0];
    main.radiusMm = random.between(13.5, 19.5);
    for (int c = 0; c < 3; ++c) {
        main.centre[c] = (c == 0 ? side : 1) * (site[c] + random.between(-5, 5));
        m_stretch[c] = random.between(0.85, 1.2);
    }
    for (std::size_t lobe = 1; lobe < m_lobes.size(); ++lobe) {
        const double turn = random.between(0, 2 * std::numbers::pi), up = random.between(-0.8, 0.8);
        const double away = random.between(0.5, 0.95) * main.radiusMm;
        const double level = std::sqrt(1 - up * up);
        m_lobes[lobe].radiusMm = random.between(0.35, 0.65) * main.radiusMm;
        m_lobes[lobe].centre = {main.centre[0] + away * level * std::cos(turn),
                                main.centre[1] + away * level * std::sin(turn),
                                main.centre[2] + away * up};
    }
    m_reachMm = random.between(10, 17);
    m_rimMm = random.between(2.2, 5);
    m_push = random.between(0.15, 0.4);
    m_density = random.between(0.75, 0.95);
    for (std::uint32_t& noiseSeed : m_seeds) {
        noiseSeed = random.noiseSeed();
    }
}

Vec3 Tumour::beforeDisplacement(const Vec3& p, double hullMm) const
{
    const Lobe& main = m_lobes[0];
    const Vec3 d = minus(p, main.centre);
    const double relative = length(d) / (2.1 * main.radiusMm);
    // The skull does not give way: near the hull nothing moves.
    const double pull = m_push * std::exp(-relative * relative) * softStep(hullMm - 8, 16);
    return {p[0] - pull * d[0], p[1] - pull * d[1], p[2] - pull * d[2]};
}

double Tumour::coreMm(const Vec3& p, const Surroundings& around) const
{
    double inside = -1e3;
    for (const Lobe& lobe : m_lobes) {
        const Vec3 d = minus(p, lobe.centre);
        const double away = length({d[0] * m_stretch[0], d[1] * m_stretch[1], d[2] * m_stretch[2]});
        inside = joined(inside, lobe.radiusMm - away, 5);
    }
    if (inside < -kFarMm) {
        return inside;
    }
    const double ragged =
        0.42 * m_lobes[0].radiusMm * noiseAt(p, 19, m_seeds[0]) + 3.5 * noiseAt(p, 7, m_seeds[1]);
    return std::min({inside + ragged, around.hullMm - 2.5, around.fissureMm - 2});
}

double Tumour::rimMm(const Vec3& p) const
{
    const double varied = 1 + 2.0 * noiseAt(p, 15, m_seeds[2]) + 0.8 * noiseAt(p, 6, m_seeds[3]);
    return m_rimMm * std::max(varied, 0.2);
}

Label Tumour::apply(const Vec3& p, const Surroundings& around, BrainSample& brain) const
{
    const double core = coreMm(p, around);
    if (core < -kFarMm) {
        return Label::Background;
    }
    const double whiteness = softStep(brain.cortexDepthMm - 3, 6);
    const double reach = m_reachMm * (1 + 1.5 * noiseAt(p, 21, m_seeds[4])) +
                         3.5 * noiseAt(p, 8, m_seeds[5]) - 8 * (1 - whiteness);
    const double edge = std::min(core + reach, 1.5 * (around.fissureMm - 1.5));
    const double water = softStep(edge, 6) * softStep(around.hullMm - 1, 2);
    const double soaked = water * m_density * (0.85 + 0.55 * noiseAt(p, 13, m_seeds[3]));
    const double fluid = share(brain.mix, Tissue::Csf) + share(brain.mix, Tissue::Choroid);
    paint(brain.mix, Tissue::Oedema, std::clamp(soaked, 0.0, 1.0) * (1 - std::min(1.0, fluid)));

    const double solid = softStep(core, kBlurMm);
    const double rim = rimMm(p);
    paint(brain.mix, Tissue::Enhancing, solid);
    paint(brain.mix, Tissue::Necrosis, softStep(core - rim, kBlurMm));
    const double patchy = std::clamp(0.12 + 0.7 * noiseAt(p, 5, m_seeds[1]), 0.0, 0.5);
    convert(brain.mix, Tissue::Enhancing, Tissue::Necrosis, patchy);

    if (core > 0) {
        return core > rim ? Label::Necrosis : Label::Enhancing;
    }
    return water > 0.5 && fluid < 0.5 ? Label::Oedema : Label::Background;
}

}  // namespace glioscope::phantom
