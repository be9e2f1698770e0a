#pragma once

// How segmentations are drawn: which layer, fill or outline, opacity, labels or regions, palette,
// and the surfaces in 3D. Shows the ViewState and changes it; holds nothing itself.

#include "ui/scrolling_dock.h"
#include "viewer/view_state.h"

#include <array>

class QCheckBox;
class QComboBox;
class QSlider;
class QTableView;

namespace glioscope {

class CaseSession;
class LayerTable;

class OverlayDock : public ScrollingDock {
    Q_OBJECT
public:
    /// Both must outlive the dock.
    OverlayDock(ViewState& state, CaseSession& session, QWidget* parent = nullptr);

private:
    [[nodiscard]] QWidget* makeLayerPart(CaseSession& session);
    [[nodiscard]] QWidget* makeStylePart();
    [[nodiscard]] QWidget* makeSurfacePart();
    void connectStyle();
    void changeStyle(const std::function<void(OverlayStyle&)>& change);
    void changeSurfaces(const std::function<void(SurfaceStyle&)>& change);
    void showState();

    ViewState& m_state;
    ViewState::Subscription m_subscription;
    QTableView* m_layers = nullptr;
    QCheckBox* m_visible = nullptr;
    QComboBox* m_mode = nullptr;
    QComboBox* m_kind = nullptr;
    QComboBox* m_palette = nullptr;
    QSlider* m_opacity = nullptr;
    std::array<QCheckBox*, 3> m_parts = {};  ///< labels or regions, as m_kind says
    QCheckBox* m_surfaces = nullptr;
    QCheckBox* m_planes = nullptr;
    QSlider* m_surfaceOpacity = nullptr;
};

}  // namespace glioscope
