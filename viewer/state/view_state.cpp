#include "viewer/state/view_state.h"

#include "viewer/state/slice_frame.h"
#include "viewer/state/window_level_change.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>
#include <vector>

namespace glioscope {
namespace {

constexpr double kThinnestMm = 0.1;  // of a slab
constexpr double kThickestMm = 200;

std::size_t indexOf(Sequence sequence)
{
    return static_cast<std::size_t>(sequence);
}

/// Voxel in the middle of a box; of two, the one to the right, anterior and inferior, whatever the
/// order of the voxels.
Vec3 middleOf(const VoxelBox& box, const Geometry& grid)
{
    Vec3 ijk{};
    for (std::size_t c = 0; c < 3; ++c) {
        ijk[c] = (box.begin[c] + box.end[c] - 1) / 2.0;
    }
    const SliceFrame axial(grid, SlicePlane::Axial, Convention::Radiological);
    Vec3 at = axial.fromLps(grid.toLps(ijk));
    for (double& index : at) {
        index = std::floor(index + 1e-6);
    }
    return axial.toLps(at);
}

/// A position inside is kept to the last bit, so that setting the same one twice is no change.
Vec3 clippedTo(const Geometry& grid, const Vec3& lps)
{
    const Vec3 ijk = grid.toIjk(lps);
    Vec3 inside{};
    for (std::size_t c = 0; c < 3; ++c) {
        inside[c] = std::clamp(ijk[c], 0.0, grid.size[c] - 1.0);
    }
    return inside == ijk ? lps : grid.toLps(inside);
}

std::optional<LayerId> lastSegmentation(const Document& document)
{
    const auto& layers = document.layers();
    const auto last = std::find_if(layers.rbegin(), layers.rend(),
                                   [](const Layer& layer) { return layer.labels() != nullptr; });
    return last == layers.rend() ? std::nullopt : std::optional(last->id);
}

}  // namespace

ViewState::ViewState(Document& document) : m_document(document)
{
    takeStudy();
    m_subscription = document.subscribe([this](const DocumentChange& change) { follow(change); });
}

ViewState::Subscription ViewState::subscribe(Listeners<Changes>::Listener listener)
{
    return m_listeners.subscribe(std::move(listener));
}

template <typename T>
void ViewState::assign(T& member, const T& value, Change change)
{
    if (!(member == value)) {
        member = value;
        notify(change);
    }
}

void ViewState::follow(const DocumentChange& change)
{
    using Kind = DocumentChange::Kind;
    switch (change.kind) {
    case Kind::Study:
        takeStudy();
        notify(Change::Images | Change::Cursor | Change::Sequence | Change::WindowLevel |
               Change::Layers);
        return;
    case Kind::Places:
        takePlaces();
        notify(Change::Images | Change::Cursor);
        return;
    case Kind::Style: notify(changesOfStyle(change)); return;
    case Kind::Added:
        if (m_document.layer(change.ids.front())->labels()) {
            remember(change.ids.front());
            m_activeLayer = change.ids.front();
        }
        break;
    case Kind::Removed:
        if (m_activeLayer && !m_document.layer(*m_activeLayer)) {
            m_activeLayer = lastSegmentation(m_document);
        }
        break;
    case Kind::Content:
    case Kind::Saved: break;
    }
    notify(Change::Layers);
}

Changes ViewState::changesOfStyle(const DocumentChange& change) const
{
    const bool maps = !change.ids.empty() && std::ranges::all_of(change.ids, [this](LayerId id) {
        return m_document.layer(id)->scalar() != nullptr;
    });
    return maps ? Changes(Change::Maps) : Change::Layers | Change::Overlay;
}

void ViewState::takeStudy()
{
    m_activeLayer = lastSegmentation(m_document);
    m_referenceGrid = {};
    m_windowLevels = timePoint().facts.windowLevels;
    if (const Image* reference = finestImage(images())) {
        m_referenceGrid = reference->geometry;
        m_cursorLps = middleOf(contentBox(), m_referenceGrid);
        if (!shownImage()) {
            m_sequence = *std::find_if(kAllSequences.begin(), kAllSequences.end(),
                                       [this](Sequence s) { return image(s) != nullptr; });
        }
    }
}

/// The cursor stays where it is in the head, which is the T1ce's.
void ViewState::takePlaces()
{
    if (const Image* reference = finestImage(images())) {
        m_referenceGrid = reference->geometry;
        m_cursorLps = clippedTo(m_referenceGrid, m_cursorLps);
    }
}

const TimePoint& ViewState::timePoint() const
{
    static const TimePoint none;
    const auto& points = m_document.study().timePoints;
    return points.empty() ? none : points.front();
}

const std::shared_ptr<const Image>& ViewState::image(Sequence sequence) const
{
    return images()[indexOf(sequence)];
}

bool ViewState::imageIsResampled(Sequence sequence) const
{
    const auto& shown = image(sequence);
    return shown && !samePhysicalGrid(shown->geometry, m_referenceGrid);
}

void ViewState::setCursorLps(const Vec3& lps)
{
    if (m_referenceGrid.voxelCount() == 0) {
        return;
    }
    assign(m_cursorLps, clippedTo(m_referenceGrid, lps), Change::Cursor);
}

void ViewState::setSequence(Sequence sequence)
{
    if (image(sequence)) {
        assign(m_sequence, sequence, Change::Sequence);
    }
}

WindowLevel ViewState::windowLevel(Sequence sequence) const
{
    return m_windowLevels[indexOf(sequence)];
}

void ViewState::setWindowLevel(Sequence sequence, WindowLevel value)
{
    std::array<WindowLevel, 4> values = m_windowLevels;
    if (m_windowLevelsLinked) {
        const WindowLevelChange change = changeFrom(automaticWindowLevel(sequence), value);
        for (const Sequence other : kAllSequences) {
            values[indexOf(other)] = changed(automaticWindowLevel(other), change);
        }
    }
    values[indexOf(sequence)] = value;
    setWindowLevels(values);
}

void ViewState::setWindowLevels(const std::array<WindowLevel, 4>& values)
{
    std::array<WindowLevel, 4> valid = values;
    for (WindowLevel& each : valid) {
        each.window = std::max(each.window, 1e-6 * std::max(1.0, std::abs(each.level)));
    }
    assign(m_windowLevels, valid, Change::WindowLevel);
}

void ViewState::resetWindowLevel(Sequence sequence)
{
    setWindowLevel(sequence, automaticWindowLevel(sequence));
}

WindowLevel ViewState::automaticWindowLevel(Sequence sequence) const
{
    return timePoint().facts.windowLevels[indexOf(sequence)];
}

const Layer* ViewState::activeLayer() const
{
    return m_activeLayer ? m_document.layer(*m_activeLayer) : nullptr;
}

void ViewState::setActiveLayer(std::optional<LayerId> id)
{
    const Layer* layer = id ? m_document.layer(*id) : nullptr;
    if (!id || (layer && layer->labels())) {
        remember(id);
        assign(m_activeLayer, id, Change::Layers);
    }
}

void ViewState::remember(std::optional<LayerId> next)
{
    if (m_activeLayer && next && *next != *m_activeLayer) {
        m_previousLayer = *m_activeLayer;
    }
}

const Layer* ViewState::previousLayer() const
{
    const bool other = m_activeLayer && *m_activeLayer != m_previousLayer;
    return other ? m_document.layer(m_previousLayer) : nullptr;
}

void ViewState::stepLayer(int step)
{
    std::vector<LayerId> ids;
    std::ptrdiff_t now = step > 0 ? -1 : 0;
    for (const Layer& layer : m_document.layers()) {
        if (layer.labels()) {
            now = layer.id == m_activeLayer ? std::ssize(ids) : now;
            ids.push_back(layer.id);
        }
    }
    if (const auto count = std::ssize(ids); count > 0) {
        setActiveLayer(ids[static_cast<std::size_t>((now + step + count) % count)]);
    }
}

void ViewState::setSwipe(std::optional<double> at)
{
    const auto clipped = at ? std::optional(std::clamp(*at, 0.0, 1.0)) : std::nullopt;
    assign(m_swipe, clipped, Change::Maps);
}

void ViewState::setMap(const std::optional<MapChoice>& map)
{
    assign(m_map, map, Change::Layers);
}

void ViewState::setMapStyle(OverlayMode mode, double opacity)
{
    LayerStyle common = mapStyle();
    common.mode = mode;
    common.opacity = opacity;
    m_document.setStyleOf(LayerKind::Scalar, common);
    std::vector<std::pair<LayerId, LayerStyle>> styles;
    for (const Layer& layer : m_document.layers()) {
        if (layer.scalar()) {
            styles.emplace_back(layer.id, layer.style).second.mode = mode;
            styles.back().second.opacity = opacity;
        }
    }
    for (const auto& [id, style] : styles) {
        m_document.setStyle(id, style);
    }
}

void ViewState::setThreshold(LayerId id, double threshold)
{
    if (const Layer* layer = m_document.layer(id); layer && layer->scalar()) {
        LayerStyle style = layer->style;
        style.threshold = threshold;
        m_document.setStyle(id, style);
    }
}

void ViewState::setLayerOutlined(LayerId id, bool outlined)
{
    if (const Layer* layer = m_document.layer(id)) {
        LayerStyle style = layer->style;
        style.outlined = outlined;
        m_document.setStyle(id, style);
    }
}

const LayerStyle& ViewState::activeStyle() const
{
    const Layer* active = activeLayer();
    return active ? active->style : m_document.styleOf(LayerKind::Labels);
}

OverlayStyle ViewState::overlay() const
{
    return overlayOf(activeStyle());
}

OverlayStyle ViewState::overlayOf(const LayerStyle& own) const
{
    return {.visible = m_parts.visible,
            .mode = own.mode,
            .kind = m_parts.kind,
            .palette = own.palette,
            .opacity = own.opacity,
            .labelVisible = m_parts.labelVisible,
            .regionVisible = m_parts.regionVisible};
}

void ViewState::setOverlay(const OverlayStyle& style)
{
    const OverlayStyle before = overlay();
    m_parts = {.visible = style.visible,
               .kind = style.kind,
               .labelVisible = style.labelVisible,
               .regionVisible = style.regionVisible};
    setPalette(style.palette);
    LayerStyle own = activeStyle();
    own.mode = style.mode;
    own.palette = style.palette;
    own.opacity = std::clamp(style.opacity, 0.0, 1.0);
    if (!(own == activeStyle())) {
        m_activeLayer ? m_document.setStyle(*m_activeLayer, own)
                      : m_document.setStyleOf(LayerKind::Labels, own);
    } else if (!(overlay() == before)) {
        notify(Change::Overlay);
    }
}

/// Of all segmentations but the active one.
void ViewState::setPalette(Palette palette)
{
    std::vector<std::pair<LayerId, LayerStyle>> others;
    for (const Layer& layer : m_document.layers()) {
        if (layer.labels() && layer.id != m_activeLayer && layer.style.palette != palette) {
            others.emplace_back(layer.id, layer.style).second.palette = palette;
        }
    }
    for (const auto& [id, style] : others) {
        m_document.setStyle(id, style);
    }
}

void ViewState::setSurfaces(const SurfaceStyle& style)
{
    SurfaceStyle valid = style;
    valid.opacity = std::clamp(style.opacity, 0.0, 1.0);
    assign(m_surfaces, valid, Change::Surfaces);
}

void ViewState::setCrosshairVisible(bool visible)
{
    assign(m_crosshairVisible, visible, Change::Crosshair);
}

void ViewState::setConvention(Convention convention)
{
    assign(m_convention, convention, Change::Display);
}

void ViewState::setInterpolation(Interpolation interpolation)
{
    assign(m_interpolation, interpolation, Change::Display);
}

void ViewState::setSlab(const Slab& slab)
{
    Slab valid = slab;
    valid.thicknessMm = std::clamp(slab.thicknessMm, kThinnestMm, kThickestMm);
    assign(m_slab, valid, Change::Display);
}

}  // namespace glioscope
