#pragma once

// Files that are whole or absent: written under another name, flushed to the disk, renamed.

#include <filesystem>
#include <functional>
#include <string>

namespace glioscope {

/// Calls `write` with a temporary path beside `file`, flushes what it wrote and renames it to
/// `file`. When anything fails the temporary file is removed, an older `file` stays, and the cause
/// is thrown.
void writeDurably(const std::filesystem::path& file,
                  const std::function<void(const std::filesystem::path& temporary)>& write);

/// The same for text.
void writeTextDurably(const std::filesystem::path& file, const std::string& text);

}  // namespace glioscope
