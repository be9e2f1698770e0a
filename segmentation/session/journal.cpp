#include "segmentation/session/journal.h"

#include <utility>

namespace glioscope {

void Journal::add(Commit commit)
{
    while (m_commits.size() > m_done) {
        m_bytes -= m_commits.back().delta.bytes();
        m_commits.pop_back();
    }
    m_bytes += commit.delta.bytes();
    m_commits.push_back(std::move(commit));
    ++m_done;
    shorten();
}

void Journal::shorten()
{
    while (m_commits.size() > 1 &&
           (m_commits.size() > m_limits.commits || m_bytes > m_limits.bytes)) {
        m_bytes -= m_commits.front().delta.bytes();
        m_commits.pop_front();
        --m_done;
    }
}

const Commit* Journal::undoable() const
{
    return m_done > 0 ? &m_commits[m_done - 1] : nullptr;
}

const Commit* Journal::redoable() const
{
    return m_done < m_commits.size() ? &m_commits[m_done] : nullptr;
}

void Journal::forget(LayerId layer)
{
    std::deque<Commit> kept;
    std::size_t done = 0;
    for (std::size_t n = 0; n < m_commits.size(); ++n) {
        if (m_commits[n].layer == layer) {
            m_bytes -= m_commits[n].delta.bytes();
            continue;
        }
        done += n < m_done ? 1 : 0;
        kept.push_back(std::move(m_commits[n]));
    }
    m_commits = std::move(kept);
    m_done = done;
}

void Journal::clear()
{
    m_commits.clear();
    m_done = 0;
    m_bytes = 0;
}

}  // namespace glioscope
