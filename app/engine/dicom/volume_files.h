#pragma once

// What is written of a volume that came from DICOM: its files' names, and the record beside the
// image that says which study, series and slices it was. No name, birth date or number of a
// patient, and no path.

#include "segmentation/dicom/series_volume.h"

#include <string>
#include <vector>

namespace glioscope {

/// "3_Ax-T1-post", a name each, no two alike.
[[nodiscard]] std::vector<std::string> fileNamesOf(const std::vector<SeriesVolume>& volumes,
                                                   const std::vector<DicomInstance>& instances);

/// Letters and digits of ASCII, and a hyphen for all between them; at most 60.
[[nodiscard]] std::string fileWords(const std::string& text);

/// JSON of UIDs, series number and description, the acquisition's numbers, and for each slice from
/// the first the image and frame it was; null for one that was interpolated.
[[nodiscard]] std::string volumeRecord(const SeriesVolume& volume,
                                       const std::vector<DicomInstance>& instances);

}  // namespace glioscope
