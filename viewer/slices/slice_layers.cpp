#include "viewer/slices/slice_layers.h"

namespace glioscope {

void SliceLayers::fetch(const ViewState& state, const PaneSpec& pane, const SliceFrame& frame,
                        int slice, double pixelRatio)
{
    m_labels.clear();
    m_maps.clear();
    if (!state.shownImage()) {
        return;
    }
    const Layer* map = drawnMap(pane, state);
    const double divider = drawnSwipe(pane, state).value_or(0);
    for (const auto& [layer, inFull, side] : drawnLayers(pane, state)) {
        if (map && inFull && side != PaneSide::Left) {
            continue;  // the map is drawn in its place
        }
        const OverlayStyle style = state.overlayOf(layer->style);
        OverlayPaint paint =
            inFull ? paintOf(style, pixelRatio) : outlineOf(style, lookOf(layer->look), pixelRatio);
        paint.from = side == PaneSide::Right ? divider : 0;
        paint.to = side == PaneSide::Left ? divider : 1;
        m_labels.push_back(
            {.labels = sliceOf(*layer->labels()->map, frame, slice), .paint = paint});
    }
    for (const Layer* drawn : {map, drawnBrain(state)}) {
        if (drawn) {
            m_maps.push_back(sliceOfMap(*drawn, state, frame, slice, pixelRatio));
        }
    }
}

SliceLayers::MapSlice SliceLayers::sliceOfMap(const Layer& map, const ViewState& state,
                                              const SliceFrame& frame, int slice, double pixelRatio)
{
    const ScalarContent& content = *map.scalar();
    if (comparesSegmentations(content.meaning)) {
        return {.values = nearestSliceOf(*content.values, frame, slice),
                .paint = valuePaintOf(content, map.style.opacity, pixelRatio)};
    }
    return {.values = sliceOf(*content.values, frame, slice),
            .paint = paintOf(content, map.style, state.overlay().palette, pixelRatio)};
}

void SliceLayers::paint(const PixelMapping& mapping, Interpolation interpolation,
                        RgbaPicture& picture) const
{
    for (const MapSlice& map : m_maps) {
        const auto paintMap = [&](const auto& look) {
            paintScalar(map.values, mapping, look, interpolation, picture);
        };
        std::visit(paintMap, map.paint);
    }
    for (const LabelSlice& layer : m_labels) {
        paintOverlay(layer.labels, mapping, layer.paint, interpolation, picture);
    }
}

}  // namespace glioscope
