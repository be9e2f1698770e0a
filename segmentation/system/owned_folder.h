#pragma once

// A hidden folder where files grow until they are whole, beside the place they are meant for. It
// belongs to this process by a lock, which the system takes back however the process ends: a
// process number would be another one in a container that shares the disk. What a dead process left
// is removed by the next.

#include <filesystem>
#include <memory>

namespace glioscope {

class OwnedFolder {
public:
    /// Makes one in `parent`, which exists, and removes those there that nobody owns any more.
    /// Throws std::filesystem::filesystem_error.
    explicit OwnedFolder(const std::filesystem::path& parent);
    /// Removes it with what is in it.
    ~OwnedFolder();
    OwnedFolder(const OwnedFolder&) = delete;
    OwnedFolder& operator=(const OwnedFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    /// Removes it now, even while another thread still writes there. Does not throw.
    void discard() noexcept;

private:
    std::filesystem::path m_path;
    int m_lock = -1;
};

/// Makes one in `parent`, which is made too where it is not there and is for the user's eyes alone
/// from then on; gone with its last holder. Throws as the constructor does.
[[nodiscard]] std::shared_ptr<const OwnedFolder> privateFolderIn(
    const std::filesystem::path& parent);

/// Removes the folders in `parent` that processes left there which ended unexpectedly. Does not
/// throw.
void removeAbandonedFolders(const std::filesystem::path& parent) noexcept;

}  // namespace glioscope
