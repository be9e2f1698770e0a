#pragma once

// What is being measured, for all panes together: which measurement the left button makes next,
// the places given for it so far, and what the pointer is over. Belongs to one thread.

#include "segmentation/measurement/measurement_list.h"

#include <optional>
#include <vector>

namespace glioscope {

class MeasureDesk {
public:
    struct Changed {};
    using Subscription = Listeners<Changed>::Subscription;

    /// `list` must outlive the desk.
    explicit MeasureDesk(MeasurementList& list) : m_list(list) {}
    MeasureDesk(const MeasureDesk&) = delete;
    MeasureDesk& operator=(const MeasureDesk&) = delete;

    [[nodiscard]] MeasurementList& list() const { return m_list; }
    [[nodiscard]] Subscription subscribe(Listeners<Changed>::Listener listener);

    /// Nothing puts it away, with what was begun.
    void choose(std::optional<MeasureKind> kind);
    [[nodiscard]] std::optional<MeasureKind> chosen() const { return m_chosen; }

    /// One more place on a slice; the last that its kind needs makes the measurement, selects it
    /// and puts the choice away. A place off the slice of those before begins anew.
    void addPlace(const Vec3& lps, const SliceAxes& axes);
    /// Where the next place would be.
    void follow(const Vec3& lps);
    [[nodiscard]] bool isPlacing() const { return !m_places.empty(); }
    /// What there would be with that place; what is short of an angle is a length.
    [[nodiscard]] std::optional<Measurement> begun() const;

    // While a measurement is dragged, which cancel() ends too.
    void beginDrag() { m_dragging = true; }
    [[nodiscard]] bool isDragging() const { return m_dragging; }
    void endDrag();

    /// Brings back what was before a drag, else puts the choice away; false where there is neither.
    bool cancel();

    void pointTo(std::optional<MeasurementId> id);
    /// What the pointer is over, else what is selected.
    [[nodiscard]] std::optional<MeasurementId> active() const;

private:
    void tell() { m_listeners.tell({}); }

    MeasurementList& m_list;
    std::optional<MeasureKind> m_chosen;
    std::vector<Vec3> m_places;
    std::optional<Vec3> m_next;
    SliceAxes m_axes;
    bool m_dragging = false;
    std::optional<MeasurementId> m_pointed;
    Listeners<Changed> m_listeners;
};

}  // namespace glioscope
