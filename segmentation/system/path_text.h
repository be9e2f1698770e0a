#pragma once

// Paths as text that loses nothing. A file's name on Linux is bytes, which need not be UTF-8 (a
// folder of an older system: "M\xFCller"), while JSON and the window's strings are Unicode. A byte
// that is no UTF-8 becomes the character U+F700 + byte, of Unicode's private use, and back; where a
// name holds such characters itself, their bytes are written the same way, so that every path comes
// back as it was.

#include <filesystem>
#include <string>
#include <string_view>

namespace glioscope {

/// Set for a program whose arguments are such text.
inline constexpr const char* kTextArguments = "GLIOSCOPE_TEXT_ARGUMENTS";

/// Valid UTF-8; the very bytes wherever they are that already.
[[nodiscard]] std::string pathText(const std::filesystem::path& path);
[[nodiscard]] std::string bytesText(std::string_view bytes);

/// The path that pathText() was given; of any other UTF-8 text, the path of its bytes.
[[nodiscard]] std::filesystem::path pathFromText(std::string_view text);
[[nodiscard]] std::string bytesFromText(std::string_view text);

}  // namespace glioscope
