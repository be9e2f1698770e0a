#pragma once

// The private folders in which sessions are kept for the case of a crash, one a running program,
// each its own by a lock that the system takes back however the program ends. A program that ends
// well removes its own; what others left is found by the next start.

#include <filesystem>
#include <vector>

namespace glioscope {

class AutosaveFolder {
public:
    /// Makes one in `parent`, which is made too; for the user's eyes alone. Throws Error.
    explicit AutosaveFolder(const std::filesystem::path& parent);
    /// Leaves it as it is.
    ~AutosaveFolder();
    AutosaveFolder(const AutosaveFolder&) = delete;
    AutosaveFolder& operator=(const AutosaveFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    [[nodiscard]] std::filesystem::path sessionFile() const;
    /// With all that is in it. Does not throw.
    void remove() noexcept;

private:
    std::filesystem::path m_path;
    int m_lock = -1;
};

/// Sessions in `parent` whose programs did not end well, the newest first. Removes those that are
/// older than two weeks or more than five, and folders without a session. Does not throw.
[[nodiscard]] std::vector<std::filesystem::path> leftSessions(const std::filesystem::path& parent);

/// A left session's folder with all that is in it, unless a program owns it again. Does not throw.
void removeLeftSession(const std::filesystem::path& sessionFile) noexcept;

}  // namespace glioscope
