#pragma once

// What the panes of a window show and how they are arranged, as plain values. Pure.

#include "viewer/state/slice_frame.h"
#include "viewer/state/view_state.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace glioscope {

struct PaneSpec {
    std::optional<SlicePlane> plane = {};   ///< nothing: the 3D view
    std::optional<Sequence> sequence = {};  ///< nothing follows ViewState::sequence()
    /// Segmentations that are drawn, the first in full and the others as outlines; nothing draws
    /// what the ViewState says.
    std::optional<std::vector<LayerId>> layers = {};
    int cameraGroup = 0;  ///< slice panes of one group show the same centre at the same zoom
    int rowSpan = 1;      ///< rows of the layout that it takes
    bool operator==(const PaneSpec&) const = default;
};

struct Layout {
    int rows = 1;
    int columns = 1;
    std::vector<PaneSpec> panes;  ///< each takes the first free cell in reading order
    bool operator==(const Layout&) const = default;
};

/// Cell of a pane's upper left corner.
struct PanePlace {
    int row = 0;
    int column = 0;
    bool operator==(const PanePlace&) const = default;
};

/// Of all panes; there are cells for all.
[[nodiscard]] std::vector<PanePlace> placesOf(const Layout& layout);

/// The sequence that a pane shows, whether or not the case has it.
[[nodiscard]] Sequence sequenceOf(const PaneSpec& pane, const ViewState& state);

/// Of a swipe's divider.
enum class PaneSide : std::uint8_t { Both, Left, Right };

struct DrawnLayer {
    const Layer* layer;
    bool inFull;  ///< else as an outline
    PaneSide side = PaneSide::Both;
};

/// Segmentations in the order in which a pane draws them; none while the overlay is hidden. Valid
/// until the document changes.
[[nodiscard]] std::vector<DrawnLayer> drawnLayers(const PaneSpec& pane, const ViewState& state);

/// Where a pane's swipe is, as part of its width; nothing where it has none.
[[nodiscard]] std::optional<double> drawnSwipe(const PaneSpec& pane, const ViewState& state);

/// The map that a pane draws in place of the segmentation it draws in full, whose it is; null where
/// none is to be drawn or it has none. Valid until the document changes.
[[nodiscard]] const Layer* drawnMap(const PaneSpec& pane, const ViewState& state);

/// The case's brain mask, which every pane outlines; null where there is none or no overlay is to
/// be seen. Valid until the document changes.
[[nodiscard]] const Layer* drawnBrain(const ViewState& state);

}  // namespace glioscope
