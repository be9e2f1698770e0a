#pragma once

// A slice pane as a widget: one SliceScene and the mouse. Reads and changes the ViewState and its
// camera group only; it knows no other pane. Keys for slices and views are actions elsewhere; held
// keys (Space, W) are its own.

#include "ui/panes/mouse_preset.h"
#include "ui/panes/pane.h"
#include "ui/tools/measure_tool.h"
#include "ui/tools/view_tools.h"
#include "viewer/slices/slice_scene.h"
#include "viewer/state/view_state.h"

#include <memory>
#include <optional>

namespace glioscope {

class SlicePane : public Pane {
    Q_OBJECT
public:
    /// `spec` has a plane; `state` must outlive the pane.
    SlicePane(const PaneSpec& spec, const std::shared_ptr<CameraGroup>& cameras, ViewState& state,
              QWidget* parent = nullptr);
    ~SlicePane() override;

    /// Shows something else from now on.
    void setSpec(const PaneSpec& spec, const std::shared_ptr<CameraGroup>& cameras);

    void setMousePreset(MousePreset preset) { m_preset = preset; }
    /// Draws the desk's measurements and lets the left button make and drag them; the desk must
    /// outlive the pane.
    void setMeasureDesk(MeasureDesk& desk);
    void resetView() override;
    /// Makes a voxel of the shown planes so many device pixels large, by its shorter side; about
    /// the crosshair where that is in sight, else about the middle.
    void setMagnification(double pixelsPerVoxel);
    /// Brings a world position into the middle where it is drawn at the edge of the pane or beyond.
    void bringIntoSight(const Vec3& lps);

    /// Moves the shared cursor by whole slices of this pane.
    void stepSlices(int steps);
    void goToFirstSlice();
    void goToLastSlice();

    [[nodiscard]] const SliceScene& scene() const { return *m_scene; }
    /// World position under a point of this widget.
    [[nodiscard]] Vec3 lpsAt(QPointF position) const;
    /// Point of this widget at which a world position is drawn.
    [[nodiscard]] QPointF positionOf(const Vec3& lps) const;

    /// The place under the pointer; nothing while that is elsewhere.
    [[nodiscard]] std::optional<Vec3> pointerLps() const;

Q_SIGNALS:
    /// The pointer's place in the world; nothing when it left.
    void pointerAt(const std::optional<Vec3>& lps);
    /// A click, not a drag, put the crosshair there; `at` is a point of this widget.
    void clicked(const Vec3& lps, const QPoint& at);
    void contextMenuWanted(const QPoint& globalPosition);

protected:
    void pixelRatioChanged() override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void leaveEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    /// A press and what follows it.
    struct Drag {
        Tool* tool = nullptr;
        Qt::MouseButton button = Qt::NoButton;
        QPointF start;
        bool moved = false;  ///< further than a click may tremble
    };

    void showName();
    void followCameras();
    void onOutOfDate();
    void tellSize();
    [[nodiscard]] PanePoint devicePoint(QPointF position) const;
    [[nodiscard]] PaneHit hitAt(QPointF position) const;
    [[nodiscard]] Tool* toolFor(Gesture gesture);
    /// After a tool's function: draws anew where the tool says so.
    void follow(bool toolChanged);
    /// Whether a press is the measuring tool's.
    [[nodiscard]] bool measuresAt(const QMouseEvent& event) const;
    void hover(QPointF position);
    void drawMeasurements(Annotations& annotations) const;
    /// Emits pointerAt(), for what lies under a still pointer changes too.
    void tellPointer();
    void findPointer();

    ViewState& m_state;
    std::unique_ptr<SliceScene> m_scene;
    ViewState::Subscription m_subscription;
    CameraGroup::Subscription m_cameraSubscription;
    MousePreset m_preset = MousePreset::Radiology;
    Drag m_drag;
    HeldKeys m_held;
    std::optional<QPointF> m_pointer;  ///< in this widget; nothing while it is elsewhere
    bool m_placeChanged = false;       ///< of the widget, since the last picture
    CrosshairTool m_crosshair{m_state};
    WindowLevelTool m_windowLevel{m_state};
    WindowLevelBoxTool m_windowLevelBox{m_state};
    PanTool m_pan;
    ZoomTool m_zoom;
    SliceTool m_slices{m_state};
    MeasureDesk* m_desk = nullptr;
    std::unique_ptr<MeasureTool> m_measure;  ///< null without a desk
    MeasureDesk::Subscription m_deskSubscription;
    MeasurementList::Subscription m_listSubscription;
};

}  // namespace glioscope
