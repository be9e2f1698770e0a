#include "ui/session/autosave_folder.h"

#include "segmentation/system/durable_file.h"
#include "segmentation/system/error.h"
#include "viewer/session/session_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <string>
#include <string_view>
#include <system_error>

namespace glioscope {
namespace fs = std::filesystem;
namespace {

constexpr auto kKept = std::chrono::hours(24 * 14);
constexpr std::size_t kMostKept = 5;
constexpr std::string_view kPrefix = "window-";
constexpr const char* kLock = "lock";
/// A folder is without a lock for a moment when it is made.
constexpr auto kLongWithoutLock = std::chrono::hours(1);

[[noreturn]] void failAt(const fs::path& path, std::error_code cause)
{
    throw Error(
        Sentence::of("The session cannot be kept in %1: %2. Should the program end "
                     "unexpectedly, it is lost.",
                     path, writeFailure(cause)));
}

std::error_code lastError()
{
    return {errno, std::generic_category()};
}

fs::path sessionIn(const fs::path& folder)
{
    return folder / ("session" + std::string(kSessionEnding));
}

/// Whether a program that is running has it. Where the file system knows no locks, it seems so.
bool isOwned(const fs::path& folder)
{
    const int lock = ::open((folder / kLock).c_str(), O_RDWR | O_CLOEXEC);
    if (lock >= 0) {
        const bool free = ::flock(lock, LOCK_EX | LOCK_NB) == 0;
        ::close(lock);
        return !free;
    }
    const bool isMissing = errno == ENOENT;
    std::error_code failure;
    const auto made = fs::last_write_time(folder, failure);
    return !isMissing || failure || made > fs::file_time_type::clock::now() - kLongWithoutLock;
}

/// The oldest where it is not there.
fs::file_time_type timeOf(const fs::path& file)
{
    std::error_code failure;
    const auto time = fs::last_write_time(file, failure);
    return failure ? fs::file_time_type::min() : time;
}

}  // namespace

AutosaveFolder::AutosaveFolder(const fs::path& parent)
{
    std::error_code failure;
    fs::create_directories(parent, failure);
    fs::permissions(parent, fs::perms::owner_all, failure);
    std::string pattern = (parent / (std::string(kPrefix) + "XXXXXX")).string();
    if (!::mkdtemp(pattern.data())) {  // which nobody else may look into
        failAt(parent, lastError());
    }
    m_path = pattern;
    m_lock = ::open((m_path / kLock).c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (m_lock < 0) {
        const std::error_code cause = lastError();
        remove();
        failAt(parent, cause);
    }
    (void)::flock(m_lock, LOCK_EX | LOCK_NB);
}

AutosaveFolder::~AutosaveFolder()
{
    if (m_lock >= 0) {
        ::close(m_lock);
    }
}

fs::path AutosaveFolder::sessionFile() const
{
    return sessionIn(m_path);
}

void AutosaveFolder::remove() noexcept
{
    std::error_code ignored;
    fs::remove_all(m_path, ignored);
}

std::vector<fs::path> leftSessions(const fs::path& parent)
{
    std::vector<fs::path> left;
    std::error_code failure;
    for (fs::directory_iterator it(parent, failure), end; !failure && it != end;
         it.increment(failure)) {
        std::error_code ignored;
        if (it->path().filename().string().starts_with(kPrefix) && it->is_directory(ignored) &&
            !isOwned(it->path())) {
            left.push_back(sessionIn(it->path()));
        }
    }
    std::ranges::sort(left, std::greater(), timeOf);
    const auto oldest = fs::file_time_type::clock::now() - kKept;
    while (!left.empty() && (left.size() > kMostKept || timeOf(left.back()) < oldest)) {
        removeLeftSession(left.back());
        left.pop_back();
    }
    return left;
}

void removeLeftSession(const fs::path& sessionFile) noexcept
{
    std::error_code ignored;
    if (!isOwned(sessionFile.parent_path())) {
        fs::remove_all(sessionFile.parent_path(), ignored);
    }
}

}  // namespace glioscope
