#pragma once

// Files that are whole or absent: written under another name, flushed to the disk, renamed. What
// keeps one from being written is said by its cause and by the name that the user knows.

#include "segmentation/system/sentence.h"

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <system_error>

namespace glioscope {

/// Why a file cannot be written, as the end of a sentence without its stop: "the disk is full".
[[nodiscard]] Sentence writeFailure(std::error_code cause);

/// Writes all bytes to `file`, new or emptied. Throws Error that names the file and the cause.
void writeBytes(const std::filesystem::path& file, std::string_view bytes);

/// Makes `file` longer, or says what keeps it from growing: for writers that do not say why they
/// failed.
[[nodiscard]] std::error_code tryToGrow(const std::filesystem::path& file);

/// Runs `work`; where it throws an Error that names `hidden`, a path of our own, or an error of the
/// file system, then an Error that names `shown` is thrown instead.
void namingErrors(const std::filesystem::path& hidden, const std::filesystem::path& shown,
                  const std::function<void()>& work);

/// Brings a file's bytes, or a folder's names, to the disk, or says why not. Some network and
/// shared file systems cannot flush a folder; that is no failure.
[[nodiscard]] std::error_code flushToDisk(const std::filesystem::path& path);

/// The file whose bytes are replaced when `target` is written: what a symbolic link leads to, else
/// the target itself. Absolute; need not exist.
[[nodiscard]] std::filesystem::path fileBehind(const std::filesystem::path& target);

/// A new file on its way to `target`: hidden beside it, with its ending, and this process' by a
/// lock that the system takes back however the process ends.
class PartFile {
public:
    /// Makes it, empty. Throws Error naming `target`, which may be a symbolic link: that stays one.
    explicit PartFile(std::filesystem::path target);
    /// Removes it unless it has become the target.
    ~PartFile();
    PartFile(const PartFile&) = delete;
    PartFile& operator=(const PartFile&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    /// Takes the target's place, whose permissions are kept; `flushed`: on the disk, too, so that
    /// no power cut undoes it.
    [[nodiscard]] std::error_code commit(bool flushed = true);

private:
    std::filesystem::path m_target;  ///< what is replaced, no link
    std::filesystem::path m_path;
    int m_lock = -1;
};

/// Calls `write` with a temporary path beside `file`, flushes what it wrote and renames it to
/// `file`. When anything fails the temporary file is removed, an older `file` stays, and an Error
/// that names `file` is thrown. `beforeReplacing` is called once all is written and flushed, with
/// the same path, and may throw.
void writeDurably(
    const std::filesystem::path& file,
    const std::function<void(const std::filesystem::path& temporary)>& write,
    const std::function<void(const std::filesystem::path& temporary)>& beforeReplacing = {});

/// The same for text.
void writeTextDurably(const std::filesystem::path& file, const std::string& text);

/// Readers see the old text or the new one, never a part, but no disk is waited for: for what is
/// written twice a second. Throws Error.
void replaceText(const std::filesystem::path& file, const std::string& text);

/// Renames a whole file into its place and brings that to the disk.
[[nodiscard]] std::error_code moveDurably(const std::filesystem::path& from,
                                          const std::filesystem::path& to);

/// What is left of a file whose writer was killed.
struct LeftPart {
    std::string name;  ///< of the file it was to become
    bool isDoubtful =
        false;  ///< "best.h5.part-4711", as older versions called theirs, and others do
};

/// Removes from `folder` those that `isOurs`; what a process still writes stays. Does not throw.
void removeDeadParts(const std::filesystem::path& folder,
                     const std::function<bool(const LeftPart&)>& isOurs) noexcept;

/// Removes this process' unfinished files from a folder, for when it ends in the midst of writing
/// one. Does not throw.
void removeOwnParts(const std::filesystem::path& folder) noexcept;

}  // namespace glioscope
