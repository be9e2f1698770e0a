#include "segmentation/phantom/noise.h"

#include <cmath>
#include <numbers>

namespace glioscope::phantom {
namespace {

std::uint64_t mixed(std::uint64_t z)
{
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
}

std::uint32_t cornerHash(std::int32_t x, std::int32_t y, std::int32_t z, std::uint32_t seed)
{
    std::uint32_t h = static_cast<std::uint32_t>(x) * 0x8DA6B343U ^
                      static_cast<std::uint32_t>(y) * 0xD8163841U ^
                      static_cast<std::uint32_t>(z) * 0xCB1AB31FU ^ seed;
    h = (h ^ (h >> 15)) * 0x2C1B3C6DU;
    h = (h ^ (h >> 12)) * 0x297A2D39U;
    return h ^ (h >> 15);
}

/// The twelve edges of a cube; four repeat to make sixteen.
constexpr double kDirections[16][3] = {
    {1, 1, 0}, {-1, 1, 0}, {1, -1, 0}, {-1, -1, 0}, {1, 0, 1}, {-1, 0, 1}, {1, 0, -1}, {-1, 0, -1},
    {0, 1, 1}, {0, -1, 1}, {0, 1, -1}, {0, -1, -1}, {1, 1, 0}, {-1, 1, 0}, {0, -1, 1}, {0, -1, -1}};

/// Cell of a position, the place within it, and the eight corners' contributions.
struct Cell {
    double inside[3];  ///< in [0, 1)
    double fade[3];    ///< quintic weight of the upper corner
    const double* direction[8];
    double part[8];  ///< direction . offset, corner number = x + 2 y + 4 z

    Cell(const Vec3& p, std::uint32_t seed)
    {
        std::int32_t base[3];
        for (int c = 0; c < 3; ++c) {
            const double floored = std::floor(p[c]);
            base[c] = static_cast<std::int32_t>(floored);
            const double t = p[c] - floored;
            inside[c] = t;
            fade[c] = t * t * t * (t * (t * 6 - 15) + 10);
        }
        for (int corner = 0; corner < 8; ++corner) {
            const int x = corner & 1, y = (corner >> 1) & 1, z = corner >> 2;
            const std::uint32_t h = cornerHash(base[0] + x, base[1] + y, base[2] + z, seed);
            direction[corner] = kDirections[h & 15];
            part[corner] = direction[corner][0] * (inside[0] - x) +
                           direction[corner][1] * (inside[1] - y) +
                           direction[corner][2] * (inside[2] - z);
        }
    }
};

double mix(double a, double b, double weight)
{
    return a + weight * (b - a);
}

/// Trilinear mixture of eight corner values.
double blend(const double* v, const double* w)
{
    return mix(mix(mix(v[0], v[1], w[0]), mix(v[2], v[3], w[0]), w[1]),
               mix(mix(v[4], v[5], w[0]), mix(v[6], v[7], w[0]), w[1]), w[2]);
}

}  // namespace

std::uint64_t Random::next()
{
    m_state += 0x9E3779B97F4A7C15ULL;
    return mixed(m_state);
}

double Random::between(double low, double high)
{
    return low + (high - low) * (static_cast<double>(next() >> 11) * 0x1.0p-53);
}

double noise(const Vec3& position, std::uint32_t seed)
{
    const Cell cell(position, seed);
    return blend(cell.part, cell.fade);
}

NoiseSample noiseWithSlope(const Vec3& position, std::uint32_t seed)
{
    const Cell cell(position, seed);
    NoiseSample sample;
    sample.value = blend(cell.part, cell.fade);
    for (int axis = 0; axis < 3; ++axis) {
        double component[8], lower[8], upper[8];
        const int bit = 1 << axis;
        for (int corner = 0; corner < 8; ++corner) {
            component[corner] = cell.direction[corner][axis];
            lower[corner] = cell.part[corner & ~bit];
            upper[corner] = cell.part[corner | bit];
        }
        const double t = cell.inside[axis];
        const double fadeSlope = 30 * t * t * (t * (t - 2) + 1);
        sample.slope[axis] = blend(component, cell.fade) +
                             fadeSlope * (blend(upper, cell.fade) - blend(lower, cell.fade));
    }
    return sample;
}

NormalPair normalPair(std::uint64_t key)
{
    const std::uint64_t a = mixed(key * 2 + 0x9E3779B97F4A7C15ULL);
    const std::uint64_t b = mixed(a ^ 0xD1B54A32D192ED03ULL);
    const double u = (static_cast<double>(a >> 11) + 0.5) * 0x1.0p-53;
    const double angle = static_cast<double>(b >> 11) * 0x1.0p-53 * 2 * std::numbers::pi;
    const double radius = std::sqrt(-2 * std::log(u));
    return {radius * std::cos(angle), radius * std::sin(angle)};
}

}  // namespace glioscope::phantom
