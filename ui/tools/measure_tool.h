#pragma once

// Makes measurements on slices and drags them: with one chosen the left button gives its places, by
// dragging from one to the next or by clicks; without, it takes hold of what is under the pointer,
// by a handle or as a whole. One a pane.

#include "ui/tools/measure_desk.h"
#include "ui/tools/tool.h"

#include <optional>

namespace glioscope {

class MeasureTool : public Tool {
public:
    /// `desk` must outlive the tool.
    explicit MeasureTool(MeasureDesk& desk) : m_desk(desk) {}

    /// Part of a measurement under the pointer.
    struct Grip {
        MeasurementId id = 0;
        std::optional<std::size_t> handle;  ///< nothing: its line
    };
    [[nodiscard]] std::optional<Grip> gripAt(const PaneHit& hit) const;
    /// Whether a press there is this tool's.
    [[nodiscard]] bool wants(const PaneHit& hit) const;

    bool press(const PaneHit& hit) override;
    bool move(const PaneHit& hit) override;
    bool release(const PaneHit& hit) override;
    /// A press that did not move: one more place, or the measurement under it is selected.
    void click(const PaneHit& hit);
    /// The measurement there, or none.
    void selectAt(const PaneHit& hit);
    /// The pointer without a button.
    void hover(const PaneHit& hit);

private:
    struct Drag {
        Grip grip;
        Measurement before;
        Vec3 start{};
    };

    MeasureDesk& m_desk;
    std::optional<Drag> m_drag;
    bool m_begins = false;  ///< the press gave the first place
};

}  // namespace glioscope
