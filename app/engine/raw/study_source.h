#pragma once

// A DICOM study as the source of a case: its sequences in memory under names that are none of the
// study's, and what has to be known of it to write back to it. In an engine that was built without
// DICOM nothing is a study.

#include "segmentation/case/model/case.h"
#include "segmentation/system/sentence.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace glioscope {

/// Done and all of a stage (0: unknown); false to stop. Any thread, one call at a time.
using StageProgress = std::function<bool(double done, double total)>;

struct StudyChoice {
    std::string name;                        ///< of the case; empty: kStudyName
    std::array<std::string, 4> series = {};  ///< number or UID, by Sequence; empty: as proposed
    bool operator==(const StudyChoice&) const = default;
};

/// Of a case whose files and folders may be called after a patient.
inline constexpr const char* kStudyName = "study";

struct StudySource;

struct OpenedStudy {
    CaseFiles files;  ///< "series 3" in the study's folder, for sentences; there is no such file
    std::shared_ptr<const StudySource> source;
    std::string key;                ///< other where any file of the four series is another one
    std::vector<Sentence> remarks;  ///< to be shown and not kept: they name files
};

/// Whether `path` is a DICOM file, or a folder that holds some and no case of other files.
[[nodiscard]] bool isStudy(const std::filesystem::path& path);

/// Finds the four series as proposed, or as told. Throws AmbiguousInput with the question, Error,
/// or Cancelled when `progress` returned false.
[[nodiscard]] OpenedStudy openStudy(const std::filesystem::path& study, const StudyChoice& choice,
                                    const StageProgress& progress);

struct StudyImages {
    Case loaded;
    std::array<std::string, 4> sha256;  ///< of the voxels' values, by Sequence
};

/// Reads the series' voxels. Throws Error naming series and file, Cancelled.
[[nodiscard]] StudyImages readStudyImages(const OpenedStudy& study, const StageProgress& progress);

/// The model behind a segmentation.
struct StudyModel {
    std::string name;
    std::string sha256;
};

/// Labels on the grid of the study's T1ce as a DICOM segmentation of that series. Returns sentences
/// about what the study has that DICOM forbids. Throws Error naming `file`.
std::vector<Sentence> writeStudySegmentation(const std::filesystem::path& file,
                                             const LabelMap& labels, const StudySource& study,
                                             const StudyModel& model);

}  // namespace glioscope
