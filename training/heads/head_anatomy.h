#pragma once

// What lies around a brain, drawn at random: fluid, dura, skull, scalp, eyes, air of nose and
// sinuses, face, neck and the spinal cord. Roughly where they are in a head and never twice the
// same: a network that has seen them all has learned what a brain is by its inside. Positions are
// LPS millimetres from the brain's centre.

#include "training/heads/smooth_field.h"
#include "training/heads/stripped_brain.h"

#include <array>
#include <cstdint>
#include <vector>

namespace glioscope {

enum class HeadTissue : std::uint8_t {
    Air,
    Fluid,
    Dura,
    Cortical,  ///< bone
    Marrow,
    Fat,
    Muscle,
    Skin,
    Eye,
    Mucosa,
    Cord,
};
inline constexpr std::size_t kHeadTissues = 11;

class HeadAnatomy {
public:
    HeadAnatomy(const StrippedBrain& brain, RandomStream& random);

    /// Whether a place outside the brain, `hullMm` from its hull, is fluid within the dura.
    [[nodiscard]] bool isFluidOfBrain(const Vec3& mm, float hullMm) const;

    /// Of a place outside the brain, `hullMm` from its hull.
    [[nodiscard]] HeadTissue tissueAt(const Vec3& mm, float hullMm) const;

private:
    struct Ellipsoid {
        Vec3 centre{};
        Vec3 half{};
        /// 1 on the surface, below it inside.
        [[nodiscard]] double radiusAt(const Vec3& mm) const;
    };

    [[nodiscard]] double fluidMmAt(const Vec3& mm) const;
    void drawLayers(RandomStream& random);
    void drawFace(const StrippedBrain& brain, RandomStream& random);
    void drawNeck(const StrippedBrain& brain, RandomStream& random);
    [[nodiscard]] HeadTissue layerAt(const Vec3& mm, double hullMm) const;
    [[nodiscard]] HeadTissue baseAt(const Vec3& mm) const;
    [[nodiscard]] HeadTissue softAt(const Vec3& mm, double depth) const;
    /// Air where the place is in none of them.
    [[nodiscard]] HeadTissue organAt(const Vec3& mm) const;
    [[nodiscard]] bool isCavity(const Vec3& mm) const;
    /// Share of the radius of face or neck, whichever the place is deeper in.
    [[nodiscard]] double bodyAt(const Vec3& mm) const;

    double m_fluidMm = 0, m_duraMm = 0, m_skullMm = 0, m_scalpMm = 0;
    double m_marrowShare = 0;  ///< of the skull's thickness
    double m_baseMm = 0;       ///< below this the skull is its base
    bool m_hasFace = true, m_hasNeck = true;
    std::array<Ellipsoid, 2> m_eyes;
    std::vector<Ellipsoid> m_cavities;
    Ellipsoid m_face;
    Vec3 m_neckCentre{};
    Vec3 m_neckHalf{};  ///< along x and y
    double m_neckTilt = 0;
    Vec3 m_stem{};
    double m_cordMm = 0, m_canalMm = 0, m_vertebraMm = 0;
    SmoothField m_fluidField, m_boneField, m_scalpField, m_coarse, m_fine;
};

}  // namespace glioscope
