#pragma once

// Windows and levels to be had by a key, per sequence: as far from the automatic one as somebody
// kept them, so that they fit every scanner's scale.

#include "segmentation/volume/sequence.h"
#include "viewer/state/window_level_change.h"

#include <QStringList>

#include <array>
#include <cstdint>

namespace glioscope {

enum class WindowPreset : std::uint8_t { Standard, Contrast, Lesion, Wide };
inline constexpr std::size_t kWindowPresets = 4;

class WindowLevelPresets {
public:
    /// Begins with presets that suit brains: the automatic one, half its window, what makes lesions
    /// of the sequence stand out, and twice the window.
    WindowLevelPresets();

    [[nodiscard]] WindowLevelChange of(WindowPreset preset, Sequence sequence) const;
    void keep(WindowPreset preset, Sequence sequence, WindowLevelChange change);

    /// Those that were kept, as "3 0.8 -0.25" each: number of preset times four and sequence,
    /// width, shift. What is foreign or makes no window in `texts` is left out.
    [[nodiscard]] QStringList texts() const;
    [[nodiscard]] static WindowLevelPresets from(const QStringList& texts);

    bool operator==(const WindowLevelPresets&) const = default;

private:
    std::array<WindowLevelChange, kWindowPresets * 4> m_changes;
};

}  // namespace glioscope
