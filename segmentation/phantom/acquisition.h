#pragma once

// How a scanner shows tissue: contrast per sequence, receive-coil shading, slice profile, Rician
// noise.

#include "segmentation/phantom/noise.h"
#include "segmentation/phantom/tissue.h"
#include "segmentation/volume/sequence.h"
#include "segmentation/volume/volume.h"

namespace glioscope::phantom {

class Acquisition {
public:
    Acquisition(Sequence sequence, std::uint64_t seed);

    /// Turns the shading so that it brightens the side away from `p`: the tumour must not stand out
    /// by the coil's doing.
    void shadeAwayFrom(const Vec3& p);

    /// Noise-free signal of a mixture at a point of the head (mm); white matter is about 1.
    /// `texture` is the tissue's own unevenness there, about -1 to 1, which sequences show
    /// differently.
    [[nodiscard]] double signal(const TissueMix& mix, const Vec3& p, double texture) const;

    /// Blurs a noise-free image as slices do, adds noise and scales; whole numbers, at least 1.
    /// `thickAxis` is the index axis across the slices.
    void scan(Image& clean, int thickAxis) const;

private:
    std::array<double, kTissueCount> m_contrast{};
    std::array<double, 3> m_shadingSlope{};
    std::array<double, 3> m_shadingCurve{};
    double m_texture = 0;
    double m_blurMm = 0;       ///< standard deviation within a slice
    double m_thickBlurMm = 0;  ///< standard deviation across slices
    double m_noise = 0;        ///< standard deviation relative to white matter
    double m_gain = 1;
    std::uint64_t m_noiseSeed = 0;
};

}  // namespace glioscope::phantom
