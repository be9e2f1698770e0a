#include "segmentation/dicom/dicom_values.h"

#include "segmentation/system/path_text.h"

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dctk.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace glioscope {
namespace {

constexpr double kLargestWhole = 1e9;

std::string trimmed(const OFString& text)
{
    std::string bytes(text.c_str(), text.length());
    const std::size_t first = bytes.find_first_not_of(' ');
    const std::size_t last = bytes.find_last_not_of(std::string_view("\0 ", 2));
    return first == std::string::npos || last == std::string::npos
               ? std::string()
               : bytes.substr(first, last - first + 1);
}

std::optional<double> parsed(const std::string& text)
{
    const char* begin = text.c_str() + (text.starts_with('+') ? 1 : 0);
    double value = 0;
    const auto [end, error] = std::from_chars(begin, text.c_str() + text.size(), value);
    return error == std::errc() && end != begin ? std::optional(value) : std::nullopt;
}

}  // namespace

std::optional<double> numberOf(DcmItem& item, const DcmTagKey& tag, unsigned long index)
{
    std::optional<double> value;
    Float64 binary = 0;
    OFString text;
    DcmElement* element = nullptr;
    if (item.findAndGetElement(tag, element).bad() || !element) {
        return std::nullopt;
    }
    if (element->getFloat64(binary, index).good()) {
        value = binary;
    } else if (element->getOFString(text, index).good()) {
        value = parsed(trimmed(text));
    }
    return value && std::isfinite(*value) ? value : std::nullopt;
}

std::optional<int> wholeNumberOf(DcmItem& item, const DcmTagKey& tag)
{
    const std::optional<double> value = numberOf(item, tag);
    return value ? std::optional(static_cast<int>(
                       std::lround(std::clamp(*value, -kLargestWhole, kLargestWhole))))
                 : std::nullopt;
}

std::string textOf(DcmItem& item, const DcmTagKey& tag)
{
    OFString text;
    return item.findAndGetOFStringArray(tag, text).good() ? bytesText(trimmed(text))
                                                          : std::string();
}

DcmItem* firstItem(DcmItem& item, const DcmTagKey& sequence, long index)
{
    DcmItem* found = nullptr;
    return item.findAndGetSequenceItem(sequence, found, index).good() ? found : nullptr;
}

}  // namespace glioscope
