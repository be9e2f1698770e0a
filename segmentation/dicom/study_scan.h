#pragma once

// A folder of a study: which of its files, whatever their names, are MR images, with their headers;
// what else lies there is counted by kind. Folders within are looked through, but not those that
// links lead to. No pixel is read.

#include "segmentation/dicom/dicom_instance.h"
#include "segmentation/system/in_parallel.h"
#include "segmentation/system/sentence.h"

#include <map>
#include <string>
#include <vector>

namespace glioscope {

struct StudyScan {
    std::vector<DicomInstance> instances;  ///< in the order of their paths
    std::size_t otherFiles = 0;            ///< that are no DICOM
    /// DICOM that is no MR image, by what it is: Sentence::name(), or a modality of DICOM's.
    std::map<std::string, int> otherKinds;
    std::vector<Sentence> refused;  ///< MR images that cannot be read: why, each
};

/// `path` is a folder, or one file of a series, whose folder is meant. `mayContinue` is told how
/// many files are done; where it stops the scan Cancelled is thrown. Throws Error where nothing can
/// be listed. Thread-safe.
[[nodiscard]] StudyScan scanStudy(const std::filesystem::path& path,
                                  const ContinueCheck& mayContinue = {});

/// The same of these files alone, in their order. Thread-safe.
[[nodiscard]] StudyScan scanFiles(const std::vector<std::filesystem::path>& files,
                                  const ContinueCheck& mayContinue = {});

/// Throws Error, one sentence that says what is there instead, where no MR image was found.
void requireImages(const StudyScan& scan, const std::filesystem::path& path);

}  // namespace glioscope
