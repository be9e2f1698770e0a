#pragma once

// The four panes in a 2x2 layout, one of which may take the whole space. Knows where the pointer
// is, so that keys act there.

#include "ui/panes/mouse_preset.h"
#include "viewer/state/slice_frame.h"

#include <QWidget>

#include <array>
#include <optional>

class QGridLayout;

namespace glioscope {

class Pane;
class SlicePane;
class ViewState;
class VolumePane;

class PaneGrid : public QWidget {
    Q_OBJECT
public:
    /// `state` must outlive the grid.
    explicit PaneGrid(ViewState& state, QWidget* parent = nullptr);

    [[nodiscard]] SlicePane* slicePane(SlicePlane plane) const;
    [[nodiscard]] const std::array<SlicePane*, 3>& slicePanes() const { return m_slicePanes; }
    [[nodiscard]] VolumePane* volumePane() const { return m_volumePane; }

    /// The pane that keys act on: under the pointer, else the focused one, else axial.
    [[nodiscard]] Pane* activePane() const;
    /// The same among slice panes alone; null where the 3D pane is meant.
    [[nodiscard]] SlicePane* activeSlicePane() const;

    /// What lies under the pointer in whichever slice pane; nothing while it is in none.
    [[nodiscard]] std::optional<Vec3> pointerLps() const;

    void setMousePreset(MousePreset preset);
    void resetAllViews();
    /// Gives one pane all the space, or with null brings the 2x2 layout back.
    void maximise(Pane* pane);
    [[nodiscard]] Pane* maximisedPane() const { return m_maximised; }

private:
    void shareSpace();

    std::array<Pane*, 4> m_panes;            ///< in reading order
    std::array<SlicePane*, 3> m_slicePanes;  ///< indexed by SlicePlane
    VolumePane* m_volumePane;
    Pane* m_maximised = nullptr;
    QGridLayout* m_layout;
};

}  // namespace glioscope
