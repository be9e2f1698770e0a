#include "segmentation/dicom/seg_match.h"

#include "segmentation/case/model/file_error.h"
#include "segmentation/dicom/dicom_values.h"
#include "segmentation/dicom/sentence_parts.h"
#include "segmentation/dicom/study_proposal.h"
#include "segmentation/volume/grid_relation.h"
#include "segmentation/volume/voxel_order.h"

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dctk.h>

#include <algorithm>
#include <array>
#include <iterator>

namespace glioscope {
namespace {

namespace fs = std::filesystem;

/// Number, name and birth date; kept nowhere beyond the comparison.
std::array<std::string, 3> patientIn(const fs::path& file)
{
    DcmFileFormat format;
    const OFCondition loaded =
        format.loadFileUntilTag(file.c_str(), EXS_Unknown, EGL_noChange, DCM_MaxReadLength,
                                ERM_autoDetect, DCM_StudyInstanceUID);
    if (loaded.bad()) {
        fail(file, Sentence::of("cannot be read as DICOM: %1.", std::string(loaded.text())));
    }
    DcmDataset& data = *format.getDataset();
    (void)data.convertToUTF8();
    return {textOf(data, DCM_PatientID), textOf(data, DCM_PatientName),
            textOf(data, DCM_PatientBirthDate)};
}

/// What one of both does not say is no difference: writers leave out birth dates.
bool isSamePatient(const fs::path& a, const fs::path& b)
{
    const auto one = patientIn(a), other = patientIn(b);
    for (std::size_t n = 0; n < one.size(); ++n) {
        if (!one[n].empty() && !other[n].empty() && one[n] != other[n]) {
            return false;
        }
    }
    return true;
}

bool refersTo(const DicomSeg& seg, const SeriesVolume& volume,
              const std::vector<DicomInstance>& instances)
{
    const auto isNamed = [&](const FrameRef& frame) {
        return seg.instanceUids.contains(instances[frame.instance].sopInstanceUid);
    };
    return seg.instanceUids.empty() ? seg.seriesUids.contains(volume.header(instances).seriesUid)
                                    : std::ranges::any_of(volume.stack.frames, isNamed);
}

bool sharesFrame(const DicomSeg& seg, const DicomInstance& header)
{
    return seg.frameOfReferenceUid.empty() || header.frameOfReferenceUid.empty() ||
           seg.frameOfReferenceUid == header.frameOfReferenceUid;
}

/// Those on whose grid the segmentation's voxels lie, where there are such; else all.
std::vector<std::size_t> narrowed(const DicomSeg& seg, const std::vector<std::size_t>& candidates,
                                  const std::vector<SeriesVolume>& volumes)
{
    std::vector<std::size_t> fitting;
    std::ranges::copy_if(candidates, std::back_inserter(fitting),
                         [&](std::size_t n) { return liesOn(volumes[n].grid.geometry, seg.grid); });
    return fitting.empty() ? candidates : fitting;
}

Sentence namesOf(const std::vector<std::size_t>& which, const std::vector<SeriesVolume>& volumes,
                 const std::vector<DicomInstance>& instances)
{
    std::vector<Sentence> names;
    for (const std::size_t n : which) {
        names.push_back(seriesName(volumes[n].header(instances)));
    }
    return joined(names);
}

}  // namespace

std::size_t volumeOfSeg(const DicomSeg& seg, const std::vector<SeriesVolume>& volumes,
                        const std::vector<DicomInstance>& instances)
{
    std::vector<std::size_t> ofStudy, named, likely;
    for (std::size_t n = 0; n < volumes.size(); ++n) {
        const DicomInstance& header = volumes[n].header(instances);
        if (header.studyUid == seg.studyUid && volumes[n].grid.problem.empty()) {
            ofStudy.push_back(n);
        }
    }
    if (ofStudy.empty()) {
        fail(seg.file, Sentence::of("belongs to another study; choose the folder of the images "
                                    "that it was made of."));
    }
    if (!isSamePatient(seg.file, volumes[ofStudy.front()].header(instances).file)) {
        fail(seg.file, Sentence::of("names another patient than the images; it is not read."));
    }
    for (const std::size_t n : ofStudy) {
        if (refersTo(seg, volumes[n], instances)) {
            named.push_back(n);
        } else if (sharesFrame(seg, volumes[n].header(instances)) &&
                   liesOn(volumes[n].grid.geometry, seg.grid)) {
            likely.push_back(n);
        }
    }
    const std::vector<std::size_t> fitting = narrowed(seg, named.empty() ? likely : named, volumes);
    if (fitting.empty()) {
        fail(seg.file, Sentence::of("was made of a series that is not among the images of this "
                                    "study, and lies on the grid of none."));
    }
    if (fitting.size() > 1) {
        throw AmbiguousInput(Sentence::of("%1 may belong to several series: %2.", seg.file,
                                          namesOf(fitting, volumes, instances)));
    }
    if (!sharesFrame(seg, volumes[fitting.front()].header(instances))) {
        fail(seg.file, Sentence::of("has another frame of reference than the series that it names, "
                                    "so where it lies is not known."));
    }
    return fitting.front();
}

Sentence resampledNotice()
{
    return Sentence::of(
        "The segmentation lies on another grid than its series and was resampled to it, each voxel "
        "by the nearest one.");
}

PlacedVolume placedOnSeries(const Volume<std::uint8_t>& segment, const Geometry& series)
{
    PlacedVolume placed{Volume<std::uint8_t>(series), false};
    const Geometry ordered = inOrderOf(series, segment.geometry);
    if (const auto box = boxWithin(series, ordered)) {
        paste(inOrderOf(series, segment), *box, placed.volume);
        return placed;
    }
    placed.resampled = true;
    for (int k = 0; k < series.size[2]; ++k) {
        for (int j = 0; j < series.size[1]; ++j) {
            for (int i = 0; i < series.size[0]; ++i) {
                const Index3 there =
                    segment.geometry.nearestVoxel(series.toLps({double(i), double(j), double(k)}));
                if (segment.geometry.contains(there)) {
                    placed.volume.at(i, j, k) = segment.at(there[0], there[1], there[2]);
                }
            }
        }
    }
    return placed;
}

}  // namespace glioscope
