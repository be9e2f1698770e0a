#pragma once

// What is drawn over the image of a slice: segmentations and maps, cut out of their volumes once a
// slice and painted as often as the picture is. Pure, no toolkit.

#include "viewer/slices/overlay_painter.h"
#include "viewer/slices/scalar_painter.h"
#include "viewer/slices/slice_painter.h"
#include "viewer/slices/slice_values.h"
#include "viewer/slices/value_painter.h"
#include "viewer/state/pane_spec.h"

#include <variant>
#include <vector>

namespace glioscope {

class SliceLayers {
public:
    /// Of what a pane draws; nothing without a case.
    void fetch(const ViewState& state, const PaneSpec& pane, const SliceFrame& frame, int slice,
               double pixelRatio);
    /// Over the image that `picture` has.
    void paint(const PixelMapping& mapping, Interpolation interpolation,
               RgbaPicture& picture) const;

private:
    struct LabelSlice {
        SliceValues<Label> labels;
        OverlayPaint paint;
    };
    struct MapSlice {
        SliceValues<std::uint8_t> values;
        std::variant<ScalarPaint, ValuePaint> paint;
    };

    [[nodiscard]] static MapSlice sliceOfMap(const Layer& map, const ViewState& state,
                                             const SliceFrame& frame, int slice, double pixelRatio);

    std::vector<LabelSlice> m_labels;
    std::vector<MapSlice> m_maps;
};

}  // namespace glioscope
