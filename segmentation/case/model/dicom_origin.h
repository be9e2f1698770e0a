#pragma once

// Where a case comes from whose images were imported from a DICOM study: what else is done with
// the study needs its folder and which series became which sequence. Who the patient is is known
// only so that nothing that would tell it is written.

#include <array>
#include <filesystem>
#include <string>
#include <vector>

namespace glioscope {

struct DicomOrigin {
    std::filesystem::path study;                 ///< the folder
    std::array<std::string, 4> series;           ///< UID by Sequence, empty where none
    std::array<int, 4> volumes = {1, 1, 1, 1};   ///< of those series, from 1
    std::vector<std::string> patientWords = {};  ///< as patientWords() makes them
};

}  // namespace glioscope
