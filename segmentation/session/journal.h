#pragma once

// The changes of segmentations that can be undone and redone, in the order in which they were made.
// Knows no segmentation: whoever steps applies the change. Belongs to one thread.

#include "segmentation/session/label_delta.h"
#include "segmentation/session/layer.h"

#include <cstddef>
#include <deque>

namespace glioscope {

/// One change of one layer, and what its content was called before and after.
struct Commit {
    LayerId layer = 0;
    LabelDelta delta;
    ContentMark before = 0;
    ContentMark after = 0;
};

/// Beyond either of them the oldest changes are forgotten; the newest stays, however large.
struct JournalLimits {
    std::size_t commits = 200;
    std::size_t bytes = std::size_t{64} << 20;  ///< of the changes' runs
};

class Journal {
public:
    explicit Journal(JournalLimits limits = {}) : m_limits(limits) {}

    /// Forgets what could be redone.
    void add(Commit commit);
    /// The change to be undone next; null where there is none.
    [[nodiscard]] const Commit* undoable() const;
    /// The change to be redone next; null where there is none.
    [[nodiscard]] const Commit* redoable() const;
    /// After the change was undone or redone; there must be one.
    void stepBack() { --m_done; }
    void stepForward() { ++m_done; }
    /// Forgets the changes of a layer; those of others stand for themselves.
    void forget(LayerId layer);
    void clear();

    [[nodiscard]] std::size_t bytes() const { return m_bytes; }

private:
    void shorten();

    JournalLimits m_limits;
    std::deque<Commit> m_commits;
    std::size_t m_done = 0;  ///< of the commits; those behind can be redone
    std::size_t m_bytes = 0;
};

}  // namespace glioscope
