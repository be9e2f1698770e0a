#include "segmentation/system/owned_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <string>
#include <string_view>

namespace glioscope {
namespace fs = std::filesystem;
namespace {

constexpr int kDiscardTries = 10;
constexpr const char* kLock = ".lock";
constexpr std::string_view kUnique = "XXXXXX";  ///< as mkdtemp takes it
/// A folder is without a lock for a moment when it is made, and for ever where its process died
/// then.
constexpr auto kLongWithoutLock = std::chrono::hours(24);

[[noreturn]] void failAt(const fs::path& path)
{
    throw fs::filesystem_error("cannot be used", path, {errno, std::generic_category()});
}

/// ".glioscope-<host>-": on some shared disks the locks of other machines do not show here.
std::string hiddenPrefix()
{
    std::array<char, 256> host = {};
    gethostname(host.data(), host.size() - 1);
    return ".glioscope-" + std::string(host.data()) + "-";
}

/// The file is locked before it bears its name, so that nobody can lock it first.
int lockedFileIn(const fs::path& folder)
{
    const fs::path unnamed = folder / ".lock-new";
    const int lock = ::open(unnamed.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (lock < 0) {
        failAt(unnamed);
    }
    // Where the file system knows no locks, nobody can take this folder for abandoned either.
    (void)::flock(lock, LOCK_EX | LOCK_NB);
    fs::rename(unnamed, folder / kLock);
    return lock;
}

bool isAbandoned(const fs::path& folder)
{
    const int lock = ::open((folder / kLock).c_str(), O_RDWR | O_CLOEXEC);
    if (lock >= 0) {
        const bool free = ::flock(lock, LOCK_EX | LOCK_NB) == 0;
        ::close(lock);
        return free;
    }
    std::error_code failed;
    const auto written =
        errno == ENOENT ? fs::last_write_time(folder, failed) : fs::file_time_type::max();
    return !failed && written < fs::file_time_type::clock::now() - kLongWithoutLock;
}

void removeAbandoned(const fs::path& parent, const std::string& prefix)
{
    std::error_code ignored;
    for (auto entry = fs::directory_iterator(parent, ignored); entry != fs::directory_iterator();
         entry.increment(ignored)) {
        const std::string name = entry->path().filename().string();
        if (name.starts_with(prefix) && name.size() == prefix.size() + kUnique.size() &&
            entry->is_directory(ignored) && isAbandoned(entry->path())) {
            fs::remove_all(entry->path(), ignored);
        }
    }
}

}  // namespace

std::shared_ptr<const OwnedFolder> privateFolderIn(const fs::path& parent)
{
    fs::create_directories(parent);
    fs::permissions(parent, fs::perms::owner_all);
    return std::make_shared<const OwnedFolder>(parent);
}

void removeAbandonedFolders(const fs::path& parent) noexcept
{
    try {
        removeAbandoned(parent, hiddenPrefix());
    } catch (const std::exception&) {
        // The next start tries again.
    }
}

OwnedFolder::OwnedFolder(const fs::path& parent)
{
    removeAbandonedFolders(parent);
    std::string pattern = (parent / (hiddenPrefix() + std::string(kUnique))).string();
    if (!mkdtemp(pattern.data())) {
        failAt(parent);
    }
    m_path = pattern;
    try {
        m_lock = lockedFileIn(m_path);
    } catch (...) {
        discard();
        throw;
    }
}

OwnedFolder::~OwnedFolder()
{
    discard();
    if (m_lock >= 0) {
        ::close(m_lock);
    }
}

void OwnedFolder::discard() noexcept
{
    std::error_code error;
    for (int attempt = 0; attempt < kDiscardTries && fs::exists(m_path, error); ++attempt) {
        fs::remove_all(m_path, error);
    }
}

}  // namespace glioscope
