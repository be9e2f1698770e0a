#include "viewer/state/pane_spec.h"

#include <algorithm>

namespace glioscope {

std::vector<PanePlace> placesOf(const Layout& layout)
{
    std::vector<PanePlace> places;
    std::vector<bool> taken(static_cast<std::size_t>(layout.rows * layout.columns), false);
    const auto columns = static_cast<std::size_t>(layout.columns);
    for (const PaneSpec& pane : layout.panes) {
        const auto cell = static_cast<std::size_t>(std::ranges::find(taken, false) - taken.begin());
        for (std::size_t row = 0; row < static_cast<std::size_t>(pane.rowSpan); ++row) {
            taken.at(cell + row * columns) = true;
        }
        places.push_back({static_cast<int>(cell / columns), static_cast<int>(cell % columns)});
    }
    return places;
}

Sequence sequenceOf(const PaneSpec& pane, const ViewState& state)
{
    return pane.sequence.value_or(state.sequence());
}

std::vector<DrawnLayer> drawnLayers(const PaneSpec& pane, const ViewState& state)
{
    std::vector<DrawnLayer> drawn;
    if (!state.overlay().visible) {
        return drawn;
    }
    if (pane.layers) {
        for (const LayerId id : *pane.layers) {
            const Layer* layer = state.document().layer(id);
            if (layer && layer->labels()) {
                drawn.push_back({.layer = layer, .inFull = drawn.empty()});
            }
        }
        return drawn;
    }
    const Layer* active = state.activeLayer();
    const Layer* before = drawnSwipe(pane, state) ? state.previousLayer() : nullptr;
    if (active) {
        drawn.push_back(
            {.layer = active, .inFull = true, .side = before ? PaneSide::Right : PaneSide::Both});
    }
    if (before) {
        drawn.push_back({.layer = before, .inFull = true, .side = PaneSide::Left});
    }
    for (const Layer& layer : state.document().layers()) {
        if (layer.labels() && layer.style.outlined && &layer != active && &layer != before) {
            drawn.push_back({.layer = &layer, .inFull = false});
        }
    }
    return drawn;
}

std::optional<double> drawnSwipe(const PaneSpec& pane, const ViewState& state)
{
    const bool two = !pane.layers && state.overlay().visible && state.previousLayer();
    return two ? state.swipe() : std::nullopt;
}

const Layer* drawnMap(const PaneSpec& pane, const ViewState& state)
{
    if (!state.map()) {
        return nullptr;
    }
    const std::vector<DrawnLayer> drawn = drawnLayers(pane, state);
    const bool full = !drawn.empty() && drawn.front().inFull;
    return full ? mapOf(state.document(), *drawn.front().layer, *state.map()) : nullptr;
}

const Layer* drawnBrain(const ViewState& state)
{
    const std::vector<Layer>& layers = state.document().layers();
    const auto found = std::ranges::find_if(layers, [](const Layer& layer) {
        return layer.scalar() && layer.scalar()->meaning == ScalarMeaning::BrainMask;
    });
    return found != layers.end() && state.overlay().visible ? &*found : nullptr;
}

}  // namespace glioscope
