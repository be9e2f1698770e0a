#pragma once

// The choices of how things are drawn, as plain values with their defaults.

#include "segmentation/session/layer_style.h"
#include "viewer/state/palette.h"

#include <cstdint>

namespace glioscope {

enum class OverlayKind : std::uint8_t { Labels, Regions };
/// Radiological: the patient's left on the picture's right in axial and coronal views.
enum class Convention : std::uint8_t { Radiological, Neurological };
/// Nearest shows voxels as they are, labels too; Linear smooths both.
enum class Interpolation : std::uint8_t { Nearest, Linear };

/// What of all segmentations is drawn.
struct OverlayParts {
    bool visible = true;
    OverlayKind kind = OverlayKind::Labels;
    PerLabel<bool> labelVisible = filled<PerLabel<bool>>(true);
    PerRegion<bool> regionVisible = filled<PerRegion<bool>>(true);
    bool operator==(const OverlayParts&) const = default;
};

/// How one segmentation is drawn: its layer's own style, and what of all of them is.
struct OverlayStyle {
    bool visible = true;
    OverlayMode mode = OverlayMode::FillAndOutline;
    OverlayKind kind = OverlayKind::Labels;
    Palette palette = Palette::Classic;
    double opacity = 0.35;  ///< of the fill, 0 to 1
    PerLabel<bool> labelVisible = filled<PerLabel<bool>>(true);
    PerRegion<bool> regionVisible = filled<PerRegion<bool>>(true);
    bool operator==(const OverlayStyle&) const = default;
};

/// What of the whole brain is drawn in space.
enum class BrainLook : std::uint8_t {
    Hidden,
    Automatic,  ///< its volume where the hardware is fast, else its surface
    Surface,
    Volume,
};

/// What slices of images show of a layer thicker than their voxels, seen along their normal.
enum class Projection : std::uint8_t { None, Maximum, Mean, Minimum };

struct Slab {
    Projection projection = Projection::None;
    double thicknessMm = 10;  ///< above 0; the cursor's slice is its middle
    bool operator==(const Slab&) const = default;
};

struct SurfaceStyle {
    double opacity = 1.0;  ///< 0 to 1; outer surfaces are thinner by a fixed factor
    bool visible = true;
    bool slicePlanes = true;
    bool cutOpen = false;  ///< what the three slice planes cut off towards the viewer is left out
    BrainLook brain = BrainLook::Hidden;
    bool operator==(const SurfaceStyle&) const = default;
};

}  // namespace glioscope
