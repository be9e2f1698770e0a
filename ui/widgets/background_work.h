#pragma once

// Work on a worker thread whose end comes back through the event loop.

#include <QFutureWatcher>
#include <QThreadPool>
#include <QtConcurrentRun>

#include <type_traits>
#include <utility>

namespace glioscope {

/// Runs `work` on a worker thread and hands what it returns to `done` on the thread of `context`:
/// always later, from the event loop, while QFuture::then() calls at once where the work is done
/// already, inside whatever asked for it. Never once `context` is gone, nor where `work` throws:
/// failures are part of what it returns. Work that may take long has a pool of its own, so that
/// opening and saving do not wait for it.
template <typename Work, typename Done>
void runInBackground(QObject* context, Work work, Done done,
                     QThreadPool* pool = QThreadPool::globalInstance())
{
    using Outcome = std::invoke_result_t<Work>;
    auto* watcher = new QFutureWatcher<Outcome>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, done = std::move(done)] {
                         watcher->deleteLater();
                         if (watcher->future().isResultReadyAt(0)) {
                             done(watcher->result());
                         }
                     });
    watcher->setFuture(QtConcurrent::run(pool, std::move(work)));
}

}  // namespace glioscope
