#pragma once

// What a job's files are called, and which of them may not be written.

#include "segmentation/case/model/case.h"
#include "segmentation/inference/segmenter.h"
#include "segmentation/jobs/job.h"

namespace glioscope {

/// ASCII other than letters, digits, '.', '-' and '_' becomes '_': a model's name comes out of a
/// file and becomes part of a file's name.
[[nodiscard]] std::string safeFileName(const std::string& name);

struct OutputNames {
    std::string segmentation;
    std::string report;
    std::string dicom;                       ///< of a DICOM study's result; else empty
    std::string brain;                       ///< the mask, of a case that is aligned; else empty
    std::string moves;                       ///< likewise: of its sequences
    std::vector<std::string> probabilities;  ///< of the contract's outputs, then the deviation's
};

[[nodiscard]] OutputNames outputNames(const SegmentJob& job, const std::string& caseName,
                                      const Segmenter& segmenter);

/// Of the DICOM segmentation beside such files: "P_unet_seg.dcm".
[[nodiscard]] std::string dicomName(const OutputNames& names);

/// Of as many files as there are.
[[nodiscard]] std::vector<ProbabilityOf> probabilitiesOf(const ModelContract& contract,
                                                         std::size_t files);

/// Throws Error where one would take the place of a file of the case: another case's folder may be
/// the output's, and a case's files may lie in several folders.
void refuseOutputOverCase(const std::filesystem::path& folder, const OutputNames& names,
                          const CaseFiles& files);

}  // namespace glioscope
