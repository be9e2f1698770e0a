#pragma once

// One run a folder: a lock that the system takes back when the process ends, however it ends.

#include <filesystem>

namespace glioscope {

class RunLock {
public:
    /// Locks `<folder>/run.lock` and writes this process' number into it. Throws Error that names
    /// the process which holds it. The file stays behind, unlocked; only the lock means anything.
    /// Where the file system knows no locks the run goes on without.
    explicit RunLock(const std::filesystem::path& folder);
    ~RunLock();
    RunLock(const RunLock&) = delete;
    RunLock& operator=(const RunLock&) = delete;

private:
    int m_file;
};

}  // namespace glioscope
