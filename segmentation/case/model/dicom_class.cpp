#include "segmentation/case/model/dicom_class.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <iterator>

namespace glioscope {
namespace {

constexpr std::size_t kPreamble = 132;
/// Meta information has some hundred bytes.
constexpr std::size_t kMostMeta = 4096;

/// The first bytes of a file, as many as there are.
std::string beginningOf(const std::filesystem::path& file, std::size_t most)
{
    std::string bytes(most, '\0');
    std::ifstream stream(file, std::ios::binary);
    stream.read(bytes.data(), static_cast<std::streamsize>(most));
    bytes.resize(static_cast<std::size_t>(std::max<std::streamsize>(stream.gcount(), 0)));
    return bytes;
}

bool isMarked(std::string_view bytes)
{
    return bytes.size() >= kPreamble && bytes.substr(kPreamble - 4, 4) == "DICM";
}

/// Little endian, of so many bytes; 0 behind the end.
std::size_t numberAt(std::string_view bytes, std::size_t at, std::size_t width)
{
    std::size_t number = 0;
    for (std::size_t n = 0; n < width && at + n < bytes.size(); ++n) {
        number |= static_cast<std::size_t>(static_cast<std::uint8_t>(bytes[at + n])) << (8 * n);
    }
    return number;
}

/// Of these the length takes four bytes, behind two that say nothing.
bool hasLongLength(std::string_view representation)
{
    constexpr std::array<std::string_view, 6> kLong = {"OB", "OW", "SQ", "UN", "UT", "UC"};
    return std::ranges::find(kLong, representation) != kLong.end();
}

}  // namespace

std::string storageClassOf(const std::filesystem::path& file)
{
    const std::string all = beginningOf(file, kMostMeta);
    const std::string_view bytes = all;
    std::size_t at = kPreamble;
    while (isMarked(bytes) && at + 8 <= bytes.size() && numberAt(bytes, at, 2) == 2) {
        const std::size_t element = numberAt(bytes, at + 2, 2);
        const bool isLong = hasLongLength(bytes.substr(at + 4, 2));
        const std::size_t length = isLong ? numberAt(bytes, at + 8, 4) : numberAt(bytes, at + 6, 2);
        at += isLong ? 12 : 8;
        if (element == 2 && at + length <= bytes.size()) {
            const std::string_view value = bytes.substr(at, length);
            return std::string(
                value.substr(0, value.find_last_not_of(std::string_view("\0 ", 2)) + 1));
        }
        at += length;
    }
    return {};
}

bool isMrImage(std::string_view sopClass)
{
    constexpr std::array<std::string_view, 3> kClasses = {
        "1.2.840.10008.5.1.4.1.1.4", "1.2.840.10008.5.1.4.1.1.4.1", "1.2.840.10008.5.1.4.1.1.4.4"};
    return std::ranges::find(kClasses, sopClass) != kClasses.end();
}

bool isSegmentation(std::string_view sopClass)
{
    return sopClass == "1.2.840.10008.5.1.4.1.1.66.4" || sopClass == "1.2.840.10008.5.1.4.1.1.66.7";
}

}  // namespace glioscope
