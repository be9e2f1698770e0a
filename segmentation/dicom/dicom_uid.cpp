#include "segmentation/dicom/dicom_uid.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <random>

namespace glioscope {

std::string newUid()
{
    std::random_device chance;
    std::array<std::uint32_t, 4> words = {chance(), chance(), chance(), chance()};
    words[1] = (words[1] & 0xFFFF0FFFU) | 0x00004000U;  // version 4
    words[2] = (words[2] & 0x3FFFFFFFU) | 0x80000000U;  // of RFC 9562
    std::string digits;
    while (std::ranges::any_of(words, [](std::uint32_t word) { return word != 0; })) {
        std::uint64_t rest = 0;
        for (std::uint32_t& word : words) {
            rest = (rest << 32) | word;
            word = static_cast<std::uint32_t>(rest / 10);
            rest %= 10;
        }
        digits += static_cast<char>('0' + rest);
    }
    std::ranges::reverse(digits);
    return "2.25." + digits;
}

}  // namespace glioscope
