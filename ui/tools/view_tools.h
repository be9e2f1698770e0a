#pragma once

// The tools that change what is seen: crosshair, window and level, pan, zoom, and the way through
// the slices.

#include "ui/tools/tool.h"
#include "viewer/state/view_state.h"

#include <optional>

namespace glioscope {

/// Puts the crosshair under the pointer.
class CrosshairTool : public Tool {
public:
    /// `state` must outlive the tool, as with the others.
    explicit CrosshairTool(ViewState& state) : m_state(state) {}
    bool press(const PaneHit& hit) override;
    bool move(const PaneHit& hit) override;

private:
    ViewState& m_state;
};

/// Across for the window, down for the level, of the sequence that the pane showed at the press.
class WindowLevelTool : public Tool {
public:
    explicit WindowLevelTool(ViewState& state) : m_state(state) {}
    bool press(const PaneHit& hit) override;
    bool move(const PaneHit& hit) override;

private:
    ViewState& m_state;
    PanePoint m_start;
    Sequence m_sequence = Sequence::Flair;
    WindowLevel m_before;
};

/// Window and level from the voxels in a box.
class WindowLevelBoxTool : public Tool {
public:
    explicit WindowLevelBoxTool(ViewState& state) : m_state(state) {}
    bool press(const PaneHit& hit) override;
    bool move(const PaneHit& hit) override;
    bool release(const PaneHit& hit) override;
    void draw(Annotations& annotations) const override;

private:
    ViewState& m_state;
    PanePoint m_start;
    std::optional<PanePoint> m_end;  ///< while there is a box
    double m_pixelRatio = 1;
};

class PanTool : public Tool {
public:
    bool press(const PaneHit& hit) override;
    bool move(const PaneHit& hit) override;

private:
    PanePoint m_last;
};

/// Up enlarges, about the place of the press; the wheel does about the pointer.
class ZoomTool : public Tool {
public:
    bool press(const PaneHit& hit) override;
    bool move(const PaneHit& hit) override;
    bool wheel(const PaneHit& hit, double notches) override;

private:
    PanePoint m_start;
    PanePoint m_last;
};

/// A slice a notch; parts of notches, as touchpads send them, add up.
class SliceTool : public Tool {
public:
    explicit SliceTool(ViewState& state) : m_state(state) {}
    bool wheel(const PaneHit& hit, double notches) override;
    /// Slices a notch.
    void setStep(int slices) { m_step = slices; }

private:
    ViewState& m_state;
    double m_remainder = 0;  ///< notches turned and not stepped
    int m_step = 1;
};

}  // namespace glioscope
