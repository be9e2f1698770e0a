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

bool isRepresentation(std::string_view text)
{
    return text.size() == 2 &&
           std::ranges::all_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
}

struct Element {
    std::size_t number = 0;  ///< within its group
    std::size_t begin = 0;   ///< of its value
    std::size_t length = 0;
};

/// With its representation or, as data sets without preamble may be, without.
Element elementAt(std::string_view bytes, std::size_t at)
{
    const std::string_view representation = bytes.substr(at + 4, 2);
    Element element{.number = numberAt(bytes, at + 2, 2)};
    if (!isRepresentation(representation)) {
        element.length = numberAt(bytes, at + 4, 4);
        element.begin = at + 8;
    } else if (hasLongLength(representation)) {
        element.length = numberAt(bytes, at + 8, 4);
        element.begin = at + 12;
    } else {
        element.length = numberAt(bytes, at + 6, 2);
        element.begin = at + 8;
    }
    return element;
}

/// The text of an element among those of a group that stand one after another from `at` on.
std::string textOf(std::string_view bytes, std::size_t at, std::size_t group, std::size_t number)
{
    while (at + 8 <= bytes.size() && numberAt(bytes, at, 2) == group) {
        const Element element = elementAt(bytes, at);
        at = element.begin + element.length;
        if (element.number == number && at <= bytes.size()) {
            const std::string_view value = bytes.substr(element.begin, element.length);
            return std::string(
                value.substr(0, value.find_last_not_of(std::string_view("\0 ", 2)) + 1));
        }
    }
    return {};
}

}  // namespace

std::string storageClassOf(const std::filesystem::path& file)
{
    const std::string bytes = beginningOf(file, kMostMeta);
    return isMarked(bytes) ? textOf(bytes, kPreamble, 0x0002, 0x0002)
                           : textOf(bytes, 0, 0x0008, 0x0016);
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
