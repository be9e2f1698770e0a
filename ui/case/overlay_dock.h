#pragma once

// How segmentations are drawn: which layer, its fill or outline and opacity, labels or regions,
// palette, and the surfaces in 3D. Shows the ViewState and changes it; holds nothing itself.

#include "ui/widgets/scrolling_dock.h"
#include "viewer/state/view_state.h"

#include <functional>
#include <optional>

class QCheckBox;
class QComboBox;
class QSlider;
class QTableView;

namespace glioscope {

class LayerTable;
class OverlayLegend;

class OverlayDock : public ScrollingDock {
    Q_OBJECT
public:
    /// `state` must outlive the dock.
    explicit OverlayDock(ViewState& state, QWidget* parent = nullptr);

Q_SIGNALS:
    /// A model's result is to go; nobody has been asked yet.
    void removalRequested(LayerId id);

private:
    [[nodiscard]] QWidget* makeLayerPart();
    [[nodiscard]] QWidget* makeStylePart();
    [[nodiscard]] QWidget* makeSurfacePart();
    void connectStyle();
    void changeStyle(const std::function<void(OverlayStyle&)>& change);
    void changeSurfaces(const std::function<void(SurfaceStyle&)>& change);
    void showState();
    void fitLayers();
    void scrollToActiveLayer();
    void showLayerMenu(const QPoint& place);
    void requestRemoval(int row);
    [[nodiscard]] bool isResult(int row) const;

    ViewState& m_state;
    ViewState::Subscription m_subscription;
    std::optional<LayerId> m_shownLayer;
    LayerTable* m_layerModel = nullptr;
    QTableView* m_layers = nullptr;
    QCheckBox* m_visible = nullptr;
    QComboBox* m_mode = nullptr;
    QComboBox* m_kind = nullptr;
    QComboBox* m_palette = nullptr;
    QSlider* m_opacity = nullptr;
    OverlayLegend* m_legend = nullptr;
    QCheckBox* m_surfaces = nullptr;
    QCheckBox* m_planes = nullptr;
    QCheckBox* m_cutOpen = nullptr;
    QComboBox* m_brain = nullptr;
    QSlider* m_surfaceOpacity = nullptr;
};

}  // namespace glioscope
