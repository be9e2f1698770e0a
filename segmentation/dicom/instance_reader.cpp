#include "segmentation/dicom/instance_reader.h"

#include "segmentation/case/model/file_error.h"
#include "segmentation/case/model/read_options.h"
#include "segmentation/dicom/dcmtk_setup.h"
#include "segmentation/dicom/dicom_values.h"
#include "segmentation/volume/vectors.h"

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dctk.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <set>
#include <sstream>

namespace glioscope {
namespace {

namespace fs = std::filesystem;

constexpr int kMostFrames = 1 << 16;
constexpr double kFarthestMm = 1e5;  ///< from the scanner's centre
constexpr double kFinestMm = 0.01;
constexpr double kCoarsestMm = 100;
/// Of a direction's length, and of the cosine between row and column.
constexpr double kCrooked = 0.01;
constexpr std::size_t kLongestText = 256;

/// Where the values of one frame stand: its own functional groups, those that all frames share, and
/// the data set itself, which is all that a classic file has.
struct Groups {
    DcmItem* own = nullptr;
    DcmItem* shared = nullptr;
    DcmItem* file = nullptr;

    [[nodiscard]] DcmItem* with(const DcmTagKey& group, const DcmTagKey& tag) const
    {
        for (DcmItem* const where : {own, shared}) {
            DcmItem* const found = where ? firstItem(*where, group) : nullptr;
            if (found && found->tagExistsWithValue(tag)) {
                return found;
            }
        }
        return file;
    }
    [[nodiscard]] std::optional<double> number(const DcmTagKey& group, const DcmTagKey& tag,
                                               unsigned long index = 0) const
    {
        return numberOf(*with(group, tag), tag, index);
    }
    [[nodiscard]] std::string text(const DcmTagKey& group, const DcmTagKey& tag) const
    {
        return textOf(*with(group, tag), tag);
    }
};

template <std::size_t N>
std::optional<std::array<double, N>> numbers(const Groups& groups, const DcmTagKey& group,
                                             const DcmTagKey& tag)
{
    std::array<double, N> values = {};
    for (std::size_t n = 0; n < N; ++n) {
        const std::optional<double> value = groups.number(group, tag, n);
        if (!value || std::abs(*value) > kFarthestMm) {
            return std::nullopt;
        }
        values[n] = *value;
    }
    return values;
}

void readPlace(DicomFrame& frame, const Groups& groups, const fs::path& file)
{
    const auto position = numbers<3>(groups, DCM_PlanePositionSequence, DCM_ImagePositionPatient);
    const auto axes = numbers<6>(groups, DCM_PlaneOrientationSequence, DCM_ImageOrientationPatient);
    const auto spacing = numbers<2>(groups, DCM_PixelMeasuresSequence, DCM_PixelSpacing);
    if (!position || !axes || !spacing) {
        fail(file, Sentence::of("does not say where its slices lie (position, orientation or pixel "
                                "spacing is missing)."));
    }
    const Vec3 row = {(*axes)[0], (*axes)[1], (*axes)[2]},
               column = {(*axes)[3], (*axes)[4], (*axes)[5]};
    if (std::abs(dot(row, row) - 1) > kCrooked || std::abs(dot(column, column) - 1) > kCrooked ||
        std::abs(dot(row, column)) > kCrooked) {
        fail(file, Sentence::of("states an orientation that is none: its rows and columns are not "
                                "at right angles."));
    }
    if (!std::ranges::all_of(*spacing,
                             [](double mm) { return mm >= kFinestMm && mm <= kCoarsestMm; })) {
        fail(file, Sentence::of("states pixels of an impossible size; they must be from %1 to %2 "
                                "mm.",
                                Sentence::Number{"0.01"}, 100));
    }
    frame.positionLps = *position;
    frame.rowDirection = unit(row);
    const double along = dot(frame.rowDirection, column);
    frame.columnDirection = unit(difference(column, scaled(frame.rowDirection, along)));
    frame.spacingMm = {(*spacing)[1], (*spacing)[0]};
    for (const DcmTagKey& tag : {DCM_SpacingBetweenSlices, DCM_SliceThickness}) {
        const auto mm = groups.number(DCM_PixelMeasuresSequence, tag);
        if (!frame.sliceDistanceMm && mm && std::abs(*mm) >= kFinestMm &&
            std::abs(*mm) <= kCoarsestMm) {
            frame.sliceDistanceMm = std::abs(*mm);
        }
    }
}

void readNumbers(MrNumbers& mr, const Groups& groups)
{
    mr.repetitionTimeMs =
        groups.number(DCM_MRTimingAndRelatedParametersSequence, DCM_RepetitionTime);
    mr.flipAngleDegrees = groups.number(DCM_MRTimingAndRelatedParametersSequence, DCM_FlipAngle);
    mr.echoTimeMs = groups.number(DCM_MREchoSequence, DCM_EffectiveEchoTime);
    if (!mr.echoTimeMs) {
        mr.echoTimeMs = numberOf(*groups.file, DCM_EchoTime);
    }
    mr.inversionTimeMs = groups.number(DCM_MRModifierSequence, DCM_InversionTimes);
    if (!mr.inversionTimeMs) {
        mr.inversionTimeMs = numberOf(*groups.file, DCM_InversionTime);
    }
    // Some write 0 where there is no inversion.
    mr.inversionTimeMs = mr.inversionTimeMs == 0.0 ? std::nullopt : mr.inversionTimeMs;
    mr.triggerTimeMs =
        groups.number(DCM_CardiacSynchronizationSequence, DCM_NominalCardiacTriggerDelayTime);
    if (!mr.triggerTimeMs) {
        mr.triggerTimeMs = numberOf(*groups.file, DCM_TriggerTime);
    }
    mr.echoNumber = wholeNumberOf(*groups.file, DCM_EchoNumbers);
}

/// From the words of ImageType or FrameType, GE's private number, or the enhanced attribute.
char componentOf(const std::string& words, const std::string& told, DcmItem& file)
{
    if (!told.empty() && told != "MIXED") {
        return told[0];
    }
    if (const auto ge = wholeNumberOf(file, DcmTagKey(0x0043, 0x102F));
        ge && *ge >= 0 && *ge <= 3) {
        return "MPRI"[*ge];
    }
    // "ORIGINAL\\PRIMARY\\P_FFE\\P": the first word that says it.
    std::istringstream list(words);
    for (std::string word; std::getline(list, word, '\\');) {
        const bool letter = word.size() == 1 || (word.size() > 1 && word[1] == '_');
        const bool spelled = word == "MAGNITUDE" || word == "PHASE" || word == "PHASE MAP" ||
                             word == "REAL" || word == "IMAGINARY";
        if ((letter || spelled) &&
            std::string_view("MPRI").find(word[0]) != std::string_view::npos) {
            return word[0];
        }
    }
    return 'M';
}

DicomFrame readFrame(const Groups& groups, int number, const fs::path& file)
{
    DicomFrame frame;
    frame.number = number;
    readPlace(frame, groups, file);
    readNumbers(frame.mr, groups);
    frame.slope = groups.number(DCM_PixelValueTransformationSequence, DCM_RescaleSlope).value_or(1);
    frame.intercept =
        groups.number(DCM_PixelValueTransformationSequence, DCM_RescaleIntercept).value_or(0);
    if (frame.slope == 0) {
        frame.slope = 1;
    }
    frame.instanceNumber = wholeNumberOf(*groups.file, DCM_InstanceNumber).value_or(0);
    DcmItem* content = groups.with(DCM_FrameContentSequence, DCM_FrameAcquisitionNumber);
    frame.acquisitionNumber =
        wholeNumberOf(*content, DCM_FrameAcquisitionNumber)
            .value_or(wholeNumberOf(*groups.file, DCM_AcquisitionNumber).value_or(0));
    content = groups.with(DCM_FrameContentSequence, DCM_TemporalPositionIndex);
    frame.temporalPosition =
        wholeNumberOf(*content, DCM_TemporalPositionIndex)
            .value_or(wholeNumberOf(*groups.file, DCM_TemporalPositionIdentifier).value_or(0));
    std::string words = groups.text(DCM_MRImageFrameTypeSequence, DCM_FrameType);
    if (words.empty()) {
        words = textOf(*groups.file, DCM_ImageType);
    }
    frame.derived = words.starts_with("DERIVED");
    frame.component = componentOf(
        words, groups.text(DCM_MRImageFrameTypeSequence, DCM_ComplexImageComponent), *groups.file);
    frame.contrast = groups.text(DCM_MRImageFrameTypeSequence, DCM_AcquisitionContrast);
    frame.stack = groups.text(DCM_FrameContentSequence, DCM_StackID);
    frame.coil = groups.text(DCM_MRReceiveCoilSequence, DCM_ReceiveCoilName);
    return frame;
}

/// Stacks of a frame each, as some write them, tell nothing.
void keepStacksOfSlices(std::vector<DicomFrame>& frames)
{
    std::set<std::string> stacks;
    for (const DicomFrame& frame : frames) {
        stacks.insert(frame.stack);
    }
    if (2 * stacks.size() > frames.size()) {
        for (DicomFrame& frame : frames) {
            frame.stack.clear();
        }
    }
}

PixelLayout readLayout(DcmItem& item, const fs::path& file)
{
    PixelLayout layout;
    layout.rows = wholeNumberOf(item, DCM_Rows).value_or(0);
    layout.columns = wholeNumberOf(item, DCM_Columns).value_or(0);
    layout.bitsAllocated = wholeNumberOf(item, DCM_BitsAllocated).value_or(0);
    layout.bitsStored = wholeNumberOf(item, DCM_BitsStored).value_or(layout.bitsAllocated);
    layout.highBit = wholeNumberOf(item, DCM_HighBit).value_or(layout.bitsStored - 1);
    layout.isSigned = wholeNumberOf(item, DCM_PixelRepresentation).value_or(0) == 1;
    const std::string colours = textOf(item, DCM_PhotometricInterpretation);
    layout.inverted = colours == "MONOCHROME1";
    if (layout.rows < 1 || layout.columns < 1) {
        fail(file, Sentence::of("states no size of its image."));
    }
    if (!colours.starts_with("MONOCHROME") ||
        wholeNumberOf(item, DCM_SamplesPerPixel).value_or(1) != 1) {
        fail(file, Sentence::of("holds a picture in colours (%1), not intensities.", colours));
    }
    if ((layout.bitsAllocated != 8 && layout.bitsAllocated != 16) || layout.bitsStored < 1 ||
        layout.bitsStored > layout.bitsAllocated || layout.highBit >= layout.bitsAllocated ||
        layout.highBit < layout.bitsStored - 1) {
        fail(file, Sentence::of("stores its intensities in %1 of %2 bits, which is not read.",
                                layout.bitsStored, layout.bitsAllocated));
    }
    return layout;
}

void requirePlausible(const DicomInstance& instance, int frames, const DicomOutline& outline)
{
    const std::size_t voxels = instance.pixels.frameBytes() /
                               static_cast<std::size_t>(instance.pixels.bitsAllocated / 8) *
                               static_cast<std::size_t>(frames);
    if (frames < 1 || frames > kMostFrames || voxels > ReadOptions{}.maxVoxels) {
        fail(instance.file, Sentence::of("states %1 frames of %2x%3 pixels, more than is read; "
                                         "GLIOSCOPE_MAX_VOXELS raises the limit.",
                                         frames, instance.pixels.columns, instance.pixels.rows));
    }
    if (!outline.encapsulated &&
        outline.pixelBytes < instance.pixels.frameBytes() * static_cast<std::size_t>(frames)) {
        fail(instance.file,
             Sentence::of("has fewer pixels than its header states. Copy it again."));
    }
}

std::string shortText(DcmItem& item, const DcmTagKey& tag)
{
    std::string text = textOf(item, tag);
    if (text.size() > kLongestText) {
        text.resize(kLongestText);
        text =
            std::string(text.begin(), std::ranges::find_if(text.rbegin(), text.rend(), [](char c) {
                                          return (c & 0x80) == 0;
                                      }).base());
    }
    return text;
}

/// The words of an enhanced file as a classic one has them.
std::string enhancedSequence(DcmItem& item)
{
    const std::string pulse = textOf(item, DCM_EchoPulseSequence);
    std::string words = pulse == "SPIN"       ? "SE"
                        : pulse == "GRADIENT" ? "GR"
                        : pulse == "BOTH"     ? "SE\\GR"
                                              : "";
    if (textOf(item, DCM_EchoPlanarPulseSequence) == "YES") {
        words += "\\EP";
    }
    return words;
}

void readWords(DicomInstance& instance, DcmItem& item)
{
    instance.sopClass = shortText(item, DCM_SOPClassUID);
    instance.sopInstanceUid = shortText(item, DCM_SOPInstanceUID);
    instance.studyUid = shortText(item, DCM_StudyInstanceUID);
    instance.seriesUid = shortText(item, DCM_SeriesInstanceUID);
    instance.frameOfReferenceUid = shortText(item, DCM_FrameOfReferenceUID);
    instance.manufacturer = shortText(item, DCM_Manufacturer);
    instance.seriesDescription = shortText(item, DCM_SeriesDescription);
    instance.protocolName = shortText(item, DCM_ProtocolName);
    instance.sequenceName = shortText(item, DCM_SequenceName);
    if (instance.sequenceName.empty()) {
        instance.sequenceName = shortText(item, DCM_PulseSequenceName);
    }
    instance.scanningSequence = shortText(item, DCM_ScanningSequence);
    if (instance.scanningSequence.empty()) {
        instance.scanningSequence = enhancedSequence(item);
    }
    instance.sequenceVariant = shortText(item, DCM_SequenceVariant);
    instance.contrastAgent = shortText(item, DCM_ContrastBolusAgent);
    if (DcmItem* const agent = firstItem(item, DCM_ContrastBolusAgentSequence);
        agent && instance.contrastAgent.empty()) {
        instance.contrastAgent = shortText(*agent, DCM_CodeMeaning);
    }
    instance.bodyPart = shortText(item, DCM_BodyPartExamined);
    instance.seriesNumber = wholeNumberOf(item, DCM_SeriesNumber);
}

}  // namespace

DicomInstance readInstance(const fs::path& file, const DicomOutline& outline)
{
    setUpDcmtk();
    DcmFileFormat format;
    const OFCondition loaded = format.loadFileUntilTag(
        file.c_str(), EXS_Unknown, EGL_noChange, DCM_MaxReadLength, ERM_autoDetect, DCM_PixelData);
    if (loaded.bad()) {
        fail(file, Sentence::of("cannot be read as DICOM: %1.", std::string(loaded.text())));
    }
    DcmDataset& data = *format.getDataset();
    // What has no right name of its characters stays as it is; textOf() makes it UTF-8 all the
    // same.
    (void)data.convertToUTF8();
    DicomInstance instance;
    instance.file = file;
    instance.transferSyntax = outline.transferSyntax;
    readWords(instance, data);
    instance.pixels = readLayout(data, file);
    DcmItem* const shared = firstItem(data, DCM_SharedFunctionalGroupsSequence);
    const bool enhanced = data.tagExists(DCM_PerFrameFunctionalGroupsSequence);
    const int frames = enhanced ? wholeNumberOf(data, DCM_NumberOfFrames).value_or(0)
                                : wholeNumberOf(data, DCM_NumberOfFrames).value_or(1);
    requirePlausible(instance, frames, outline);
    if (!enhanced && frames != 1) {
        fail(file, Sentence::of("has several frames and does not say where each lies."));
    }
    DcmSequenceOfItems* groups = nullptr;
    (void)data.findAndGetSequence(DCM_PerFrameFunctionalGroupsSequence, groups);
    DcmObject* own = nullptr;
    for (int n = 0; n < frames; ++n) {
        own = groups ? groups->nextInContainer(own) : nullptr;
        if (enhanced && !own) {
            fail(file, Sentence::of("describes fewer frames than it states."));
        }
        instance.frames.push_back(readFrame({static_cast<DcmItem*>(own), shared, &data}, n, file));
    }
    keepStacksOfSlices(instance.frames);
    return instance;
}

}  // namespace glioscope
