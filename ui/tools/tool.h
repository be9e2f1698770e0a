#pragma once

// What the pointer does in a slice pane. A pane hands its events to the tool that button and keys
// choose; a tool changes the ViewState or the pane's view, and may draw over the picture.

#include "viewer/slices/slice_scene.h"

namespace glioscope {

/// Where an event of the pointer hit a pane.
struct PaneHit {
    SliceScene& scene;  ///< of the pane
    PanePoint point;    ///< device pixels
    double pixelRatio = 1;

    /// World position on the shown slice; it may lie outside the grid.
    [[nodiscard]] Vec3 lps() const { return scene.pick(point); }
};

/// Between a press and its release a tool belongs to one pane. Each function says whether what
/// draw() adds is another now.
class Tool {
public:
    Tool() = default;
    virtual ~Tool() = default;
    Tool(const Tool&) = delete;
    Tool& operator=(const Tool&) = delete;

    virtual bool press(const PaneHit& hit);
    /// Of a press that has moved further than a click may tremble.
    virtual bool move(const PaneHit& hit);
    /// After at least one move.
    virtual bool release(const PaneHit& hit);
    /// Turns of a wheel in notches, those away from the user above 0.
    virtual bool wheel(const PaneHit& hit, double notches);
    /// Adds what is to be seen of the tool.
    virtual void draw(Annotations& annotations) const;
};

}  // namespace glioscope
