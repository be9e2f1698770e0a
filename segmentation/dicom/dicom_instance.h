#pragma once

// What one DICOM file of an MR says: of itself, and of each of its frames. A classic file has one
// frame; an enhanced one has many, whose values come from the functional groups of each frame, then
// from those that all share. Nothing of who the patient is.

#include "segmentation/volume/geometry.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace glioscope {

/// How a frame's pixels are stored, uncompressed.
struct PixelLayout {
    int rows = 0;
    int columns = 0;
    int bitsAllocated = 16;  ///< 8 or 16
    int bitsStored = 16;
    int highBit = 15;
    bool isSigned = false;
    bool inverted = false;  ///< MONOCHROME1: the least value is white

    [[nodiscard]] std::size_t frameBytes() const
    {
        return static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns) *
               static_cast<std::size_t>(bitsAllocated / 8);
    }
};

/// The numbers of an MR acquisition; nothing where the file does not say.
struct MrNumbers {
    std::optional<double> repetitionTimeMs;
    std::optional<double> echoTimeMs;
    std::optional<double> inversionTimeMs;
    std::optional<double> flipAngleDegrees;
    std::optional<double> triggerTimeMs;
    std::optional<int> echoNumber;
};

struct DicomFrame {
    int number = 0;                    ///< in its file, from 0
    Vec3 positionLps = {0, 0, 0};      ///< centre of the first pixel, mm
    Vec3 rowDirection = {1, 0, 0};     ///< along a row: the way columns are counted; unit, LPS
    Vec3 columnDirection = {0, 1, 0};  ///< along a column; unit, at right angles to the row's
    std::array<double, 2> spacingMm = {1, 1};  ///< of neighbouring columns, of neighbouring rows
    std::optional<double> sliceDistanceMm;     ///< that the header states, or else the thickness
    double slope = 1;
    double intercept = 0;
    MrNumbers mr;
    int instanceNumber = 0;
    int acquisitionNumber = 0;
    int temporalPosition = 0;
    std::string stack;  ///< StackID of an enhanced file: frames of one geometry; empty elsewhere
    bool derived = false;
    char component = 'M';  ///< magnitude, P(hase), R(eal), I(maginary)
    std::string contrast;  ///< AcquisitionContrast of an enhanced MR: "T1", "FLUID_ATTENUATED"
    std::string coil;
};

struct DicomInstance {
    std::filesystem::path file;
    std::string sopClass;
    std::string sopInstanceUid;
    std::string studyUid;
    std::string seriesUid;
    std::string frameOfReferenceUid;
    std::string transferSyntax;
    std::string manufacturer;
    std::string seriesDescription;
    std::string protocolName;
    std::string sequenceName;
    std::string scanningSequence;  ///< "SE", "GR", "IR", "SE\IR"
    std::string sequenceVariant;
    std::string contrastAgent;  ///< as typed in; empty for none or no word of it
    std::string bodyPart;
    std::optional<int> seriesNumber;
    PixelLayout pixels;
    std::vector<DicomFrame> frames;
};

}  // namespace glioscope
