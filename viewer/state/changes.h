#pragma once

// What of the ViewState changed, as a set of flags for its listeners.

#include <cstdint>

namespace glioscope {

enum class Change : std::uint32_t {
    Images = 1,  ///< another case: voxels and reference grid
    Cursor = 2,
    Sequence = 4,     ///< which sequence is shown
    WindowLevel = 8,  ///< of the shown sequence or another
    Layers = 16,      ///< list, content, names and outlines of layers, which is active
    Overlay = 32,     ///< visibility, mode, opacity, palette, labels or regions; of any layer
    Crosshair = 64,   ///< crosshair on or off
    Display = 128,    ///< convention, interpolation
    Surfaces = 256,   ///< opacity of surfaces, slice planes in 3D
    Maps = 512,       ///< of a scalar layer or a swipe, which slices alone draw
};

class Changes {
public:
    Changes() = default;
    Changes(Change change) : m_bits(static_cast<std::uint32_t>(change)) {}
    [[nodiscard]] static Changes all() { return Changes(0xffffffffU); }
    [[nodiscard]] bool has(Change c) const { return (m_bits & static_cast<std::uint32_t>(c)) != 0; }
    [[nodiscard]] bool hasAny(Changes other) const { return (m_bits & other.m_bits) != 0; }
    [[nodiscard]] bool empty() const { return m_bits == 0; }
    friend Changes operator|(Changes a, Changes b) { return Changes(a.m_bits | b.m_bits); }
    Changes& operator|=(Changes other) { return *this = *this | other; }

private:
    explicit Changes(std::uint32_t bits) : m_bits(bits) {}
    std::uint32_t m_bits = 0;
};
inline Changes operator|(Change a, Change b)
{
    return Changes(a) | Changes(b);
}

}  // namespace glioscope
