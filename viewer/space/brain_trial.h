#pragma once

// Whether the brain is drawn from its voxels: where the hardware draws them fast. Decided by the
// renderer's name and by the second picture with them, since the first one uploads them.

#include "viewer/state/view_style.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace glioscope {

inline constexpr double kSlowFrameMs = 100;

/// Of what OpenGL calls its renderer: those that draw on the processor.
[[nodiscard]] inline bool drawsOnTheProcessor(std::string_view renderer)
{
    constexpr std::array<std::string_view, 5> kNames = {"llvmpipe", "softpipe", "swrast",
                                                        "SwiftShader", "Software Rasterizer"};
    return std::ranges::any_of(
        kNames, [&](std::string_view name) { return renderer.find(name) != renderer.npos; });
}

class BrainTrial {
public:
    /// Hidden, Surface or Volume: what is drawn of what was chosen.
    [[nodiscard]] BrainLook decide(BrainLook chosen, bool onTheProcessor) const
    {
        if (chosen != BrainLook::Automatic) {
            return chosen;
        }
        return onTheProcessor || m_tooSlow ? BrainLook::Surface : BrainLook::Volume;
    }

    [[nodiscard]] bool isOver() const { return m_frames >= kFrames; }

    /// A picture with the voxels in it took so long. True where one more picture is to be drawn:
    /// another one to time, or now without them.
    bool took(double ms)
    {
        if (isOver()) {
            return false;
        }
        ++m_frames;
        m_tooSlow = isOver() && ms > kSlowFrameMs;
        return !isOver() || m_tooSlow;
    }

private:
    static constexpr int kFrames = 2;
    int m_frames = 0;
    bool m_tooSlow = false;
};

}  // namespace glioscope
