#include "training/run/run_lock.h"

#include "segmentation/system/error.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <string>
#include <thread>

namespace glioscope {
namespace {

Sentence holder(int file)
{
    char text[32] = {};
    const ssize_t length = ::pread(file, text, sizeof text - 1, 0);
    const std::string number(text, length > 0 ? static_cast<std::size_t>(length) : 0);
    return number.empty() ? Sentence()
                          : Sentence::of(" (process %1)", number.substr(0, number.find('\n')));
}

/// False where another run holds it. Whoever asks isRunGoingOn() has it for a moment.
bool lockSoon(int file)
{
    constexpr int kTries = 20;
    for (int attempt = 0; attempt < kTries; ++attempt) {
        if (::flock(file, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK) {
            return true;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return false;
}

}  // namespace

RunLock::RunLock(const std::filesystem::path& folder)
    : m_file(::open((folder / "run.lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666))
{
    if (m_file < 0) {
        throw Error(Sentence::of("%1 cannot be written (%2). Choose another run folder.", folder,
                                 Sentence::name(std::strerror(errno))));
    }
    if (!lockSoon(m_file)) {
        const Sentence process = holder(m_file);
        ::close(m_file);
        throw Error(
            Sentence::of("%1 is in use by another training run%2. Wait for it, stop it, "
                         "or choose another folder.",
                         folder, process));
    }
    const std::string number = std::to_string(::getpid()) + '\n';
    // A full disk shows where it matters, at the checkpoint.
    [[maybe_unused]] const bool written =
        ::ftruncate(m_file, 0) == 0 && ::pwrite(m_file, number.data(), number.size(), 0) > 0;
}

RunLock::~RunLock()
{
    ::close(m_file);
}

}  // namespace glioscope
