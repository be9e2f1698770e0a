#pragma once

// Chance and shape for the phantom, the same on every machine: an integer generator, smooth lattice
// noise and soft steps. Nothing here has state shared between calls or depends on their order.

#include "segmentation/volume/geometry.h"

#include <algorithm>
#include <cstdint>

namespace glioscope::phantom {

/// splitmix64 (Steele, Lea, Flood 2014). Draws the few parameters that make one head differ from
/// another.
class Random {
public:
    explicit Random(std::uint64_t seed) : m_state(seed) {}
    [[nodiscard]] std::uint64_t next();
    /// In [low, high).
    [[nodiscard]] double between(double low, double high);
    [[nodiscard]] std::uint32_t noiseSeed() { return static_cast<std::uint32_t>(next() >> 32); }

private:
    std::uint64_t m_state;
};

struct NoiseSample {
    double value = 0;
    Vec3 slope{};  ///< derivative by position
};

/// Gradient noise on the unit lattice (Perlin 2002): smooth, about -0.8 to 0.8, standard deviation
/// 0.27, features about one unit wide.
[[nodiscard]] double noise(const Vec3& position, std::uint32_t seed);
[[nodiscard]] NoiseSample noiseWithSlope(const Vec3& position, std::uint32_t seed);

/// Noise whose features are `sizeMm` wide.
[[nodiscard]] inline double noiseAt(const Vec3& mm, double sizeMm, std::uint32_t seed)
{
    return noise({mm[0] / sizeMm, mm[1] / sizeMm, mm[2] / sizeMm}, seed);
}

/// Two independent standard normal numbers for a key (Box and Muller 1958).
struct NormalPair {
    double first = 0;
    double second = 0;
};
[[nodiscard]] NormalPair normalPair(std::uint64_t key);

/// 0 below -width/2, 1 above width/2, smooth between: the share of a voxel inside a surface whose
/// signed distance (positive inside) is `distance`.
[[nodiscard]] inline double softStep(double distance, double width)
{
    const double t = std::clamp(0.5 + distance / width, 0.0, 1.0);
    return t * t * (3 - 2 * t);
}

}  // namespace glioscope::phantom
