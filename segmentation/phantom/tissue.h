#pragma once

// What a voxel of the phantom consists of: shares of tissue classes that add up to 1.

#include <array>
#include <cstddef>

namespace glioscope::phantom {

enum class Tissue {
    Csf,
    Grey,
    White,
    Striatum,  ///< caudate nucleus and putamen
    Thalamus,
    Pallidum,
    Gliosis,  ///< white-matter hyperintensity of age: bright on FLAIR without being tumour
    Vessel,
    Choroid,
    Necrosis,
    Enhancing,
    Oedema,
};

inline constexpr std::size_t kTissueCount = 12;
using TissueMix = std::array<double, kTissueCount>;

/// Replaces the share `fraction` of everything there by one tissue.
inline void paint(TissueMix& mix, Tissue tissue, double fraction)
{
    for (double& share : mix) {
        share *= 1 - fraction;
    }
    mix[static_cast<std::size_t>(tissue)] += fraction;
}

/// Turns the share `fraction` of one tissue into another.
inline void convert(TissueMix& mix, Tissue from, Tissue to, double fraction)
{
    const double moved = fraction * mix[static_cast<std::size_t>(from)];
    mix[static_cast<std::size_t>(from)] -= moved;
    mix[static_cast<std::size_t>(to)] += moved;
}

[[nodiscard]] inline double share(const TissueMix& mix, Tissue tissue)
{
    return mix[static_cast<std::size_t>(tissue)];
}

}  // namespace glioscope::phantom
