#pragma once

// Values of DCMTK's items, or nothing: what is absent, empty, unreadable or no finite number. DCMTK
// stays in the sources.

#include <array>
#include <cstdint>
#include <optional>
#include <string>

class DcmItem;
class DcmTagKey;

namespace glioscope {

[[nodiscard]] std::optional<double> numberOf(DcmItem& item, const DcmTagKey& tag,
                                             unsigned long index = 0);
/// Rounded, and cut to a thousand million.
[[nodiscard]] std::optional<int> wholeNumberOf(DcmItem& item, const DcmTagKey& tag);
/// All values of the element, with backslashes between them and without spaces around; UTF-8 where
/// the item has been converted to it.
[[nodiscard]] std::string textOf(DcmItem& item, const DcmTagKey& tag);
/// The first item of a sequence; null where there is none.
[[nodiscard]] DcmItem* firstItem(DcmItem& item, const DcmTagKey& sequence, long index = 0);

}  // namespace glioscope
