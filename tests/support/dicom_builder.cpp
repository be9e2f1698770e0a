#include "tests/support/dicom_builder.h"

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dcpixel.h>
#include <dcmtk/dcmdata/dcpixseq.h>
#include <dcmtk/dcmdata/dcpxitem.h>
#include <dcmtk/dcmdata/dctk.h>
#include <dcmtk/oflog/oflog.h>

#include <cstdio>
#include <numeric>
#include <stdexcept>

namespace glioscope::test {
namespace {

namespace fs = std::filesystem;

void must(const OFCondition& condition, const char* what)
{
    if (condition.bad()) {
        throw std::runtime_error(std::string("The fixture lacks ") + what + ": " +
                                 condition.text());
    }
}

std::string number(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.10g", value);
    return text;
}

void put(DcmItem& item, const DcmTagKey& tag, const std::string& text)
{
    must(item.putAndInsertString(tag, text.c_str()), DcmTag(tag).getTagName());
}

std::string positionText(const Geometry& grid, int slice)
{
    const Vec3 p = grid.toLps({0, 0, double(slice)});
    return number(p[0]) + "\\" + number(p[1]) + "\\" + number(p[2]);
}

std::string orientationText(const Geometry& grid)
{
    std::string text;
    for (std::size_t axis = 0; axis < 2; ++axis) {
        for (std::size_t row = 0; row < 3; ++row) {
            text += (text.empty() ? "" : "\\") + number(grid.direction[row][axis]);
        }
    }
    return text;
}

void putWhatAllShare(DcmItem& data, const DicomFixture& f)
{
    put(data, DCM_StudyInstanceUID, f.studyUid());
    put(data, DCM_SeriesInstanceUID, f.seriesUid());
    put(data, DCM_FrameOfReferenceUID, "2.25.77");
    put(data, DCM_Modality, f.modality);
    put(data, DCM_Manufacturer, f.manufacturer);
    put(data, DCM_StudyDate, "20310203");
    put(data, DCM_StudyTime, "101112");
    put(data, DCM_PatientName, "Nobody^Synthetic");
    put(data, DCM_PatientID, "NOBODY-4711");
    put(data, DCM_PatientBirthDate, "19010203");
    put(data, DCM_PatientPosition, "HFS");
    put(data, DCM_StudyID, "1");
    put(data, DCM_ProtocolName, f.description);
    put(data, DCM_SeriesDescription, f.description);
    put(data, DCM_SeriesNumber, std::to_string(f.series));
    put(data, DCM_Rows, std::to_string(f.stored.geometry.size[1]));
    put(data, DCM_Columns, std::to_string(f.stored.geometry.size[0]));
    put(data, DCM_SamplesPerPixel, "1");
    put(data, DCM_PhotometricInterpretation, f.inverted ? "MONOCHROME1" : "MONOCHROME2");
    put(data, DCM_BitsAllocated, std::to_string(f.bitsAllocated));
    put(data, DCM_BitsStored, std::to_string(f.bitsStored));
    put(data, DCM_HighBit, std::to_string(f.bitsStored - 1));
    put(data, DCM_PixelRepresentation, f.isSigned ? "1" : "0");
    put(data, DCM_MagneticFieldStrength, "3");
    put(data, DCM_ScanningSequence, f.scanningSequence);
    put(data, DCM_SequenceVariant, "NONE");
    put(data, DCM_MRAcquisitionType, "2D");
    if (!f.contrastAgent.empty()) {
        put(data, DCM_ContrastBolusAgent, f.contrastAgent);
    }
}

void putPixels(DcmItem& data, const DicomFixture& f, const std::vector<int>& slices)
{
    const std::size_t count =
        f.stored.geometry.voxelCount() / std::size_t(f.stored.geometry.size[2]);
    const int mask = (1 << f.bitsStored) - 1;
    std::vector<Uint16> words;
    std::vector<Uint8> bytes;
    for (const int slice : slices) {
        for (std::size_t n = 0; n < count; ++n) {
            const int value = f.stored.voxels[std::size_t(slice) * count + n] & mask;
            words.push_back(static_cast<Uint16>(value));
            bytes.push_back(static_cast<Uint8>(value));
        }
    }
    must(f.bitsAllocated == 8
             ? data.putAndInsertUint8Array(DCM_PixelData, bytes.data(), bytes.size())
             : data.putAndInsertUint16Array(DCM_PixelData, words.data(), words.size()),
         "pixels");
}

void save(DcmFileFormat& format, const fs::path& file)
{
    must(format.saveFile(file.c_str(), EXS_LittleEndianExplicit), "a place to be saved");
}

DcmItem& group(DcmItem& item, const DcmTagKey& sequence, long index = 0)
{
    DcmItem* found = nullptr;
    must(item.findOrCreateSequenceItem(sequence, found, index), "a functional group");
    return *found;
}

void putSharedGroups(DcmItem& data, const DicomFixture& f)
{
    const Geometry& grid = f.stored.geometry;
    DcmItem& shared = group(data, DCM_SharedFunctionalGroupsSequence);
    DcmItem& measures = group(shared, DCM_PixelMeasuresSequence);
    put(measures, DCM_PixelSpacing, number(grid.spacingMm[1]) + "\\" + number(grid.spacingMm[0]));
    put(measures, DCM_SliceThickness, number(grid.spacingMm[2]));
    put(group(shared, DCM_PlaneOrientationSequence), DCM_ImageOrientationPatient,
        orientationText(grid));
    DcmItem& timing = group(shared, DCM_MRTimingAndRelatedParametersSequence);
    put(timing, DCM_RepetitionTime, number(f.repetitionTimeMs));
    put(timing, DCM_FlipAngle, "90");
    put(group(shared, DCM_MREchoSequence), DCM_EffectiveEchoTime, number(f.echoTimeMs));
    if (f.inversionTimeMs > 0) {
        put(group(shared, DCM_MRModifierSequence), DCM_InversionTimes, number(f.inversionTimeMs));
    }
    DcmItem& type = group(shared, DCM_MRImageFrameTypeSequence);
    put(type, DCM_FrameType, "ORIGINAL\\PRIMARY\\M\\NONE");
    put(type, DCM_ComplexImageComponent, "MAGNITUDE");
}

DcmTagKey keyOf(const char* tag)
{
    unsigned group = 0, element = 0;
    if (std::sscanf(tag, "%x,%x", &group, &element) != 2) {
        throw std::runtime_error("No tag");
    }
    return {static_cast<Uint16>(group), static_cast<Uint16>(element)};
}

}  // namespace

void put(DcmItem& data, const char* tag, const std::string& text)
{
    put(data, keyOf(tag), text);
}

void putInFrame(DcmItem& data, long frame, const char* sequence, const char* tag,
                const std::string& text)
{
    put(group(group(data, DCM_PerFrameFunctionalGroupsSequence, frame), keyOf(sequence)),
        keyOf(tag), text);
}

Volume<int> storedRamp(const Geometry& geometry, int most)
{
    Volume<int> volume(geometry);
    for (std::size_t n = 0; n < volume.voxels.size(); ++n) {
        volume.voxels[n] = static_cast<int>((n * 7919) % static_cast<std::size_t>(most + 1));
    }
    return volume;
}

std::vector<fs::path> writeClassic(const fs::path& folder, const DicomFixture& f)
{
    fs::create_directories(folder);
    OFLog::configure(OFLogger::OFF_LOG_LEVEL);
    std::vector<fs::path> files;
    const Geometry& grid = f.stored.geometry;
    for (int slice = 0; slice < grid.size[2]; ++slice) {
        DcmFileFormat format;
        DcmItem& data = *format.getDataset();
        putWhatAllShare(data, f);
        const int instance = f.firstInstance + slice;
        put(data, DCM_SOPClassUID, f.modality == "CT" ? UID_CTImageStorage : UID_MRImageStorage);
        put(data, DCM_SOPInstanceUID,
            f.seriesUid() + "." + std::to_string(f.acquisition) + "." + std::to_string(instance));
        put(data, DCM_ImageType, "ORIGINAL\\PRIMARY\\M\\ND");
        put(data, DCM_InstanceNumber, std::to_string(instance));
        put(data, DCM_AcquisitionNumber, std::to_string(f.acquisition));
        put(data, DCM_ImagePositionPatient, positionText(grid, slice));
        put(data, DCM_ImageOrientationPatient, orientationText(grid));
        put(data, DCM_PixelSpacing, number(grid.spacingMm[1]) + "\\" + number(grid.spacingMm[0]));
        put(data, DCM_SliceThickness, number(grid.spacingMm[2]));
        put(data, DCM_RepetitionTime, number(f.repetitionTimeMs));
        put(data, DCM_EchoTime, number(f.echoTimeMs));
        put(data, DCM_FlipAngle, "90");
        if (f.inversionTimeMs > 0) {
            put(data, DCM_InversionTime, number(f.inversionTimeMs));
        }
        if (f.slope != 1 || f.intercept != 0) {
            put(data, DCM_RescaleSlope, number(f.slope));
            put(data, DCM_RescaleIntercept, number(f.intercept));
        }
        putPixels(data, f, {slice});
        if (f.change) {
            f.change(data, slice);
        }
        const int shuffled = (slice * 7 + 3) % 97;
        files.push_back(folder / ("I" + std::to_string(f.series) + std::to_string(f.acquisition) +
                                  "0" + std::to_string(shuffled)));
        save(format, files.back());
    }
    return files;
}

fs::path writeEnhanced(const fs::path& folder, const DicomFixture& f, std::vector<int> order)
{
    fs::create_directories(folder);
    OFLog::configure(OFLogger::OFF_LOG_LEVEL);
    const Geometry& grid = f.stored.geometry;
    if (order.empty()) {
        order.resize(std::size_t(grid.size[2]));
        std::iota(order.begin(), order.end(), 0);
    }
    DcmFileFormat format;
    DcmItem& data = *format.getDataset();
    putWhatAllShare(data, f);
    put(data, DCM_SOPClassUID, UID_EnhancedMRImageStorage);
    put(data, DCM_SOPInstanceUID, f.seriesUid() + ".9");
    put(data, DCM_ImageType, "ORIGINAL\\PRIMARY\\M\\NONE");
    put(data, DCM_InstanceNumber, "1");
    put(data, DCM_NumberOfFrames, std::to_string(order.size()));
    putSharedGroups(data, f);
    for (std::size_t n = 0; n < order.size(); ++n) {
        DcmItem& own = group(data, DCM_PerFrameFunctionalGroupsSequence, long(n));
        put(group(own, DCM_PlanePositionSequence), DCM_ImagePositionPatient,
            positionText(grid, order[n]));
        DcmItem& transformation = group(own, DCM_PixelValueTransformationSequence);
        put(transformation, DCM_RescaleSlope, number(f.slope));
        put(transformation, DCM_RescaleIntercept, number(f.intercept));
        put(transformation, DCM_RescaleType, "US");
        put(group(own, DCM_FrameContentSequence), DCM_StackID, "1");
        must(group(own, DCM_FrameContentSequence)
                 .putAndInsertUint32(DCM_InStackPositionNumber, Uint32(order[n] + 1)),
             "stack");
    }
    putPixels(data, f, order);
    if (f.change) {
        f.change(data, 0);
    }
    const fs::path file = folder / ("E" + std::to_string(f.series));
    save(format, file);
    return file;
}

void encapsulate(const fs::path& file, const std::vector<std::string>& streams,
                 const std::string& transferSyntax, int pieces)
{
    DcmFileFormat format;
    must(format.loadFile(file.c_str()), "a file to be compressed");
    must(format.loadAllDataIntoMemory(), "memory");
    auto* sequence = new DcmPixelSequence(DCM_PixelSequenceTag);
    auto* table = new DcmPixelItem(DCM_PixelItemTag);
    must(sequence->insert(table), "a table");
    DcmOffsetList offsets;
    for (std::string bytes : streams) {
        bytes.resize(bytes.size() + bytes.size() % 2);
        // In units of 1024 bytes; 0: whole.
        const auto kilobytes = static_cast<Uint32>(
            pieces == 1 ? 0 : bytes.size() / 1024 / static_cast<std::size_t>(pieces) + 1);
        must(sequence->storeCompressedFrame(offsets, reinterpret_cast<Uint8*>(bytes.data()),
                                            static_cast<Uint32>(bytes.size()), kilobytes),
             "a stream");
    }
    if (pieces > 1) {
        must(table->createOffsetTable(offsets), "a table of offsets");
    }
    const E_TransferSyntax syntax = DcmXfer(transferSyntax.c_str()).getXfer();
    auto* pixels = new DcmPixelData(DCM_PixelData);
    pixels->putOriginalRepresentation(syntax, nullptr, sequence);
    must(format.getDataset()->insert(pixels, OFTrue), "pixels");
    must(format.saveFile(file.c_str(), syntax), "a place to be saved");
}

Image meantBy(const DicomFixture& f)
{
    Image image(f.stored.geometry);
    const int ends = f.isSigned ? -1 : (1 << f.bitsStored) - 1;
    for (std::size_t n = 0; n < image.voxels.size(); ++n) {
        const int value = f.inverted ? ends - f.stored.voxels[n] : f.stored.voxels[n];
        image.voxels[n] = static_cast<float>(value * f.slope + f.intercept);
    }
    return image;
}

}  // namespace glioscope::test
