#pragma once

// Which series of a study a segmentation (SEG) of whatever writer belongs to, and its voxels there.

#include "segmentation/dicom/seg_reader.h"
#include "segmentation/dicom/series_volume.h"
#include "segmentation/system/sentence.h"

namespace glioscope {

/// The volume that the segmentation refers to, or, where it names none, the one of its frame of
/// reference whose grid its voxels lie on. Throws Error naming the file for one of another study,
/// another patient or another frame of reference, AmbiguousInput where several fit.
[[nodiscard]] std::size_t volumeOfSeg(const DicomSeg& seg, const std::vector<SeriesVolume>& volumes,
                                      const std::vector<DicomInstance>& instances);

struct PlacedVolume {
    Volume<std::uint8_t> volume;  ///< on the series' grid
    bool resampled = false;       ///< its voxels were others than the series', by nearest neighbour
};

/// Of volumeOf().
[[nodiscard]] PlacedVolume placedOnSeries(const Volume<std::uint8_t>& segment,
                                          const Geometry& series);

/// Of a PlacedVolume that is resampled.
[[nodiscard]] Sentence resampledNotice();

}  // namespace glioscope
