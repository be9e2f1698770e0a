#pragma once

// What is shown and how: the one truth that every pane reads and every gesture changes. Setters
// ignore equal values and tell the listeners what changed. Holds no toolkit object and renders
// nothing; belongs to one thread (the GUI's).

#include "segmentation/session/image_facts.h"
#include "segmentation/volume/sequence.h"
#include "segmentation/volume/volume.h"
#include "viewer/state/changes.h"
#include "viewer/state/view_style.h"

#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace glioscope {

class ViewState {
public:
    using Images = CaseImages;
    using Listener = std::function<void(Changes)>;
    /// A listener lives as long as its subscription.
    using Subscription = std::shared_ptr<const Listener>;

    ViewState() = default;
    ViewState(const ViewState&) = delete;
    ViewState& operator=(const ViewState&) = delete;

    [[nodiscard]] Subscription subscribe(Listener listener);

    /// Shows another case: sets windows and levels automatically, puts the cursor in the middle of
    /// what is to be seen, drops all layers, and shows the sequence shown before or else the first
    /// there is. The planes follow the grid with the smallest voxels. All null shows nothing.
    void setImages(Images images);
    /// The same where `facts` of these images are known already.
    void setImages(Images images, const ImageFacts& facts);
    [[nodiscard]] const Images& images() const { return m_images; }
    [[nodiscard]] const std::shared_ptr<const Image>& image(Sequence sequence) const;
    /// The shown sequence's; null without a case.
    [[nodiscard]] const std::shared_ptr<const Image>& shownImage() const
    {
        return image(m_sequence);
    }
    /// What surrounds the head in it; nothing where nothing does.
    [[nodiscard]] const std::optional<Background>& shownBackground() const
    {
        return m_backgrounds[static_cast<std::size_t>(m_sequence)];
    }
    /// The grid whose planes are shown; others are resampled onto it through world space.
    [[nodiscard]] const Geometry& referenceGrid() const { return m_referenceGrid; }
    /// Part of the reference grid that is not background; views fit to it.
    [[nodiscard]] const VoxelBox& contentBox() const { return m_contentBox; }
    /// True where the shown sequence lies on another grid than the planes: resampled, with a badge.
    [[nodiscard]] bool shownImageIsResampled() const;
    /// True where the shown sequence's file leaves open where left and right are: with a badge,
    /// since the letters may be wrong.
    [[nodiscard]] bool shownOrientationIsUncertain() const
    {
        return m_orientationUncertain[static_cast<std::size_t>(m_sequence)];
    }

    [[nodiscard]] const Vec3& cursorLps() const { return m_cursorLps; }
    /// Clipped to the reference grid's outermost voxel centres.
    void setCursorLps(const Vec3& lps);

    [[nodiscard]] Sequence sequence() const { return m_sequence; }
    /// A sequence that the case lacks is ignored.
    void setSequence(Sequence sequence);

    [[nodiscard]] WindowLevel windowLevel(Sequence sequence) const;
    [[nodiscard]] WindowLevel windowLevel() const { return windowLevel(m_sequence); }
    /// Width is kept above 0.
    void setWindowLevel(Sequence sequence, WindowLevel value);
    /// Back to the automatic one of setImages().
    void resetWindowLevel(Sequence sequence);

    [[nodiscard]] const std::vector<OverlayLayer>& layers() const { return m_layers; }
    /// Adds a layer, makes it the active one and returns its id.
    int addLayer(std::string name, std::shared_ptr<const LabelMap> map);
    void removeLayer(int id);
    void setLayerOutlined(int id, bool outlined);
    /// The layer drawn in full; nothing where there is none or none shall be drawn.
    [[nodiscard]] const OverlayLayer* activeLayer() const;
    void setActiveLayer(std::optional<int> id);

    [[nodiscard]] const OverlayStyle& overlay() const { return m_overlay; }
    /// Opacity is clipped to 0..1.
    void setOverlay(const OverlayStyle& style);
    [[nodiscard]] const SurfaceStyle& surfaces() const { return m_surfaces; }
    void setSurfaces(const SurfaceStyle& style);
    [[nodiscard]] bool crosshairVisible() const { return m_crosshairVisible; }
    void setCrosshairVisible(bool visible);
    [[nodiscard]] Convention convention() const { return m_convention; }
    void setConvention(Convention convention);
    [[nodiscard]] Interpolation interpolation() const { return m_interpolation; }
    void setInterpolation(Interpolation interpolation);

private:
    template <typename T>
    void assign(T& member, const T& value, Change change);
    void notify(Changes changes);
    [[nodiscard]] OverlayLayer* findLayer(int id);

    Images m_images;
    std::array<std::optional<Background>, 4> m_backgrounds;
    std::array<bool, 4> m_orientationUncertain = {};
    Geometry m_referenceGrid;
    VoxelBox m_contentBox;
    Vec3 m_cursorLps = {0, 0, 0};
    Sequence m_sequence = Sequence::Flair;
    std::array<WindowLevel, 4> m_windowLevels;
    std::array<WindowLevel, 4> m_automaticWindowLevels;
    std::vector<OverlayLayer> m_layers;
    std::optional<int> m_activeLayer;
    int m_nextLayerId = 1;
    OverlayStyle m_overlay;
    SurfaceStyle m_surfaces;
    bool m_crosshairVisible = true;
    Convention m_convention = Convention::Radiological;
    Interpolation m_interpolation = Interpolation::Linear;
    std::vector<std::weak_ptr<const Listener>> m_listeners;
};

}  // namespace glioscope
