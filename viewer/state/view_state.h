#pragma once

// What of a document is shown and how: the one truth that every pane reads and every gesture
// changes. Setters ignore equal values and tell the listeners what changed; what changes in the
// document is told too, so that a listener needs to hear one of the two. Holds no toolkit object
// and renders nothing; belongs to one thread (the GUI's).

#include "segmentation/session/document.h"
#include "viewer/state/changes.h"
#include "viewer/state/map_choice.h"
#include "viewer/state/view_style.h"

#include <array>
#include <memory>
#include <optional>

namespace glioscope {

class ViewState {
public:
    using Images = CaseImages;
    using Subscription = Listeners<Changes>::Subscription;

    /// Shows the document, which must outlive this object.
    explicit ViewState(Document& document);
    ViewState(const ViewState&) = delete;
    ViewState& operator=(const ViewState&) = delete;

    [[nodiscard]] Subscription subscribe(Listeners<Changes>::Listener listener);

    [[nodiscard]] const Document& document() const { return m_document; }

    // Another study sets windows and levels automatically, puts the cursor in the middle of what is
    // to be seen, and shows the sequence shown before or else the first there is. The planes follow
    // the grid with the smallest voxels.

    /// The shown time point's; all null where there is none.
    [[nodiscard]] const Images& images() const { return timePoint().images; }
    [[nodiscard]] const std::shared_ptr<const Image>& image(Sequence sequence) const;
    /// The shown sequence's; null without a case.
    [[nodiscard]] const std::shared_ptr<const Image>& shownImage() const
    {
        return image(m_sequence);
    }
    /// What surrounds the head in it; nothing where nothing does.
    [[nodiscard]] const std::optional<Background>& shownBackground() const
    {
        return timePoint().facts.backgrounds[static_cast<std::size_t>(m_sequence)];
    }
    /// The grid whose planes are shown; others are resampled onto it through world space.
    [[nodiscard]] const Geometry& referenceGrid() const { return m_referenceGrid; }
    /// Part of the reference grid that is not background; views fit to it.
    [[nodiscard]] const VoxelBox& contentBox() const { return timePoint().facts.contentBox; }
    /// True where a sequence lies on another grid than the planes: resampled, with a badge.
    [[nodiscard]] bool imageIsResampled(Sequence sequence) const;
    /// True where a sequence is shown where it was moved to: with a badge.
    [[nodiscard]] bool imageIsMoved(Sequence sequence) const
    {
        return timePoint().moved[static_cast<std::size_t>(sequence)];
    }
    /// True where a sequence's file leaves open where left and right are: with a badge, since the
    /// letters may be wrong.
    [[nodiscard]] bool orientationIsUncertain(Sequence sequence) const
    {
        return timePoint().facts.orientationUncertain[static_cast<std::size_t>(sequence)];
    }

    [[nodiscard]] const Vec3& cursorLps() const { return m_cursorLps; }
    /// Clipped to the reference grid's outermost voxel centres.
    void setCursorLps(const Vec3& lps);

    [[nodiscard]] Sequence sequence() const { return m_sequence; }
    /// A sequence that the case lacks is ignored.
    void setSequence(Sequence sequence);

    [[nodiscard]] WindowLevel windowLevel(Sequence sequence) const;
    [[nodiscard]] WindowLevel windowLevel() const { return windowLevel(m_sequence); }
    /// Width is kept above 0. Where windows and levels are linked, the other sequences follow: as
    /// far from their automatic ones.
    void setWindowLevel(Sequence sequence, WindowLevel value);
    /// Of all sequences by their numbers, linked or not.
    void setWindowLevels(const std::array<WindowLevel, 4>& values);
    /// Back to the automatic one.
    void resetWindowLevel(Sequence sequence);
    [[nodiscard]] WindowLevel automaticWindowLevel(Sequence sequence) const;
    [[nodiscard]] bool windowLevelsLinked() const { return m_windowLevelsLinked; }
    /// Changes no window by itself.
    void setWindowLevelsLinked(bool linked) { m_windowLevelsLinked = linked; }

    /// The segmentation drawn in full, the one added last unless told; null where there is none or
    /// none shall be drawn.
    [[nodiscard]] const Layer* activeLayer() const;
    /// A layer that is no segmentation is ignored.
    void setActiveLayer(std::optional<LayerId> id);
    /// The segmentation that was active before the active one; null where there is none.
    [[nodiscard]] const Layer* previousLayer() const;
    /// The one after the active segmentation, or with -1 before it, in turn.
    void stepLayer(int step);
    /// Where the previous segmentation ends and the active one begins in slices, as part of a
    /// pane's width; nothing, or without a previous one: the active one is everywhere.
    [[nodiscard]] const std::optional<double>& swipe() const { return m_swipe; }
    /// Clipped to 0..1.
    void setSwipe(std::optional<double> at);
    /// Which of the scalar layers that go with a segmentation is drawn over it; nothing: none.
    [[nodiscard]] const std::optional<MapChoice>& map() const { return m_map; }
    void setMap(const std::optional<MapChoice>& map);
    /// How scalar layers are drawn, all of them alike but for their thresholds.
    [[nodiscard]] const LayerStyle& mapStyle() const
    {
        return m_document.styleOf(LayerKind::Scalar);
    }
    void setMapStyle(OverlayMode mode, double opacity);
    /// Of a scalar layer, clipped to 0..1.
    void setThreshold(LayerId id, double threshold);
    /// Whether it is drawn as an outline while another one is active.
    void setLayerOutlined(LayerId id, bool outlined);

    /// How the active segmentation is drawn, or a later one would be where none is.
    [[nodiscard]] OverlayStyle overlay() const;
    [[nodiscard]] OverlayStyle overlayOf(const LayerStyle& own) const;
    /// Opacity is clipped to 0..1. The palette is that of all segmentations, so that a label has
    /// one colour; mode and opacity are the layer's own.
    void setOverlay(const OverlayStyle& style);
    [[nodiscard]] const SurfaceStyle& surfaces() const { return m_surfaces; }
    void setSurfaces(const SurfaceStyle& style);
    [[nodiscard]] bool crosshairVisible() const { return m_crosshairVisible; }
    void setCrosshairVisible(bool visible);
    [[nodiscard]] Convention convention() const { return m_convention; }
    void setConvention(Convention convention);
    [[nodiscard]] Interpolation interpolation() const { return m_interpolation; }
    void setInterpolation(Interpolation interpolation);
    [[nodiscard]] const Slab& slab() const { return m_slab; }
    /// Its thickness is kept between 0.1 and 200 mm.
    void setSlab(const Slab& slab);

private:
    template <typename T>
    void assign(T& member, const T& value, Change change);
    void notify(Changes changes) { m_listeners.tell(changes); }
    void follow(const DocumentChange& change);
    [[nodiscard]] Changes changesOfStyle(const DocumentChange& change) const;
    void takeStudy();
    void takePlaces();
    void remember(std::optional<LayerId> next);
    void setPalette(Palette palette);
    [[nodiscard]] const TimePoint& timePoint() const;
    [[nodiscard]] const LayerStyle& activeStyle() const;

    Document& m_document;
    Geometry m_referenceGrid;
    Vec3 m_cursorLps = {0, 0, 0};
    Sequence m_sequence = Sequence::Flair;
    std::array<WindowLevel, 4> m_windowLevels;
    bool m_windowLevelsLinked = false;
    std::optional<LayerId> m_activeLayer;
    LayerId m_previousLayer = 0;  ///< which may be gone
    std::optional<double> m_swipe;
    std::optional<MapChoice> m_map;
    OverlayParts m_parts;
    SurfaceStyle m_surfaces;
    bool m_crosshairVisible = true;
    Convention m_convention = Convention::Radiological;
    Interpolation m_interpolation = Interpolation::Linear;
    Slab m_slab;
    Listeners<Changes> m_listeners;
    Document::Subscription m_subscription;
};

}  // namespace glioscope
