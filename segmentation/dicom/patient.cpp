#include "segmentation/dicom/patient.h"

#include "segmentation/dicom/dcmtk_setup.h"
#include "segmentation/dicom/dicom_values.h"

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dctk.h>

#include <algorithm>
#include <array>

namespace glioscope {
namespace {

std::string writtenDate(const std::string& date)
{
    const bool digits =
        date.size() == 8 && std::ranges::all_of(date, [](char c) { return c >= '0' && c <= '9'; });
    return digits ? date.substr(0, 4) + "-" + date.substr(4, 2) + "-" + date.substr(6, 2) : date;
}

DicomPatient patientIn(const std::filesystem::path& file)
{
    setUpDcmtk();
    DcmFileFormat format;
    if (format
            .loadFileUntilTag(file.c_str(), EXS_Unknown, EGL_noChange, DCM_MaxReadLength,
                              ERM_autoDetect, DCM_PixelData)
            .bad()) {
        return {};
    }
    DcmDataset& data = *format.getDataset();
    (void)data.convertToUTF8();
    return {.name = writtenName(textOf(data, DCM_PatientName)),
            .id = textOf(data, DCM_PatientID),
            .birthDate = writtenDate(textOf(data, DCM_PatientBirthDate))};
}

}  // namespace

DicomPatient patientOf(const std::filesystem::path& file) noexcept
{
    try {
        return patientIn(file);
    } catch (...) {
        return {};
    }
}

std::string writtenName(const std::string& personName)
{
    // PS3.5, 6.2.1.1: alphabetic, ideographic and phonetic spellings, each of five components.
    const std::string spelling = personName.substr(0, personName.find('='));
    std::array<std::string, 3> parts;
    std::size_t part = 0;
    for (const char c : spelling) {
        if (c == '^' && ++part == parts.size()) {
            break;
        }
        if (c != '^') {
            parts[part] += c;
        }
    }
    std::string given = parts[1] + (parts[1].empty() || parts[2].empty() ? "" : " ") + parts[2];
    return parts[0] + (parts[0].empty() || given.empty() ? "" : ", ") + given;
}

}  // namespace glioscope
