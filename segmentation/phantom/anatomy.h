#pragma once

// The healthy brain of a phantom: hull, folded cortex, white matter, deep nuclei, ventricles,
// cerebellum, brain stem, cisterns and vessels, as soft shares of tissue at any point. Points are
// mm from the brain's middle: +x left, +y posterior, +z superior.

#include "segmentation/phantom/noise.h"
#include "segmentation/phantom/tissue.h"

namespace glioscope::phantom {

/// Half the extent of the brain in mm, before individual variation of a few per cent.
inline constexpr Vec3 kHalfExtentMm = {70, 87, 71};

struct BrainSample {
    TissueMix mix{};
    double cortexDepthMm = 0;  ///< distance to the nearest surface of the cortex, sulci included
};

class Anatomy {
public:
    explicit Anatomy(std::uint64_t seed);

    /// Point of the average brain that lies at `p` in this one; what all the others take.
    [[nodiscard]] Vec3 toAverage(const Vec3& p) const;
    /// Signed distance to the outer surface of the brain, positive inside.
    [[nodiscard]] double hullMm(const Vec3& p) const;
    /// Distance to the cleft between the hemispheres; large where callosum or stem join them.
    [[nodiscard]] double fissureMm(const Vec3& p) const;
    /// Tissues at a point inside or just outside the hull.
    [[nodiscard]] BrainSample sample(const Vec3& p) const;

private:
    [[nodiscard]] double cerebrumMm(const Vec3& p) const;
    [[nodiscard]] static double aboveCallosumMm(const Vec3& p);
    [[nodiscard]] static double stemMm(const Vec3& p);
    [[nodiscard]] static double cerebellumMm(const Vec3& p);
    [[nodiscard]] double ventriclesMm(const Vec3& p) const;
    [[nodiscard]] double sulcusMm(const Vec3& p, double depthMm, double regional) const;
    [[nodiscard]] double sylvianMm(const Vec3& p) const;
    void paintHindbrain(const Vec3& p, TissueMix& mix) const;
    void paintNuclei(const Vec3& p, TissueMix& mix) const;
    void paintVentricles(const Vec3& p, double ventriclesMm, TissueMix& mix) const;
    void paintGliosis(const Vec3& p, double ventriclesMm, TissueMix& mix) const;
    void paintVessels(const Vec3& p, double depthMm, TissueMix& mix) const;

    Vec3 m_scale{1, 1, 1};
    double m_widerMm = 0;   ///< how much wider than average the ventricles are
    double m_sulcusMm = 0;  ///< half width of a closed sulcus
    double m_gliosis = 0;   ///< 0 none to 1 much
    std::array<std::uint32_t, 12> m_seeds{};
};

}  // namespace glioscope::phantom
