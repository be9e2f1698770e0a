#include "training/heads/head_anatomy.h"

#include <algorithm>
#include <cmath>

namespace glioscope {
namespace {

constexpr Vec3 kReachMm = {150, 170, 200};

}  // namespace

double HeadAnatomy::Ellipsoid::radiusAt(const Vec3& mm) const
{
    double sum = 0;
    for (std::size_t c = 0; c < 3; ++c) {
        const double part = (mm[c] - centre[c]) / half[c];
        sum += part * part;
    }
    return std::sqrt(sum);
}

HeadAnatomy::HeadAnatomy(const StrippedBrain& brain, RandomStream& random)
    : m_fluidField(kReachMm, random.uniform(15, 50), random),
      m_boneField(kReachMm, random.uniform(20, 60), random),
      m_scalpField(kReachMm, random.uniform(25, 70), random),
      m_coarse(kReachMm, random.uniform(10, 22), random),
      m_fine(kReachMm, random.uniform(4, 9), random)
{
    drawLayers(random);
    drawFace(brain, random);
    drawNeck(brain, random);
}

void HeadAnatomy::drawLayers(RandomStream& random)
{
    m_fluidMm = random.chance(0.25) ? random.uniform(0, 1) : random.uniform(1, 6);
    m_duraMm = random.chance(0.6) ? random.uniform(0.4, 2) : 0;
    m_skullMm = random.uniform(2.5, 10);
    m_marrowShare = random.chance(0.7) ? random.uniform(0.2, 0.7) : 0;
    m_scalpMm = random.chance(0.05) ? 0 : random.uniform(2, 13);
}

void HeadAnatomy::drawFace(const StrippedBrain& brain, RandomStream& random)
{
    const Vec3& h = brain.halfMm;
    m_baseMm = -h[2] * random.uniform(0.25, 0.65);
    m_hasFace = random.chance(0.85);
    const double apart = random.uniform(27, 37);
    const double radius = random.uniform(10.5, 14);
    const Vec3 eye = {0, -h[1] * random.uniform(0.85, 1.05), -h[2] * random.uniform(0.35, 0.75)};
    for (std::size_t side = 0; side < 2; ++side) {
        m_eyes[side] = {
            {side ? apart : -apart, eye[1] + random.uniform(-2, 2), eye[2] + random.uniform(-2, 2)},
            {radius, radius * random.uniform(0.9, 1.15), radius}};
    }
    m_face = {{random.uniform(-4, 4), -h[1] * random.uniform(0.35, 0.65),
               -h[2] * random.uniform(0.9, 1.4)},
              {random.uniform(50, 72), random.uniform(45, 75), random.uniform(55, 95)}};
    const auto cavity = [&](Vec3 centre, Vec3 half) {
        for (std::size_t c = 0; c < 3; ++c) {
            centre[c] += random.uniform(-6, 6);
            half[c] *= random.uniform(0.5, 1.4);
        }
        m_cavities.push_back({centre, half});
    };
    const double front = -h[1], low = -h[2];
    cavity({0, front * 0.75, low - 5}, {9, 28, 20});    // nose
    cavity({0, front * 0.25, low - 12}, {10, 12, 22});  // pharynx
    cavity({0, front * 0.35, low * 0.6}, {12, 11, 9});  // sphenoid
    cavity({22, front * 0.75, low - 8}, {12, 14, 14});  // maxillary
    cavity({-22, front * 0.75, low - 8}, {12, 14, 14});
    cavity({random.uniform(-8, 8), front - 4, low * 0.25}, {18, 6, 12});  // frontal
    cavity({0, front * 0.6, low - 45}, {18, 25, 8});                      // mouth
    for (const double side : {-1.0, 1.0}) {                               // mastoid, ear
        cavity({side * h[0] * 0.85, 18, low * 0.85}, {7, 10, 9});
        cavity({side * (h[0] + 6), 8, low * 0.8}, {9, 4, 4});
    }
    std::erase_if(m_cavities, [&](const Ellipsoid&) { return random.chance(0.2); });
}

void HeadAnatomy::drawNeck(const StrippedBrain& brain, RandomStream& random)
{
    m_hasNeck = random.chance(0.9);
    m_stem = brain.stemMm;
    m_neckTilt = random.uniform(-0.15, 0.35);
    m_neckCentre = {random.uniform(-5, 5), m_stem[1] + random.uniform(-15, 15), 0};
    m_neckHalf = {random.uniform(45, 75), random.uniform(45, 75), 0};
    m_cordMm = random.uniform(4.5, 9.5);
    m_canalMm = m_cordMm + random.uniform(0.5, 6);
    m_vertebraMm = m_canalMm + random.uniform(4, 14);
}

bool HeadAnatomy::isCavity(const Vec3& mm) const
{
    const double rough = 1 + 0.2 * m_fine.at(mm);
    return std::ranges::any_of(
        m_cavities, [&](const Ellipsoid& cavity) { return cavity.radiusAt(mm) < rough; });
}

HeadTissue HeadAnatomy::organAt(const Vec3& mm) const
{
    if (m_hasNeck && mm[2] < m_stem[2] + 6) {
        const double below = m_stem[2] - mm[2];
        const double x = mm[0] - m_stem[0], y = mm[1] - m_stem[1] - m_neckTilt * below;
        const double away = std::hypot(x, y);
        if (away < m_vertebraMm) {
            return away < m_cordMm       ? HeadTissue::Cord
                   : away < m_canalMm    ? HeadTissue::Fluid
                   : m_coarse.at(mm) > 0 ? HeadTissue::Marrow
                                         : HeadTissue::Cortical;
        }
    }
    for (const Ellipsoid& eye : m_eyes) {
        const double radius = m_hasFace ? eye.radiusAt(mm) : 2;
        if (radius < 1.08) {
            return radius < 0.92 ? HeadTissue::Eye : HeadTissue::Muscle;
        }
    }
    return HeadTissue::Air;
}

HeadTissue HeadAnatomy::baseAt(const Vec3& mm) const
{
    const float kind = m_coarse.at(mm) + 0.5F * m_fine.at(mm);
    return kind > 0.7F    ? HeadTissue::Marrow
           : kind > -0.2F ? HeadTissue::Cortical
           : kind > -0.9F ? HeadTissue::Muscle
                          : HeadTissue::Fluid;
}

HeadTissue HeadAnatomy::softAt(const Vec3& mm, double depth) const
{
    if (isCavity(mm)) {
        return m_coarse.at(mm) > 1.2F ? HeadTissue::Mucosa : HeadTissue::Air;
    }
    if (depth > 0.97) {
        return HeadTissue::Skin;
    }
    const float kind = m_coarse.at(mm);
    if (depth > 0.85 && kind > -0.8F) {
        return HeadTissue::Fat;
    }
    const float detail = m_fine.at(mm);
    return kind > 0.9F      ? HeadTissue::Fat
           : kind < -1.1F   ? (detail > 0 ? HeadTissue::Marrow : HeadTissue::Cortical)
           : detail > 1.2F  ? HeadTissue::Fat
           : detail < -1.5F ? HeadTissue::Mucosa
                            : HeadTissue::Muscle;
}

double HeadAnatomy::bodyAt(const Vec3& mm) const
{
    double depth = m_hasFace ? m_face.radiusAt(mm) : 2;
    if (m_hasNeck && mm[2] < m_baseMm) {
        const double below = m_baseMm - mm[2];
        const double x = (mm[0] - m_neckCentre[0]) / m_neckHalf[0];
        const double y = (mm[1] - m_neckCentre[1] - m_neckTilt * below) / m_neckHalf[1];
        depth = std::min(depth, std::hypot(x, y));
    }
    return depth + 0.05 * m_scalpField.at(mm);
}

HeadTissue HeadAnatomy::layerAt(const Vec3& mm, double hullMm) const
{
    const double skull = std::max(1.0, m_skullMm * (1 + 0.35 * m_boneField.at(mm)));
    if (hullMm < skull) {
        if (mm[2] < m_baseMm) {
            return isCavity(mm) ? HeadTissue::Air : baseAt(mm);
        }
        const double fromMiddle = std::abs(hullMm / skull - 0.5) * 2;
        if (isCavity(mm) && fromMiddle < 0.8) {
            return HeadTissue::Air;
        }
        return fromMiddle < m_marrowShare ? HeadTissue::Marrow : HeadTissue::Cortical;
    }
    const double scalp = m_scalpMm * std::max(0.2, 1 + 0.4 * m_scalpField.at(mm));
    const double within = hullMm - skull;
    if (within < scalp) {
        if (mm[2] < m_baseMm && isCavity(mm)) {
            return HeadTissue::Air;
        }
        return within > scalp - 1.5          ? HeadTissue::Skin
               : m_coarse.at(mm) > 0.9F      ? HeadTissue::Muscle
               : within < 0.25 * scalp - 0.5 ? HeadTissue::Muscle
                                             : HeadTissue::Fat;
    }
    return HeadTissue::Air;
}

double HeadAnatomy::fluidMmAt(const Vec3& mm) const
{
    return std::max(0.0, m_fluidMm * (1 + 0.6 * m_fluidField.at(mm)));
}

bool HeadAnatomy::isFluidOfBrain(const Vec3& mm, float hullMm) const
{
    return hullMm < fluidMmAt(mm);
}

HeadTissue HeadAnatomy::tissueAt(const Vec3& mm, float hullMm) const
{
    const double fluid = fluidMmAt(mm);
    if (hullMm < fluid) {
        return HeadTissue::Fluid;
    }
    if (const HeadTissue organ = organAt(mm); organ != HeadTissue::Air) {
        return organ;
    }
    if (hullMm < fluid + m_duraMm) {
        return HeadTissue::Dura;
    }
    const HeadTissue layer = layerAt(mm, hullMm - fluid - m_duraMm);
    if (layer != HeadTissue::Air && layer != HeadTissue::Skin) {
        return layer;
    }
    const double depth = bodyAt(mm);
    return depth < 1 ? softAt(mm, depth) : layer;
}

}  // namespace glioscope
