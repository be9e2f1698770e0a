#pragma once

// The measurements of the open case, which can be undone and redone. The one truth about them:
// whoever shows them reads them here and is told of every change. Belongs to one thread.

#include "segmentation/measurement/measurement.h"
#include "segmentation/session/listeners.h"

#include <cstddef>
#include <deque>
#include <optional>
#include <vector>

namespace glioscope {

class MeasurementList {
public:
    enum class Change : std::uint8_t { Measurements, Selection };
    using Subscription = Listeners<Change>::Subscription;

    MeasurementList() = default;
    MeasurementList(const MeasurementList&) = delete;
    MeasurementList& operator=(const MeasurementList&) = delete;

    [[nodiscard]] Subscription subscribe(Listeners<Change>::Listener listener);

    /// In the order in which they were made. Valid until the next change, as is find().
    [[nodiscard]] const std::vector<Measurement>& all() const { return m_now; }
    /// Null where there is none.
    [[nodiscard]] const Measurement* find(MeasurementId id) const;

    /// Each gets the next number; all at once are one step. Returns those numbers.
    std::vector<MeasurementId> add(std::vector<Measurement> made);
    MeasurementId add(Measurement made);
    /// In place of others, as one step: what is measured of lesions anew.
    std::vector<MeasurementId> replace(const std::vector<MeasurementId>& gone,
                                       std::vector<Measurement> made);
    void remove(const std::vector<MeasurementId>& ids);

    // A change that goes on, as while something is dragged, is one step in the end, whichever
    // states were shown meanwhile.
    /// Of the measurement with its number; what is not there is ignored.
    void show(const Measurement& changed);
    /// Makes what was shown a step; none where all is as it was.
    void settle();
    /// Back to what was before it was shown.
    void abandon();

    /// Other ones, as of another case or from a file; nothing of those before can be undone.
    /// Numbers are kept where all are above 0 and differ, and given anew otherwise.
    void open(std::vector<Measurement> all);

    [[nodiscard]] bool canUndo() const { return !m_before.empty(); }
    [[nodiscard]] bool canRedo() const { return !m_after.empty(); }
    void undo();
    void redo();

    /// Nothing, or one that is there.
    [[nodiscard]] std::optional<MeasurementId> selected() const;
    void select(std::optional<MeasurementId> id);

private:
    using State = std::vector<Measurement>;
    void step(State next);
    void number(State& made);
    void tell() { m_listeners.tell(Change::Measurements); }

    State m_now;
    std::deque<State> m_before;      ///< newest last
    std::vector<State> m_after;      ///< next last
    std::optional<State> m_settled;  ///< while a change goes on
    MeasurementId m_last = 0;
    std::optional<MeasurementId> m_selected;
    Listeners<Change> m_listeners;
};

}  // namespace glioscope
