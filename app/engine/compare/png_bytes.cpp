#include "app/engine/compare/png_bytes.h"

#include <algorithm>
#include <string_view>

namespace glioscope {
namespace {

void append32(std::string& bytes, std::uint32_t value)
{
    for (int shift = 24; shift >= 0; shift -= 8) {
        bytes += static_cast<char>(value >> shift & 0xff);
    }
}

/// ISO 3309, as PNG's annex D has it.
std::uint32_t crc32(std::string_view bytes)
{
    std::uint32_t crc = 0xffffffff;
    for (const char byte : bytes) {
        crc ^= static_cast<std::uint8_t>(byte);
        for (int bit = 0; bit < 8; ++bit) {
            crc = crc & 1 ? 0xedb88320 ^ (crc >> 1) : crc >> 1;
        }
    }
    return ~crc;
}

/// RFC 1950.
std::uint32_t adler32(std::string_view bytes)
{
    std::uint32_t low = 1, high = 0;
    for (const char byte : bytes) {
        low = (low + static_cast<std::uint8_t>(byte)) % 65521;
        high = (high + low) % 65521;
    }
    return high << 16 | low;
}

/// A zlib stream of stored blocks (RFC 1951, 3.2.4).
std::string stored(std::string_view bytes)
{
    std::string stream = "\x78\x01";
    for (std::size_t begin = 0; begin < bytes.size();) {
        const std::size_t length = std::min<std::size_t>(bytes.size() - begin, 0xffff);
        stream += begin + length == bytes.size() ? '\1' : '\0';
        for (const std::size_t value : {length, ~length}) {
            stream += static_cast<char>(value & 0xff);
            stream += static_cast<char>(value >> 8 & 0xff);
        }
        stream += bytes.substr(begin, length);
        begin += length;
    }
    append32(stream, adler32(bytes));
    return stream;
}

void appendChunk(std::string& png, const std::string& name, const std::string& content)
{
    append32(png, static_cast<std::uint32_t>(content.size()));
    png += name + content;
    append32(png, crc32(name + content));
}

}  // namespace

std::string pngBytes(const IndexedPicture& picture)
{
    std::string header;
    append32(header, static_cast<std::uint32_t>(picture.width));
    append32(header, static_cast<std::uint32_t>(picture.height));
    header += std::string("\x08\x03\x00\x00\x00", 5);  // 8 bits, palette
    std::string palette, rows;
    for (const auto& colour : picture.colours) {
        palette.append(colour.begin(), colour.end());
    }
    const auto width = static_cast<std::size_t>(picture.width);
    for (std::size_t at = 0; at < picture.pixels.size(); at += width) {
        rows += '\0';  // no filter
        rows.append(picture.pixels.begin() + static_cast<std::ptrdiff_t>(at),
                    picture.pixels.begin() + static_cast<std::ptrdiff_t>(at + width));
    }
    std::string png = "\x89PNG\r\n\x1a\n";
    appendChunk(png, "IHDR", header);
    appendChunk(png, "PLTE", palette);
    appendChunk(png, "IDAT", stored(rows));
    appendChunk(png, "IEND", {});
    return png;
}

}  // namespace glioscope
