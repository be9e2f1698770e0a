#pragma once

// The 3D pane as a widget: one VolumeScene, its camera under the mouse, and the surfaces of the
// active layer and of those outlined beside it, made on another thread and shown when they are
// ready. It follows the slices a moment later, so that scrolling waits for it never.

#include "ui/panes/pane.h"
#include "viewer/space/volume_scene.h"
#include "viewer/state/view_state.h"

#include <QThreadPool>
#include <QTimer>

#include <atomic>
#include <map>
#include <memory>
#include <vector>

class QLabel;

namespace glioscope {

class BrainMaker;
class ViewButtons;

class VolumePane : public Pane {
    Q_OBJECT
public:
    /// `state` must outlive the pane.
    explicit VolumePane(ViewState& state, QWidget* parent = nullptr);
    ~VolumePane() override;

    void resetView() override;
    /// Straight from a side of the patient.
    void lookFrom(ViewFrom side);
    [[nodiscard]] SpaceView view() const { return m_scene->view(); }
    void setView(const SpaceView& view);
    /// At twice the size, as of a screen with twice the pixels.
    [[nodiscard]] QImage pictureToSave() override;
    [[nodiscard]] int savedScale() const override { return kSavedScale; }
    /// True from a change of what is drawn until all its surfaces are on screen.
    [[nodiscard]] bool isMakingSurfaces() const;

Q_SIGNALS:
    void surfacesReady();
    void viewChanged();

protected:
    void pixelRatioChanged() override;
    bool event(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    static constexpr int kSavedScale = 2;

    void onStateChanged(Changes changes);
    using LabelMapPointer = std::shared_ptr<const LabelMap>;
    /// The active segmentation and those outlined beside it.
    [[nodiscard]] std::vector<const Layer*> drawn() const;
    void forgetAllBut(const std::vector<const Layer*>& wanted);
    void makeSurfaces();
    /// What the whole brain is drawn from, once the pane has an OpenGL to ask.
    void makeBrain();
    void tellWhenReady();
    void make(const LabelMapPointer& map);
    /// Those that are made.
    void showSurfaces();
    void showHint();
    void showLegend();

    ViewState& m_state;
    std::unique_ptr<VolumeScene> m_scene;
    std::unique_ptr<BrainMaker> m_brain;  ///< of that scene
    ViewState::Subscription m_subscription;
    QLabel* m_hint;    ///< why no surfaces are seen
    QLabel* m_legend;  ///< which is which, where there are several
    ViewButtons* m_buttons;
    QTimer m_followTimer;
    /// Of the layers there are, so that switching between them makes nothing anew.
    std::map<LabelMapPointer, std::shared_ptr<const LabelSurfaces>> m_made;
    std::map<LabelMapPointer, std::shared_ptr<std::atomic_bool>> m_beingMade;  ///< true stops it
    QThreadPool m_workers;  ///< for surfaces alone
    Qt::MouseButton m_button = Qt::NoButton;
    QPointF m_start;
    QPointF m_last;
};

}  // namespace glioscope
