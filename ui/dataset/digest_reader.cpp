#include "ui/dataset/digest_reader.h"

#include "ui/widgets/background_work.h"

#include <utility>

namespace glioscope {

DigestReader::DigestReader(std::function<DigestRequest(int row)> requestOf, QObject* parent)
    : QObject(parent), m_requestOf(std::move(requestOf))
{
    m_pool.setMaxThreadCount(1);
    m_pool.setThreadPriority(QThread::LowPriority);
}

void DigestReader::want(std::deque<int> rows)
{
    m_wanted = std::move(rows);
    next();
}

void DigestReader::forget()
{
    ++m_generation;
    m_wanted.clear();
    m_row.reset();
}

void DigestReader::setHeld(bool held)
{
    m_held = held;
    next();
}

void DigestReader::next()
{
    if (m_held || m_working || m_wanted.empty()) {
        return;
    }
    const int row = m_wanted.front();
    m_wanted.pop_front();
    m_working = true;
    m_row = row;
    const auto done = [this, row, generation = m_generation](const CaseDigest& made) {
        m_working = false;
        if (generation == m_generation) {
            m_row.reset();
            Q_EMIT read(row, made);
        }
        next();
    };
    runInBackground(
        this,
        [request = m_requestOf(row), store = m_store] {
            return digestOf(request.files, request.told, store);
        },
        done, &m_pool);
}

}  // namespace glioscope
