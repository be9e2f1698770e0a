#pragma once

// Random numbers that depend on nothing but what they are for: every window of every epoch draws
// from a stream of its own, so results do not change with the number of threads, and resuming needs
// no saved state. splitmix64 (Steele, Lea, Flood 2014); the same numbers with every compiler.

#include <cmath>
#include <cstdint>
#include <numbers>

namespace glioscope {

class RandomStream {
public:
    /// The stream of item `index` of epoch `epoch` in a run with `seed`.
    RandomStream(std::uint64_t seed, std::uint64_t epoch, std::uint64_t index)
        : m_state(mixed(mixed(mixed(seed) ^ epoch) ^ index))
    {
    }

    std::uint64_t next()
    {
        m_state += kStep;
        return mixed(m_state);
    }
    /// Uniform in [low, high).
    double uniform(double low, double high)
    {
        return low + (high - low) * (static_cast<double>(next() >> 11) * 0x1.0p-53);
    }
    bool chance(double probability) { return uniform(0, 1) < probability; }
    /// Whole number in [0, count); count is above 0.
    std::uint64_t below(std::uint64_t count) { return next() % count; }
    /// Standard normal, by Box and Muller.
    double normal()
    {
        const double radius = std::sqrt(-2 * std::log(1 - uniform(0, 1)));
        return radius * std::cos(2 * std::numbers::pi * uniform(0, 1));
    }

private:
    static constexpr std::uint64_t kStep = 0x9e3779b97f4a7c15ULL;
    static std::uint64_t mixed(std::uint64_t value)
    {
        value += kStep;
        value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9ULL;
        value = (value ^ (value >> 27)) * 0x94d049bb133111ebULL;
        return value ^ (value >> 31);
    }

    std::uint64_t m_state;
};

}  // namespace glioscope
