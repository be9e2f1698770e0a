#pragma once

// Files that are whole or absent: written under another name, flushed to the disk, renamed. What
// keeps one from being written is said by its cause and by the name that the user knows.

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <system_error>

namespace glioscope {

/// Why a file cannot be written, as the end of a sentence without its stop: "the disk is full".
[[nodiscard]] std::string writeFailure(std::error_code cause);

/// Writes all bytes to `file`, new or emptied. Throws Error that names the file and the cause.
void writeBytes(const std::filesystem::path& file, std::string_view bytes);

/// Makes `file` longer, or says what keeps it from growing: for writers that do not say why they
/// failed.
[[nodiscard]] std::error_code tryToGrow(const std::filesystem::path& file);

/// Runs `work`; where it throws an Error that names `hidden`, a path of our own, or an error of the
/// file system, then an Error that names `shown` is thrown instead.
void namingErrors(const std::filesystem::path& hidden, const std::filesystem::path& shown,
                  const std::function<void()>& work);

/// Brings a file's bytes, or a folder's names, to the disk, or says why not. Some network and shared
/// file systems cannot flush a folder; that is no failure.
[[nodiscard]] std::error_code flushToDisk(const std::filesystem::path& path);

/// ".part-" and digits that no other process has: the ending of this one's unfinished files. A process
/// number would not do, since a container has the same ones.
[[nodiscard]] const std::string& partEnding();

/// Calls `write` with a temporary path beside `file`, flushes what it wrote and renames it to
/// `file`. When anything fails the temporary file is removed, an older `file` stays, and an Error
/// that names `file` is thrown.
void writeDurably(const std::filesystem::path& file,
                  const std::function<void(const std::filesystem::path& temporary)>& write);

/// The same for text.
void writeTextDurably(const std::filesystem::path& file, const std::string& text);

}  // namespace glioscope
