#include "segmentation/system/base64.h"

#include <cstdint>

namespace glioscope {

std::string base64(std::string_view bytes)
{
    constexpr std::string_view kDigits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        std::uint32_t three = 0;
        for (std::size_t n = 0; n < 3; ++n) {
            three = three << 8 |
                    (at + n < bytes.size() ? static_cast<std::uint8_t>(bytes[at + n]) : 0U);
        }
        for (std::size_t n = 0; n < 4; ++n) {
            text += at + n <= bytes.size() ? kDigits[three >> (18 - 6 * n) & 63] : '=';
        }
    }
    return text;
}

}  // namespace glioscope
