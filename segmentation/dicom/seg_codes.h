#pragma once

// What the labels of a glioma are called in DICOM segmentations: the codes of CID 7168 and 7169
// (brain lesion segmentation types with and without necrosis). Pure functions.

#include "segmentation/volume/label.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace glioscope {

struct DicomCode {
    std::string_view value;
    std::string_view scheme;  ///< "SCT", "NCIt", "DCM"
    std::string_view meaning;
};

/// (49755003, SCT, "Morphologically Abnormal Structure"): the category of all of them.
[[nodiscard]] DicomCode categoryCode();

/// The type of a marked label. A resection cavity has no code in either group; its own is private.
[[nodiscard]] DicomCode typeCode(Label label);

/// The label that such a code means, whatever its meaning is worded like; nothing for another.
[[nodiscard]] std::optional<Label> labelOfCode(std::string_view value, std::string_view scheme);

/// Recommended colour of a label, as DICOM stores CIELab (D50): 0 to 65535 each.
[[nodiscard]] std::array<std::uint16_t, 3> cieLabOf(Label label);

}  // namespace glioscope
