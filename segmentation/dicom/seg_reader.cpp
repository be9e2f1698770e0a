#include "segmentation/dicom/seg_reader.h"

#include "segmentation/case/model/file_error.h"
#include "segmentation/case/model/label_words.h"
#include "segmentation/case/model/read_options.h"
#include "segmentation/dicom/dcmtk_setup.h"
#include "segmentation/dicom/dicom_outline.h"
#include "segmentation/dicom/dicom_values.h"
#include "segmentation/dicom/seg_codes.h"
#include "segmentation/dicom/seg_grid.h"

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dctk.h>

#include <algorithm>
#include <cmath>
#include <string_view>

namespace glioscope {
namespace {

namespace fs = std::filesystem;

constexpr int kMostFrames = 1 << 18;
constexpr int kMostSegments = 1 << 12;

/// Where a frame's values stand: its own functional groups, or those that all share.
struct FrameGroups {
    DcmItem* own = nullptr;
    DcmItem* shared = nullptr;

    [[nodiscard]] DcmItem* group(const DcmTagKey& sequence) const
    {
        DcmItem* const found = own ? firstItem(*own, sequence) : nullptr;
        return found || !shared ? found : firstItem(*shared, sequence);
    }
};

template <std::size_t N>
std::array<double, N> numbers(DcmItem* item, const DcmTagKey& tag, const fs::path& file)
{
    std::array<double, N> values = {};
    for (std::size_t n = 0; n < N; ++n) {
        const auto value = item ? numberOf(*item, tag, n) : std::nullopt;
        if (!value || std::abs(*value) > 1e5) {
            fail(file, Sentence::of("does not say where its frames lie (position, orientation or "
                                    "pixel spacing is missing)."));
        }
        values[n] = *value;
    }
    return values;
}

DicomSeg::Kind kindOf(DcmItem& data, const fs::path& file)
{
    const std::string type = textOf(data, DCM_SegmentationType);
    if (type == "FRACTIONAL") {
        return textOf(data, DCM_SegmentationFractionalType) == "OCCUPANCY"
                   ? DicomSeg::Kind::Occupancy
                   : DicomSeg::Kind::Probability;
    }
    if (type == "LABELMAP") {
        return DicomSeg::Kind::Labelmap;
    }
    if (type != "BINARY") {
        fail(file, Sentence::of("is a segmentation of a kind that is not read (%1).", type));
    }
    return DicomSeg::Kind::Binary;
}

SegSegment segmentOf(DcmItem& item)
{
    SegSegment segment;
    segment.number = wholeNumberOf(item, DCM_SegmentNumber).value_or(-1);
    segment.name = textOf(item, DCM_SegmentLabel);
    segment.algorithm = textOf(item, DCM_SegmentAlgorithmName);
    // One public collection has the type where its category belongs.
    for (const DcmTagKey& where :
         {DCM_SegmentedPropertyTypeCodeSequence, DCM_SegmentedPropertyCategoryCodeSequence}) {
        DcmItem* const code = firstItem(item, where);
        if (!code) {
            continue;
        }
        const std::string value = textOf(*code, DCM_CodeValue),
                          scheme = textOf(*code, DCM_CodingSchemeDesignator);
        if (segment.typeValue.empty() || labelOfCode(value, scheme)) {
            segment.typeValue = value;
            segment.typeScheme = scheme;
            segment.typeMeaning = textOf(*code, DCM_CodeMeaning);
        }
        if (labelOfCode(value, scheme)) {
            break;
        }
    }
    return segment;
}

void readSegments(DicomSeg& seg, DcmItem& data)
{
    for (int n = 0; n < kMostSegments; ++n) {
        DcmItem* const item = firstItem(data, DCM_SegmentSequence, n);
        if (!item) {
            break;
        }
        seg.segments.push_back(segmentOf(*item));
        // A labelmap's 0 is its background.
        if (seg.kind == DicomSeg::Kind::Labelmap && seg.segments.back().number == 0) {
            seg.segments.pop_back();
        }
    }
    if (seg.segments.empty()) {
        fail(seg.file, Sentence::of("describes no segment."));
    }
}

void readReferences(DicomSeg& seg, DcmItem& data)
{
    for (long n = 0; DcmItem* const series = firstItem(data, DCM_ReferencedSeriesSequence, n);
         ++n) {
        seg.seriesUids.insert(textOf(*series, DCM_SeriesInstanceUID));
        for (long i = 0;
             DcmItem* const image = firstItem(*series, DCM_ReferencedInstanceSequence, i); ++i) {
            seg.instanceUids.insert(textOf(*image, DCM_ReferencedSOPInstanceUID));
        }
    }
}

void readSources(DicomSeg& seg, const FrameGroups& groups)
{
    DcmItem* const derivation = groups.group(DCM_DerivationImageSequence);
    for (long n = 0; derivation; ++n) {
        DcmItem* const source = firstItem(*derivation, DCM_SourceImageSequence, n);
        if (!source) {
            return;
        }
        seg.instanceUids.insert(textOf(*source, DCM_ReferencedSOPInstanceUID));
    }
}

SegPlane planeOf(const FrameGroups& groups, const fs::path& file)
{
    SegPlane plane;
    plane.positionLps =
        numbers<3>(groups.group(DCM_PlanePositionSequence), DCM_ImagePositionPatient, file);
    const auto axes =
        numbers<6>(groups.group(DCM_PlaneOrientationSequence), DCM_ImageOrientationPatient, file);
    plane.rowDirection = {axes[0], axes[1], axes[2]};
    plane.columnDirection = {axes[3], axes[4], axes[5]};
    DcmItem* const measures = groups.group(DCM_PixelMeasuresSequence);
    const auto spacing = numbers<2>(measures, DCM_PixelSpacing, file);
    plane.spacingMm = {spacing[1], spacing[0]};
    plane.sliceDistanceMm = numberOf(*measures, DCM_SpacingBetweenSlices);
    plane.thicknessMm = numberOf(*measures, DCM_SliceThickness);
    return plane;
}

void readFrames(DicomSeg& seg, DcmItem& data, int frames, const Index3& size)
{
    DcmItem* const shared = firstItem(data, DCM_SharedFunctionalGroupsSequence);
    DcmSequenceOfItems* groups = nullptr;
    (void)data.findAndGetSequence(DCM_PerFrameFunctionalGroupsSequence, groups);
    std::vector<SegPlane> planes;
    DcmObject* own = nullptr;
    for (int n = 0; n < frames; ++n) {
        own = groups ? groups->nextInContainer(own) : nullptr;
        if (!own) {
            fail(seg.file, Sentence::of("describes fewer frames than it states."));
        }
        const FrameGroups of{static_cast<DcmItem*>(own), shared};
        planes.push_back(planeOf(of, seg.file));
        SegFrame frame{.segment = 0, .positionLps = planes.back().positionLps};
        if (seg.kind != DicomSeg::Kind::Labelmap) {
            DcmItem* const which = of.group(DCM_SegmentIdentificationSequence);
            frame.segment =
                which ? wholeNumberOf(*which, DCM_ReferencedSegmentNumber).value_or(-1) : -1;
            if (!seg.segment(frame.segment)) {
                fail(seg.file, Sentence::of("has a frame that belongs to no segment of it."));
            }
        }
        seg.frames.push_back(frame);
        readSources(seg, of);
    }
    seg.grid = segGrid(planes, size, seg.file);
}

/// How many bytes the pixels of a file have that states so many frames of this size.
std::size_t pixelBytes(const DicomSeg& seg, std::size_t framePixels)
{
    const std::size_t pixels = framePixels * seg.frames.size();
    return seg.bits == 1 ? (pixels + 7) / 8 : pixels * static_cast<std::size_t>(seg.bits / 8);
}

/// Bounded before they are unpacked, which takes what the header states.
void readPixels(DicomSeg& seg, DcmDataset& data)
{
    const auto framePixels =
        static_cast<std::size_t>(seg.grid.size[0]) * static_cast<std::size_t>(seg.grid.size[1]);
    const std::size_t count = pixelBytes(seg, framePixels);
    if (count > ReadOptions{}.maxBytes) {
        fail(seg.file, Sentence::of("states more pixels than are read; GLIOSCOPE_MAX_BYTES raises "
                                    "the limit."));
    }
    if (data.chooseRepresentation(EXS_LittleEndianExplicit, nullptr).bad()) {
        fail(seg.file, Sentence::of("has pixels that cannot be decompressed."));
    }
    const Uint8* bytes = nullptr;
    const Uint16* words = nullptr;
    unsigned long held = 0;
    if (data.findAndGetUint8Array(DCM_PixelData, bytes, &held).good() && bytes && held >= count) {
        seg.pixels.assign(bytes, bytes + count);
    } else if (data.findAndGetUint16Array(DCM_PixelData, words, &held).good() && words &&
               held * 2 >= count) {
        seg.pixels.resize(count);
        for (std::size_t n = 0; n < count; ++n) {
            seg.pixels[n] = static_cast<std::uint8_t>(words[n / 2] >> (n % 2 == 0 ? 0 : 8));
        }
    } else {
        fail(seg.file, Sentence::of("has fewer pixels than its header states. Copy it again."));
    }
}

int valueAt(const DicomSeg& seg, std::size_t pixel)
{
    if (seg.bits == 1) {
        return (seg.pixels[pixel / 8] >> (pixel % 8)) & 1;
    }
    return seg.bits == 8 ? seg.pixels[pixel]
                         : seg.pixels[2 * pixel] + 256 * seg.pixels[2 * pixel + 1];
}

Index3 sizeOf(DcmItem& data, DicomSeg& seg, int frames)
{
    const int rows = wholeNumberOf(data, DCM_Rows).value_or(0);
    const int columns = wholeNumberOf(data, DCM_Columns).value_or(0);
    seg.bits = wholeNumberOf(data, DCM_BitsAllocated).value_or(0);
    if (rows < 1 || columns < 1 || rows > 65535 || columns > 65535 || frames < 1 ||
        frames > kMostFrames) {
        fail(seg.file, Sentence::of("states frames of %1x%2 pixels, %3 of them, which is not read.",
                                    columns, rows, frames));
    }
    const bool known = seg.kind == DicomSeg::Kind::Binary     ? seg.bits == 1
                       : seg.kind == DicomSeg::Kind::Labelmap ? seg.bits == 8 || seg.bits == 16
                                                              : seg.bits == 8;
    if (!known) {
        fail(seg.file,
             Sentence::of("stores a pixel in %1 bits, which a segmentation of its kind does not.",
                          seg.bits));
    }
    return {columns, rows, 0};
}

}  // namespace

const SegSegment* DicomSeg::segment(int number) const
{
    const auto found = std::ranges::find(segments, number, &SegSegment::number);
    return found == segments.end() ? nullptr : &*found;
}

std::set<Label> SegSegment::labels() const
{
    if (const auto label = labelOfCode(typeValue, typeScheme)) {
        return {*label};
    }
    std::set<Label> named = labelsOfName(name);
    return named.empty() ? labelsOfName(typeMeaning) : named;
}

DicomSeg readSeg(const fs::path& file)
{
    const auto outline = outlineOf(file);
    if (!outline || !isSegmentation(outline->sopClass) || !outline->hasPixels) {
        fail(file, Sentence::of("is no DICOM segmentation (SEG) with frames."));
    }
    setUpDcmtk();
    DcmFileFormat format;
    if (const OFCondition loaded = format.loadFile(file.c_str()); loaded.bad()) {
        fail(file, Sentence::of("cannot be read as DICOM: %1.", std::string(loaded.text())));
    }
    DcmDataset& data = *format.getDataset();
    (void)data.convertToUTF8();
    DicomSeg seg;
    seg.file = file;
    seg.kind = kindOf(data, file);
    seg.studyUid = textOf(data, DCM_StudyInstanceUID);
    seg.frameOfReferenceUid = textOf(data, DCM_FrameOfReferenceUID);
    const bool fractional =
        seg.kind == DicomSeg::Kind::Probability || seg.kind == DicomSeg::Kind::Occupancy;
    seg.maximum =
        fractional ? std::max(1, wholeNumberOf(data, DCM_MaximumFractionalValue).value_or(255)) : 1;
    const int frames = wholeNumberOf(data, DCM_NumberOfFrames).value_or(1);
    const Index3 size = sizeOf(data, seg, frames);
    readSegments(seg, data);
    readReferences(seg, data);
    readFrames(seg, data, frames, size);
    readPixels(seg, data);
    return seg;
}

Volume<std::uint8_t> volumeOf(const DicomSeg& seg, const SegSegment& segment)
{
    Volume<std::uint8_t> volume(seg.grid);
    const auto framePixels =
        static_cast<std::size_t>(seg.grid.size[0]) * static_cast<std::size_t>(seg.grid.size[1]);
    const bool labelmap = seg.kind == DicomSeg::Kind::Labelmap;
    const double most = seg.kind == DicomSeg::Kind::Binary ? 1 : 255;
    for (std::size_t n = 0; n < seg.frames.size(); ++n) {
        if (!labelmap && seg.frames[n].segment != segment.number) {
            continue;
        }
        const int slice = seg.grid.nearestVoxel(seg.frames[n].positionLps)[2];
        std::uint8_t* const target = volume.voxels.data() + seg.grid.offset(0, 0, slice);
        for (std::size_t p = 0; p < framePixels; ++p) {
            const int value = valueAt(seg, n * framePixels + p);
            if (labelmap) {
                target[p] = value == segment.number ? 1 : target[p];
            } else if (value > 0) {
                const double share = std::min(1.0, static_cast<double>(value) / seg.maximum);
                target[p] = static_cast<std::uint8_t>(std::lround(share * most));
            }
        }
    }
    return volume;
}

}  // namespace glioscope
