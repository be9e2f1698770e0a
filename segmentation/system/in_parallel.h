#pragma once

// The same work for many items on a few threads. Memory stays bounded by the number of threads,
// since an item begins only when a thread is free. No pool outlives the call.

#include <algorithm>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace glioscope {

/// Asked before each item, with how many are finished; return false to begin no more. One at a
/// time.
using ContinueCheck = std::function<bool(std::size_t done)>;

/// Calls work(n) for n from 0 to `count` - 1, each begun in that order, on `threads` threads (0:
/// one a core). Returns false where `mayContinue` stopped it. The first exception stops the rest
/// and is thrown here.
template <typename Work>
bool inParallel(std::size_t count, std::size_t threads, const Work& work,
                const ContinueCheck& mayContinue = {})
{
    std::mutex mutex;
    std::size_t begun = 0, done = 0;
    bool stopped = false;
    std::exception_ptr failure;
    const auto takeTurns = [&] {
        for (std::unique_lock lock(mutex);;) {
            stopped = stopped || (begun < count && mayContinue && !failure && !mayContinue(done));
            if (stopped || failure || begun == count) {
                return;
            }
            const std::size_t item = begun++;
            lock.unlock();
            std::exception_ptr thrown;
            try {
                work(item);
            } catch (...) {
                thrown = std::current_exception();
            }
            lock.lock();
            failure = failure ? failure : thrown;
            ++done;
        }
    };
    if (threads == 0) {
        threads = std::max(1U, std::thread::hardware_concurrency());
    }
    {
        std::vector<std::jthread> others;
        for (std::size_t n = 1; n < std::min(threads, count); ++n) {
            others.emplace_back(takeTurns);
        }
        takeTurns();
    }
    if (failure) {
        std::rethrow_exception(failure);
    }
    return !stopped;
}

}  // namespace glioscope
