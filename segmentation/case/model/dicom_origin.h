#pragma once

// Where a case comes from whose images were imported from a DICOM study: what else is done with
// the study needs its folder and which series became which sequence. Nothing of who the patient is.

#include <array>
#include <filesystem>
#include <string>

namespace glioscope {

struct DicomOrigin {
    std::filesystem::path study;        ///< the folder
    std::array<std::string, 4> series;  ///< UID by Sequence, empty where none
};

}  // namespace glioscope
