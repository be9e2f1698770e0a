#pragma once

// Files that are whole or absent: written under another name, flushed to the disk, renamed.

#include <filesystem>
#include <functional>
#include <string>
#include <system_error>

namespace glioscope {

/// Brings a file's bytes, or a folder's names, to the disk, or says why not. Some network and shared
/// file systems cannot flush a folder; that is no failure.
[[nodiscard]] std::error_code flushToDisk(const std::filesystem::path& path);

/// Calls `write` with a temporary path beside `file`, flushes what it wrote and renames it to
/// `file`. When anything fails the temporary file is removed, an older `file` stays, and the cause
/// is thrown.
void writeDurably(const std::filesystem::path& file,
                  const std::function<void(const std::filesystem::path& temporary)>& write);

/// The same for text.
void writeTextDurably(const std::filesystem::path& file, const std::string& text);

}  // namespace glioscope
