#pragma once

// A DICOM segmentation (SEG) of whatever writer: BINARY, FRACTIONAL or LABELMAP, frames in any
// order and those that are empty left out. Values are held to what can be true before anything is
// allocated. Nothing of who the patient is.

#include "segmentation/volume/volume.h"

#include <cstdint>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace glioscope {

struct SegSegment {
    int number = 0;         ///< as frames refer to it; in a labelmap the value
    std::string name;       ///< its label
    std::string typeValue;  ///< code of what it is, "6574001" with "SCT"
    std::string typeScheme;
    std::string typeMeaning;  ///< "Necrosis"
    std::string algorithm;    ///< what made it; empty where drawn by hand, or not said

    /// The labels that it covers, by its code or else by its words; none where neither says it.
    [[nodiscard]] std::set<Label> labels() const;
};

struct SegFrame {
    int segment = 0;  ///< SegSegment::number; 0 in a labelmap, whose frames hold all
    Vec3 positionLps = {0, 0, 0};
};

struct DicomSeg {
    enum class Kind : std::uint8_t { Binary, Probability, Occupancy, Labelmap };

    std::filesystem::path file;
    Kind kind = Kind::Binary;
    std::string studyUid;
    std::string frameOfReferenceUid;
    std::set<std::string> seriesUids;    ///< that it says it was made of
    std::set<std::string> instanceUids;  ///< the same by images
    std::vector<SegSegment> segments;
    std::vector<SegFrame> frames;  ///< in the file's order
    Geometry grid;    ///< of all frames: i along rows, j along columns, k along the normal
    int maximum = 1;  ///< the value that is all of a voxel; above 1 in fractional ones
    int bits = 1;     ///< of a pixel: 1, 8 or 16
    std::vector<std::uint8_t> pixels;  ///< frame after frame, as DICOM packs them

    [[nodiscard]] const SegSegment* segment(int number) const;
};

/// Throws Error naming the file: no segmentation, cut off, slices at uneven distances, planes that
/// are not parallel. Thread-safe.
[[nodiscard]] DicomSeg readSeg(const std::filesystem::path& file);

/// One segment on `seg.grid`: 0 and 1, or of a fractional one 0 to 255 for none to all.
[[nodiscard]] Volume<std::uint8_t> volumeOf(const DicomSeg& seg, const SegSegment& segment);

}  // namespace glioscope
