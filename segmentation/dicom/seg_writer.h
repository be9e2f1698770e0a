#pragma once

// A label map as a DICOM segmentation (SEG, BINARY) of the series whose grid it lies on: a segment
// a label, numbered from 1, and a frame for each slice of it that is not empty, each with the image
// that it was made from. Patient, study and frame of reference are the series'. DCMTK stays in the
// source.

#include "segmentation/dicom/series_volume.h"
#include "segmentation/system/sentence.h"

#include <filesystem>
#include <string>
#include <vector>

namespace glioscope {

/// What made a segmentation.
struct SegAlgorithm {
    std::string name = {};     ///< of the model, "unet"; empty: drawn by hand
    std::string version = {};  ///< of the program that ran it
    std::string sha256 = {};   ///< of the model's file
    bool foreign = false;      ///< another program's: the name says all that is known
};

struct WrittenSeg {
    std::string seriesUid;
    std::string sopInstanceUid;
    int segments = 0;
    int frames = 0;
    /// What stands in the series and DICOM forbids, by the attribute's name and without its value:
    /// a sentence each. It is passed on as it is.
    std::vector<Sentence> notices;
};

/// `labels` on the series' grid, in any order of its voxels. Throws Error naming the file, also
/// where the grid is another one or nothing is marked; then there is no file. Replaces nothing
/// until it is whole and was read back as it should be.
[[nodiscard]] WrittenSeg writeSeg(const std::filesystem::path& file, const LabelMap& labels,
                                  const SeriesVolume& series,
                                  const std::vector<DicomInstance>& instances,
                                  const SegAlgorithm& algorithm);

}  // namespace glioscope
