#include "viewer/state/view_state.h"

#include "viewer/state/slice_frame.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace glioscope {
namespace {

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

}  // namespace

ViewState::Subscription ViewState::subscribe(Listener listener)
{
    auto subscription = std::make_shared<const Listener>(std::move(listener));
    m_listeners.push_back(subscription);
    return subscription;
}

void ViewState::notify(Changes changes)
{
    std::erase_if(m_listeners, [](const auto& listener) { return listener.expired(); });
    // A copy, since a listener may subscribe another.
    const auto listeners = m_listeners;
    for (const auto& weak : listeners) {
        if (const Subscription listener = weak.lock()) {
            (*listener)(changes);
        }
    }
}

template <typename T>
void ViewState::assign(T& member, const T& value, Change change)
{
    if (!(member == value)) {
        member = value;
        notify(change);
    }
}

void ViewState::setImages(Images images)
{
    const ImageFacts facts = imageFacts(images);
    setImages(std::move(images), facts);
}

void ViewState::setImages(Images images, const ImageFacts& facts)
{
    m_images = std::move(images);
    m_backgrounds = facts.backgrounds;
    m_orientationUncertain = facts.orientationUncertain;
    m_layers.clear();
    m_activeLayer.reset();
    m_referenceGrid = {};
    m_contentBox = facts.contentBox;
    m_automaticWindowLevels = facts.windowLevels;
    m_windowLevels = m_automaticWindowLevels;
    if (const Image* reference = finestImage(m_images)) {
        m_referenceGrid = reference->geometry;
        m_cursorLps = middleOf(m_contentBox, m_referenceGrid);
        if (!shownImage()) {
            m_sequence = *std::find_if(kAllSequences.begin(), kAllSequences.end(),
                                       [this](Sequence s) { return image(s) != nullptr; });
        }
    }
    notify(Change::Images | Change::Cursor | Change::Sequence | Change::WindowLevel |
           Change::Layers);
}

const std::shared_ptr<const Image>& ViewState::image(Sequence sequence) const
{
    return m_images[indexOf(sequence)];
}

bool ViewState::shownImageIsResampled() const
{
    return shownImage() && !samePhysicalGrid(shownImage()->geometry, m_referenceGrid);
}

void ViewState::setCursorLps(const Vec3& lps)
{
    if (m_referenceGrid.voxelCount() == 0) {
        return;
    }
    const Vec3 ijk = m_referenceGrid.toIjk(lps);
    Vec3 inside{};
    for (int c = 0; c < 3; ++c) {
        inside[c] = std::clamp(ijk[c], 0.0, m_referenceGrid.size[c] - 1.0);
    }
    // A position inside is kept to the last bit, so that setting the same one twice is no change.
    assign(m_cursorLps, inside == ijk ? lps : m_referenceGrid.toLps(inside), Change::Cursor);
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
    const double least = 1e-6 * std::max(1.0, std::abs(value.level));
    value.window = std::max(value.window, least);
    assign(m_windowLevels[indexOf(sequence)], value, Change::WindowLevel);
}

void ViewState::resetWindowLevel(Sequence sequence)
{
    setWindowLevel(sequence, m_automaticWindowLevels[indexOf(sequence)]);
}

int ViewState::addLayer(std::string name, std::shared_ptr<const LabelMap> map)
{
    const int id = m_nextLayerId++;
    m_layers.push_back({.id = id, .name = std::move(name), .map = std::move(map)});
    m_activeLayer = id;
    notify(Change::Layers);
    return id;
}

void ViewState::removeLayer(int id)
{
    if (std::erase_if(m_layers, [id](const OverlayLayer& layer) { return layer.id == id; }) == 0) {
        return;
    }
    if (m_activeLayer == id) {
        m_activeLayer = m_layers.empty() ? std::nullopt : std::optional(m_layers.back().id);
    }
    notify(Change::Layers);
}

OverlayLayer* ViewState::findLayer(int id)
{
    const auto found = std::find_if(m_layers.begin(), m_layers.end(),
                                    [id](const OverlayLayer& layer) { return layer.id == id; });
    return found == m_layers.end() ? nullptr : &*found;
}

void ViewState::setLayerOutlined(int id, bool outlined)
{
    if (OverlayLayer* layer = findLayer(id)) {
        assign(layer->outlined, outlined, Change::Layers);
    }
}

const OverlayLayer* ViewState::activeLayer() const
{
    const auto found =
        std::find_if(m_layers.begin(), m_layers.end(),
                     [this](const OverlayLayer& layer) { return layer.id == m_activeLayer; });
    return found == m_layers.end() ? nullptr : &*found;
}

void ViewState::setActiveLayer(std::optional<int> id)
{
    if (!id || findLayer(*id)) {
        assign(m_activeLayer, id, Change::Layers);
    }
}

void ViewState::setOverlay(const OverlayStyle& style)
{
    OverlayStyle valid = style;
    valid.opacity = std::clamp(style.opacity, 0.0, 1.0);
    assign(m_overlay, valid, Change::Overlay);
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

}  // namespace glioscope
