#include "segmentation/dicom/dicom_outline.h"

#include "segmentation/case/model/file_error.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace glioscope {
namespace {

constexpr int kDeepest = 24;  ///< sequences in sequences; reports of a dozen levels exist
constexpr int kMostElements = 1 << 21;
constexpr std::uint64_t kPreamble = 128;
constexpr std::uint32_t kUndefined = 0xFFFFFFFF;
constexpr std::uint64_t kLongestUid = 64;

constexpr std::uint32_t kTransferSyntaxTag = 0x00020010;
constexpr std::uint32_t kSopClassTag = 0x00080016;
constexpr std::uint32_t kModalityTag = 0x00080060;
constexpr std::uint32_t kPixelTag = 0x7FE00010;
constexpr std::uint32_t kItemTag = 0xFFFEE000;
constexpr std::uint32_t kItemEndTag = 0xFFFEE00D;
constexpr std::uint32_t kSequenceEndTag = 0xFFFEE0DD;

constexpr std::string_view kImplicit = "1.2.840.10008.1.2";
constexpr std::string_view kBigEndian = "1.2.840.10008.1.2.2";
constexpr std::string_view kDeflated = "1.2.840.10008.1.2.1.99";

/// A file by blocks, so that skipping a value reads nothing of it.
class Blocks {
public:
    explicit Blocks(const std::filesystem::path& file)
        : m_descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK))
    {
        struct stat facts = {};
        if (m_descriptor >= 0 && ::fstat(m_descriptor, &facts) == 0 && S_ISREG(facts.st_mode)) {
            m_size = static_cast<std::uint64_t>(facts.st_size);
        }
    }
    ~Blocks()
    {
        if (m_descriptor >= 0) {
            ::close(m_descriptor);
        }
    }
    Blocks(const Blocks&) = delete;
    Blocks& operator=(const Blocks&) = delete;

    [[nodiscard]] std::uint64_t size() const { return m_size; }

    /// False where the file ends before.
    [[nodiscard]] bool read(std::uint64_t at, std::uint8_t* bytes, std::uint64_t count)
    {
        if (at > m_size || count > m_size - at) {
            return false;
        }
        if (at < m_begin || at + count > m_begin + m_held) {
            const ssize_t got =
                ::pread(m_descriptor, m_block.data(), m_block.size(), static_cast<off_t>(at));
            m_begin = at;
            m_held = got > 0 ? static_cast<std::uint64_t>(got) : 0;
        }
        if (at + count > m_begin + m_held) {
            return false;
        }
        std::copy_n(m_block.begin() + static_cast<std::ptrdiff_t>(at - m_begin), count, bytes);
        return true;
    }

private:
    int m_descriptor;
    std::uint64_t m_size = 0;
    std::uint64_t m_begin = 0;
    std::uint64_t m_held = 0;
    std::vector<std::uint8_t> m_block = std::vector<std::uint8_t>(1 << 14);
};

struct Encoding {
    bool implicit = false;
    bool bigEndian = false;
};

struct Element {
    std::uint32_t tag = 0;
    std::array<char, 2> vr = {};  ///< zeros where the encoding has none
    std::uint32_t length = 0;
    std::uint64_t value = 0;  ///< where it begins

    [[nodiscard]] bool is(std::string_view name) const
    {
        return vr[0] == name[0] && vr[1] == name[1];
    }
};

bool isVr(const std::array<char, 2>& vr)
{
    return std::ranges::all_of(vr, [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool hasLongLength(const Element& element)
{
    constexpr std::array kLong = {"OB", "OD", "OF", "OL", "OV", "OW", "SQ",
                                  "SV", "UC", "UN", "UR", "UT", "UV"};
    return std::ranges::any_of(kLong, [&](const char* name) { return element.is(name); });
}

class Walk {
public:
    explicit Walk(const std::filesystem::path& file) : m_file(file), m_blocks(file) {}

    std::optional<DicomOutline> outline();

private:
    [[nodiscard]] std::optional<std::uint64_t> begin();
    void readMeta(std::uint64_t& at);
    [[nodiscard]] Element elementAt(std::uint64_t at, Encoding encoding);
    [[nodiscard]] std::uint32_t number(std::uint64_t at, int bytes, bool bigEndian);
    [[nodiscard]] std::string text(const Element& element);
    /// Elements up to `end`, or an item's end where it is not told; returns where it ends.
    std::uint64_t elements(std::uint64_t at, std::uint64_t end, Encoding encoding, int depth);
    std::uint64_t sequenceEnd(const Element& sequence, std::uint64_t end, Encoding encoding,
                              int depth);
    std::uint64_t items(const Element& sequence, std::uint64_t end, Encoding encoding, int depth);
    [[nodiscard]] bool isSequence(const Element& element, Encoding encoding);
    void take(const Element& element);
    [[noreturn]] void failCut() const
    {
        fail(m_file,
             Sentence::of(
                 "is cut off or damaged: its elements reach beyond its end. Copy it again."));
    }

    const std::filesystem::path& m_file;
    Blocks m_blocks;
    DicomOutline m_outline;
    int m_elements = 0;
    bool m_ended = false;    ///< at the pixels, or where it is known that nobody wants them
    bool m_tooMuch = false;  ///< nested or counted
};

std::uint32_t Walk::number(std::uint64_t at, int bytes, bool bigEndian)
{
    std::array<std::uint8_t, 4> raw = {};
    if (!m_blocks.read(at, raw.data(), static_cast<std::uint64_t>(bytes))) {
        failCut();
    }
    std::uint32_t value = 0;
    for (int n = 0; n < bytes; ++n) {
        const auto byte = static_cast<std::size_t>(bigEndian ? n : bytes - 1 - n);
        value = (value << 8) | raw[byte];
    }
    return value;
}

Element Walk::elementAt(std::uint64_t at, Encoding encoding)
{
    Element element;
    element.tag = (number(at, 2, encoding.bigEndian) << 16) | number(at + 2, 2, encoding.bigEndian);
    const bool delimits = (element.tag >> 16) == 0xFFFE;
    if (encoding.implicit || delimits) {
        element.length = number(at + 4, 4, encoding.bigEndian);
        element.value = at + 8;
        return element;
    }
    element.vr = {static_cast<char>(number(at + 4, 1, false)),
                  static_cast<char>(number(at + 5, 1, false))};
    if (!isVr(element.vr)) {
        fail(m_file, Sentence::of("is damaged: one of its elements has no type of DICOM's. Copy it "
                                  "again."));
    }
    const bool longLength = hasLongLength(element);
    element.length = number(at + (longLength ? 8 : 6), longLength ? 4 : 2, encoding.bigEndian);
    element.value = at + (longLength ? 12 : 8);
    return element;
}

std::string Walk::text(const Element& element)
{
    const std::uint64_t count = std::min<std::uint64_t>(element.length, kLongestUid);
    std::string bytes(count, '\0');
    if (!m_blocks.read(element.value, reinterpret_cast<std::uint8_t*>(bytes.data()), count)) {
        failCut();
    }
    bytes.resize(std::min(bytes.size(), bytes.find_last_not_of(std::string_view("\0 ", 2)) + 1));
    return bytes;
}

/// With a preamble, or as a bare data set that starts with group 0008, as some archives hold them.
std::optional<std::uint64_t> Walk::begin()
{
    std::array<std::uint8_t, 4> magic = {};
    if (m_blocks.read(kPreamble, magic.data(), 4) &&
        std::string_view(reinterpret_cast<char*>(magic.data()), 4) == "DICM") {
        return kPreamble + 4;
    }
    std::array<std::uint8_t, 8> first = {};
    if (!m_blocks.read(0, first.data(), 8) || first[0] != 8 || first[1] != 0 || first[3] != 0 ||
        first[2] > 0x18) {
        return std::nullopt;
    }
    const bool explicitVr = isVr({static_cast<char>(first[4]), static_cast<char>(first[5])});
    m_outline.transferSyntax = explicitVr ? "1.2.840.10008.1.2.1" : kImplicit;
    const std::uint32_t length =
        explicitVr ? 0 : first[4] + 256U * first[5] + 65536U * (first[6] + 256U * first[7]);
    return length <= 1024 ? std::optional<std::uint64_t>(0) : std::nullopt;
}

void Walk::readMeta(std::uint64_t& at)
{
    while (at < m_blocks.size() && number(at, 2, false) == 2) {
        const Element element = elementAt(at, {});
        if (element.tag == kTransferSyntaxTag) {
            m_outline.transferSyntax = text(element);
        }
        if (element.length > m_blocks.size() - std::min(element.value, m_blocks.size())) {
            failCut();
        }
        at = element.value + element.length;
    }
}

void Walk::take(const Element& element)
{
    if (element.tag == kSopClassTag) {
        m_outline.sopClass = text(element);
    } else if (element.tag == kModalityTag) {
        m_outline.modality = text(element);
        m_ended = !isMrImage(m_outline.sopClass) && !isSegmentation(m_outline.sopClass);
    } else if (element.tag == kPixelTag) {
        m_outline.hasPixels = m_ended = true;
        m_outline.encapsulated = element.length == kUndefined;
        m_outline.pixelBytes = m_outline.encapsulated ? 0 : element.length;
    }
}

bool Walk::isSequence(const Element& element, Encoding encoding)
{
    if (element.is("SQ") || (element.length == kUndefined && element.tag != kPixelTag)) {
        return true;
    }
    // Without types, what begins with an item is one, as DCMTK's dictionary would have it.
    return encoding.implicit && element.length >= 8 &&
           number(element.value, 2, encoding.bigEndian) == 0xFFFE &&
           number(element.value + 2, 2, encoding.bigEndian) == 0xE000;
}

std::uint64_t Walk::elements(std::uint64_t at, std::uint64_t end, Encoding encoding, int depth)
{
    while (at < end && !m_ended) {
        const Element element = elementAt(at, encoding);
        if (element.tag == kItemEndTag) {
            return element.value;
        }
        if (++m_elements > kMostElements) {
            m_tooMuch = true;
            fail(m_file,
                 Sentence::of("has more elements than any scanner writes; it is not read."));
        }
        if (element.length != kUndefined &&
            (element.value > end || element.length > end - element.value)) {
            failCut();
        }
        if (depth == 0) {
            take(element);
        }
        if (m_ended) {
            return at;
        }
        at = isSequence(element, encoding) ? sequenceEnd(element, end, encoding, depth + 1)
                                           : element.value + element.length;
    }
    return at;
}

/// What a maker's own element holds only looks like items at times, where elements have no types.
std::uint64_t Walk::sequenceEnd(const Element& sequence, std::uint64_t end, Encoding encoding,
                                int depth)
{
    const bool doubtful =
        encoding.implicit && sequence.length != kUndefined && ((sequence.tag >> 16) & 1U) != 0;
    if (!doubtful) {
        return items(sequence, end, encoding, depth);
    }
    try {
        items(sequence, end, encoding, depth);
    } catch (const Error&) {
        if (m_tooMuch) {
            throw;
        }
    }
    return sequence.value + sequence.length;
}

std::uint64_t Walk::items(const Element& sequence, std::uint64_t end, Encoding encoding, int depth)
{
    if (depth > kDeepest) {
        m_tooMuch = true;
        fail(m_file,
             Sentence::of("nests its sequences deeper than any scanner does; it is not read."));
    }
    // A sequence of a type that its writer did not know is without types inside.
    const Encoding inside = sequence.is("UN") ? Encoding{true, false} : encoding;
    const bool told = sequence.length != kUndefined;
    const std::uint64_t last = told ? sequence.value + sequence.length : end;
    std::uint64_t at = sequence.value;
    while (at < last) {
        const Element item = elementAt(at, inside);
        if (item.tag == kSequenceEndTag) {
            return item.value;
        }
        if (item.tag != kItemTag) {
            fail(m_file, Sentence::of("is damaged: a sequence in it holds something other than "
                                      "items. Copy it again."));
        }
        const bool itemTold = item.length != kUndefined;
        if (itemTold && (item.value > last || item.length > last - item.value)) {
            failCut();
        }
        const std::uint64_t itemEnd = itemTold ? item.value + item.length : last;
        at = elements(item.value, itemEnd, inside, depth);
        ++m_elements;
    }
    return at;
}

std::optional<DicomOutline> Walk::outline()
{
    std::optional<std::uint64_t> at = begin();
    if (!at) {
        return std::nullopt;
    }
    readMeta(*at);
    if (m_outline.transferSyntax.empty()) {
        m_outline.transferSyntax = kImplicit;
    }
    if (m_outline.transferSyntax == kDeflated) {
        fail(m_file, Sentence::of("is deflated as a whole, which is not read; convert it with "
                                  "dcmconv +te."));
    }
    const Encoding encoding = {m_outline.transferSyntax == kImplicit,
                               m_outline.transferSyntax == kBigEndian};
    elements(*at, m_blocks.size(), encoding, 0);
    return m_outline;
}

}  // namespace

std::optional<DicomOutline> outlineOf(const std::filesystem::path& file)
{
    return Walk(file).outline();
}

}  // namespace glioscope
