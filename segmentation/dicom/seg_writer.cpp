#include "segmentation/dicom/seg_writer.h"

#include "segmentation/case/model/file_error.h"
#include "segmentation/dicom/dcmtk_setup.h"
#include "segmentation/dicom/dicom_uid.h"
#include "segmentation/dicom/seg_codes.h"
#include "segmentation/dicom/seg_labels.h"
#include "segmentation/system/durable_file.h"
#include "segmentation/system/version.h"
#include "segmentation/volume/geometry_sentence.h"
#include "segmentation/volume/voxel_order.h"

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dctk.h>
#include <dcmtk/dcmfg/fgderimg.h>
#include <dcmtk/dcmfg/fgfracon.h>
#include <dcmtk/dcmfg/fgpixmsr.h>
#include <dcmtk/dcmfg/fgplanor.h>
#include <dcmtk/dcmfg/fgplanpo.h>
#include <dcmtk/dcmiod/modcommoninstanceref.h>
#include <dcmtk/dcmseg/segdoc.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <memory>
#include <set>

namespace glioscope {
namespace {

namespace fs = std::filesystem;

constexpr const char* kDescription = "Tumour segmentation: research use, not for diagnosis";

OFString text(std::string_view value)
{
    return {value.data(), value.size()};
}

/// DS has 16 characters.
OFString decimal(double value)
{
    char number[32];
    std::snprintf(number, sizeof number, "%.10g", value);
    return number;
}

CodeSequenceMacro macroOf(const DicomCode& code)
{
    return {text(code.value), text(code.scheme), text(code.meaning)};
}

/// `detail` is, as what DCMTK says, English in every language.
[[noreturn]] void failToMake(const std::string& detail)
{
    throw Error(Sentence::of("cannot be made (%1).", detail));
}

void require(const OFCondition& done, const char* what)
{
    if (done.bad()) {
        failToMake(std::string(what) + ": " + done.text());
    }
}

/// The frames that slice k of a grid comes from: its own, or where it was interpolated both
/// neighbours.
std::vector<FrameRef> sourcesOf(const GridSlice& slice)
{
    return slice.weight == 0 ? std::vector{slice.below} : std::vector{slice.below, slice.above};
}

/// A segmentation on its way into DICOM.
class SegDocument {
public:
    SegDocument(const LabelMap& labels, const SeriesVolume& series,
                const std::vector<DicomInstance>& instances, const SegAlgorithm& algorithm);

    [[nodiscard]] WrittenSeg save(const fs::path& file, const fs::path& shown);

private:
    void create();
    void inherit();
    void nameSeries();
    void referToSeries();
    void shareGroups();
    void addSegment(Label label);
    void addFrame(Uint16 segment, int slice, std::vector<Uint8>& pixels);
    [[nodiscard]] bool pixelsOf(Label label, int slice, std::vector<Uint8>& pixels) const;

    const LabelMap& m_labels;  ///< in the order of the series' grid
    const SeriesVolume& m_series;
    const std::vector<DicomInstance>& m_instances;
    const SegAlgorithm& m_algorithm;
    std::unique_ptr<DcmSegmentation> m_document;
    WrittenSeg m_written;
};

SegDocument::SegDocument(const LabelMap& labels, const SeriesVolume& series,
                         const std::vector<DicomInstance>& instances, const SegAlgorithm& algorithm)
    : m_labels(labels), m_series(series), m_instances(instances), m_algorithm(algorithm)
{
    create();
    inherit();
    nameSeries();
    referToSeries();
    shareGroups();
    for (const Label label : kMarkedLabels) {
        if (std::ranges::find(labels.voxels, label) != labels.voxels.end()) {
            addSegment(label);
        }
    }
}

void SegDocument::create()
{
    const Index3& size = m_labels.geometry.size;
    const IODGeneralEquipmentModule::EquipmentInfo equipment("Glioscope", "Glioscope", "0",
                                                             GLIOSCOPE_VERSION);
    const ContentIdentificationMacro content("1", "TUMOUR", kDescription, "");
    DcmSegmentation* made = nullptr;
    require(
        DcmSegmentation::createBinarySegmentation(made, static_cast<Uint16>(size[1]),
                                                  static_cast<Uint16>(size[0]), equipment, content),
        "its frame");
    m_document.reset(made);
    m_document->setValueCheckOnWrite(OFFalse);  // of what is inherited; inherit() names it
}

/// Patient, study and frame of reference from the series' first file.
void SegDocument::inherit()
{
    const fs::path& source = m_series.header(m_instances).file;
    DcmFileFormat format;
    const OFCondition loaded =
        format.loadFileUntilTag(source.c_str(), EXS_Unknown, EGL_noChange, DCM_MaxReadLength,
                                ERM_autoDetect, DCM_PixelData);
    if (loaded.bad()) {
        fail(source, Sentence::of("cannot be read as DICOM: %1.", std::string(loaded.text())));
    }
    DcmDataset& data = *format.getDataset();
    require(m_document->importHierarchy(data, OFTrue, OFTrue, OFTrue, OFFalse),
            "patient and study of its series");
    DcmDataset taken;
    (void)m_document->getPatient().write(taken);
    (void)m_document->getStudy().write(taken);
    (void)m_document->getPatientStudy().write(taken);
    (void)m_document->getFrameOfReference().write(taken);
    for (unsigned long n = 0; n < taken.card(); ++n) {
        DcmElement* const element = taken.getElement(n);
        const OFCondition check = element ? element->checkValue() : EC_Normal;
        if (check.bad() && element->getLength() > 0) {
            m_written.notices.push_back(Sentence::of(
                "The images' %1 is none that DICOM allows (%2); it stands in the "
                "segmentation as it is.",
                std::string(DcmTag(element->getTag()).getTagName()), std::string(check.text())));
        }
    }
}

void SegDocument::nameSeries()
{
    m_written.seriesUid = newUid();
    m_written.sopInstanceUid = newUid();
    const std::time_t now = std::time(nullptr);
    std::tm local = {};
    localtime_r(&now, &local);
    char date[16], hour[16];
    (void)std::strftime(date, sizeof date, "%Y%m%d", &local);
    (void)std::strftime(hour, sizeof hour, "%H%M%S", &local);
    IODGeneralSeriesModule& series = m_document->getSeries();
    const int source = m_series.header(m_instances).seriesNumber.value_or(0);
    require(series.setSeriesInstanceUID(text(m_written.seriesUid)), "its series");
    require(series.setSeriesNumber(std::to_string(std::clamp(source, 0, 99999) * 100 + 99).c_str()),
            "its number");
    require(series.setSeriesDescription(kDescription), "its description");
    require(series.setSeriesDate(date), "its date");
    require(series.setSeriesTime(hour), "its time");
    require(m_document->getSOPCommon().setSOPInstanceUID(text(m_written.sopInstanceUid)),
            "its identifier");
    IODMultiframeDimensionModule& dimensions = m_document->getDimensions();
    const OFString organization = text(newUid());
    require(dimensions.addDimensionIndex(DCM_ReferencedSegmentNumber, organization,
                                         DCM_SegmentIdentificationSequence, "Segment"),
            "its order");
    require(dimensions.addDimensionIndex(DCM_ImagePositionPatient, organization,
                                         DCM_PlanePositionSequence, "Position"),
            "its order");
}

/// All images of the series, whether they have a frame or not: other viewers look for them here.
void SegDocument::referToSeries()
{
    auto* const item = new IODSeriesAndInstanceReferenceMacro::ReferencedSeriesItem();
    m_document->getCommonInstanceReference().getReferencedSeriesItems().push_back(item);
    require(item->setSeriesInstanceUID(text(m_series.header(m_instances).seriesUid)),
            "its reference to the series");
    std::set<std::size_t> named;
    for (const FrameRef& frame : m_series.stack.frames) {
        if (named.insert(frame.instance).second) {
            const DicomInstance& instance = m_instances[frame.instance];
            require(item->addReference(text(instance.sopClass), text(instance.sopInstanceUid)),
                    "its reference to an image");
        }
    }
}

void SegDocument::shareGroups()
{
    const Geometry& grid = m_series.grid.geometry;
    FGPixelMeasures measures;
    require(
        measures.setPixelSpacing(decimal(grid.spacingMm[1]) + "\\" + decimal(grid.spacingMm[0])),
        "its pixels' size");
    require(measures.setSliceThickness(decimal(grid.spacingMm[2])), "its slices' thickness");
    require(measures.setSpacingBetweenSlices(decimal(grid.spacingMm[2])), "its slices' distance");
    require(m_document->addForAllFrames(measures), "its pixels' size");
    const Mat3& d = grid.direction;
    const std::unique_ptr<FGPlaneOrientationPatient> plane(FGPlaneOrientationPatient::createMinimal(
        decimal(d[0][0]), decimal(d[1][0]), decimal(d[2][0]), decimal(d[0][1]), decimal(d[1][1]),
        decimal(d[2][1])));
    if (!plane) {
        failToMake("its orientation");
    }
    require(m_document->addForAllFrames(*plane), "its orientation");
}

void SegDocument::addSegment(Label label)
{
    const bool byHand = m_algorithm.name.empty();
    const OFString algorithm =
        byHand ? OFString() : text((m_algorithm.foreign ? "" : "Glioscope ") + m_algorithm.name);
    DcmSegment* segment = nullptr;
    require(DcmSegment::create(segment, text(displayName(label)), macroOf(categoryCode()),
                               macroOf(typeCode(label)),
                               byHand ? DcmSegTypes::SAT_MANUAL : DcmSegTypes::SAT_AUTOMATIC,
                               algorithm),
            "a segment");
    (void)segment->getGeneralAnatomyCode().getAnatomicRegion().set("12738006", "SCT", "Brain");
    const auto [l, a, b] = cieLabOf(label);
    require(segment->setRecommendedDisplayCIELabValue(l, a, b), "a colour");
    if (!byHand && !m_algorithm.foreign) {
        AlgorithmIdentificationMacro made;
        require(made.getAlgorithmFamilyCode().set("123110", "DCM", "Artificial Intelligence"),
                "its algorithm");
        require(made.setAlgorithmName(algorithm), "its algorithm");
        require(made.setAlgorithmVersion(text(m_algorithm.version)), "its algorithm");
        require(made.setAlgorithmParameters(
                    text("model " + m_algorithm.name + ", sha256 " + m_algorithm.sha256)),
                "its algorithm");
        require(segment->setSegmentationAlgorithmIdentification(made), "its algorithm");
    }
    Uint16 number = 0;
    require(m_document->addSegment(segment, number), "a segment");
    ++m_written.segments;
    std::vector<Uint8> pixels;
    for (int k = 0; k < m_labels.geometry.size[2]; ++k) {
        if (pixelsOf(label, k, pixels)) {
            addFrame(number, k, pixels);
        }
    }
}

bool SegDocument::pixelsOf(Label label, int slice, std::vector<Uint8>& pixels) const
{
    const Geometry& grid = m_labels.geometry;
    const auto count =
        static_cast<std::size_t>(grid.size[0]) * static_cast<std::size_t>(grid.size[1]);
    const auto begin = m_labels.voxels.begin() + std::ptrdiff_t(grid.offset(0, 0, slice));
    pixels.resize(count);
    std::transform(begin, begin + std::ptrdiff_t(count), pixels.begin(),
                   [label](Label there) { return static_cast<Uint8>(there == label); });
    return std::ranges::find(pixels, 1) != pixels.end();
}

void SegDocument::addFrame(Uint16 segment, int slice, std::vector<Uint8>& pixels)
{
    const Vec3 place = m_series.grid.geometry.toLps({0, 0, double(slice)});
    const std::unique_ptr<FGPlanePosPatient> position(
        FGPlanePosPatient::createMinimal(decimal(place[0]), decimal(place[1]), decimal(place[2])));
    FGFrameContent content;
    require(content.setDimensionIndexValues(segment, 0), "a frame");
    require(content.setDimensionIndexValues(static_cast<Uint32>(slice + 1), 1), "a frame");
    OFVector<ImageSOPInstanceReferenceMacro> images;
    for (const FrameRef& ref : sourcesOf(m_series.grid.slices[std::size_t(slice)])) {
        const DicomInstance& instance = m_instances[ref.instance];
        OFVector<Uint16> frames;
        if (instance.frames.size() > 1) {
            frames.push_back(static_cast<Uint16>(instance.frames[ref.frame].number + 1));
        }
        ImageSOPInstanceReferenceMacro* made = nullptr;
        require(ImageSOPInstanceReferenceMacro::create(text(instance.sopClass),
                                                       text(instance.sopInstanceUid), frames, made),
                "a frame's source");
        images.push_back(*made);
        delete made;
    }
    const std::unique_ptr<FGDerivationImage> derivation(FGDerivationImage::createMinimal(
        images, "", {"113076", "DCM", "Segmentation"},
        {"121322", "DCM", "Source image for image processing operation"}));
    if (!position || !derivation) {
        failToMake("the place of a frame");
    }
    OFVector<FGBase*> groups;
    groups.push_back(position.get());
    groups.push_back(&content);
    groups.push_back(derivation.get());
    require(m_document->addFrame(pixels.data(), segment, groups), "a frame");
    ++m_written.frames;
}

WrittenSeg SegDocument::save(const fs::path& file, const fs::path& shown)
{
    DcmFileFormat format;
    DcmDataset& data = *format.getDataset();
    require(m_document->writeDataset(data), "its elements");
    // DCMTK 3.7.0 writes 1, the least bit is 0.
    require(data.putAndInsertUint16(DCM_HighBit, 0), "its pixels");
    const OFCondition saved = format.saveFile(file.c_str(), EXS_LittleEndianExplicit);
    if (saved.bad()) {
        fail(shown, Sentence::of("cannot be written: %1.", std::string(saved.text())));
    }
    return m_written;
}

LabelMap onSeriesGrid(const fs::path& file, const LabelMap& labels, const SeriesVolume& series)
{
    const Geometry& grid = series.grid.geometry;
    if (!sameGridInAnyOrder(grid, labels.geometry)) {
        fail(file,
             Sentence::of("cannot be written: the segmentation lies on another grid (%1) than the "
                          "series' images (%2); only one that was made of them can be stored with "
                          "them.",
                          described(labels.geometry), described(grid)));
    }
    LabelMap ordered = inOrderOf(grid, labels);
    if (std::ranges::all_of(ordered.voxels,
                            [](Label label) { return label == Label::Background; })) {
        fail(file, Sentence::of("cannot be written: the segmentation marks nothing, and DICOM has "
                                "no empty one."));
    }
    return ordered;
}

}  // namespace

WrittenSeg writeSeg(const fs::path& file, const LabelMap& labels, const SeriesVolume& series,
                    const std::vector<DicomInstance>& instances, const SegAlgorithm& algorithm)
{
    setUpDcmtk();
    const LabelMap ordered = onSeriesGrid(file, labels, series);
    WrittenSeg written;
    const auto write = [&](const fs::path& temporary) {
        try {
            written = SegDocument(ordered, series, instances, algorithm).save(temporary, file);
        } catch (const Error& error) {
            const Sentence said = error.said();
            if (said.text().starts_with("cannot")) {
                fail(file, said);
            }
            throw;
        }
    };
    writeDurably(file, write, [&](const fs::path& temporary) {
        const auto back = labelsOfSeg(readSeg(temporary), ordered.geometry);
        if (!back || back->map.voxels != ordered.voxels) {
            fail(file, Sentence::of("cannot be written: what was read back is not what was to be "
                                    "written."));
        }
    });
    return written;
}

}  // namespace glioscope
