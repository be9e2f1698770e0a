#include "segmentation/system/path_text.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace glioscope {
namespace {

constexpr char32_t kBase = 0xF700;  ///< of the characters that stand for bytes 0x80 to 0xFF

struct Character {
    char32_t code = 0;
    std::size_t bytes = 0;  ///< 0 where what begins here is no UTF-8
};

std::uint8_t byteAt(std::string_view text, std::size_t i)
{
    return i < text.size() ? static_cast<std::uint8_t>(text[i]) : std::uint8_t{0};
}

/// The character that begins at `text`; shortest forms up to U+10FFFF without surrogates alone.
Character firstOf(std::string_view text)
{
    const std::uint8_t lead = byteAt(text, 0);
    if (lead < 0x80) {
        return {lead, 1};
    }
    const std::size_t bytes = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    char32_t code = lead & (0xFFU >> (bytes + 1));
    for (std::size_t i = 1; i < bytes; ++i) {
        if ((byteAt(text, i) & 0xC0) != 0x80) {
            return {};
        }
        code = (code << 6) | (byteAt(text, i) & 0x3FU);
    }
    constexpr char32_t kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};
    const bool valid = lead >= 0xC2 && lead <= 0xF4 && code >= kSmallest[bytes] &&
                       code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
    return valid ? Character{code, bytes} : Character{};
}

bool standsForByte(char32_t code)
{
    return code >= kBase + 0x80 && code <= kBase + 0xFF;
}

void appendByte(std::string& text, std::uint8_t byte)
{
    const char32_t code = kBase + byte;
    text += static_cast<char>(0xE0 | (code >> 12));
    text += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
    text += static_cast<char>(0x80 | (code & 0x3F));
}

}  // namespace

std::string bytesText(std::string_view bytes)
{
    std::string text;
    while (!bytes.empty()) {
        const Character next = firstOf(bytes);
        const std::size_t taken = std::max<std::size_t>(next.bytes, 1);
        if (next.bytes > 0 && !standsForByte(next.code)) {
            text += bytes.substr(0, taken);
        } else {
            for (std::size_t i = 0; i < taken; ++i) {
                appendByte(text, byteAt(bytes, i));
            }
        }
        bytes.remove_prefix(taken);
    }
    return text;
}

std::string bytesFromText(std::string_view text)
{
    std::string bytes;
    while (!text.empty()) {
        const Character next = firstOf(text);
        const std::size_t taken = std::max<std::size_t>(next.bytes, 1);
        if (next.bytes > 0 && standsForByte(next.code)) {
            bytes += static_cast<char>(next.code - kBase);
        } else {
            bytes += text.substr(0, taken);
        }
        text.remove_prefix(taken);
    }
    return bytes;
}

std::string pathText(const std::filesystem::path& path)
{
    return bytesText(path.native());
}

std::filesystem::path pathFromText(std::string_view text)
{
    return bytesFromText(text);
}

}  // namespace glioscope
