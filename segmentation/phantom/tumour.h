#pragma once

// The glioma of a phantom: a lobed core of necrosis with an enhancing rim of varying thickness,
// oedema that creeps along white matter and fades out, and the displacement of what lies around it.

#include "segmentation/phantom/anatomy.h"
#include "segmentation/volume/label.h"

namespace glioscope::phantom {

/// Distances that hem the tumour in, at one point: it neither leaves the brain nor crosses the
/// falx.
struct Surroundings {
    double hullMm = 0;
    double fissureMm = 0;
};

class Tumour {
public:
    explicit Tumour(std::uint64_t seed);

    [[nodiscard]] const Vec3& centre() const { return m_lobes[0].centre; }
    /// Where in the healthy brain the tissue comes from that the mass has pushed to `p`.
    [[nodiscard]] Vec3 beforeDisplacement(const Vec3& p, double hullMm) const;

    /// Paints the tumour over the healthy tissue at `p` and says what an expert would call the
    /// voxel.
    Label apply(const Vec3& p, const Surroundings& around, BrainSample& brain) const;

private:
    [[nodiscard]] double coreMm(const Vec3& p, const Surroundings& around) const;
    [[nodiscard]] double rimMm(const Vec3& p) const;

    struct Lobe {
        Vec3 centre{};
        double radiusMm = 0;
    };

    std::array<Lobe, 3> m_lobes{};
    Vec3 m_stretch{1, 1, 1};
    double m_reachMm = 0;
    double m_rimMm = 0;
    double m_push = 0;
    double m_density = 0;  ///< how much of the tissue in the oedema is water
    std::array<std::uint32_t, 6> m_seeds{};
};

}  // namespace glioscope::phantom
