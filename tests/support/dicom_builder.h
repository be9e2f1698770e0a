#pragma once

// DICOM files as scanners write them, made from a volume: a classic series of a file a slice, or
// one enhanced file. For tests, which say what is to be other than usual; nobody's data.

#include "segmentation/volume/volume.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

class DcmItem;

namespace glioscope::test {

struct DicomFixture {
    Volume<int> stored;  ///< as they are to be stored; the grid right-handed, its normal along k
    int bitsAllocated = 16;
    int bitsStored = 12;
    bool isSigned = false;
    bool inverted = false;  ///< MONOCHROME1
    double slope = 1;
    double intercept = 0;
    int series = 3;
    int acquisition = 1;
    int firstInstance = 1;
    std::string description = "AX T1";
    std::string manufacturer = "SIEMENS";
    std::string modality = "MR";
    double repetitionTimeMs = 500;
    double echoTimeMs = 10;
    double inversionTimeMs = 0;  ///< 0: there is none
    std::string scanningSequence = "SE";
    std::string contrastAgent = {};
    /// Called for each classic slice, or once with 0, before the file is written.
    std::function<void(DcmItem& data, int slice)> change = {};

    /// Of the study and series; two fixtures of one study are one patient's.
    [[nodiscard]] std::string studyUid() const { return "2.25.1000"; }
    [[nodiscard]] std::string seriesUid() const { return "2.25.1000" + std::to_string(series); }
};

/// A volume of this grid with a value of its own in each voxel, from 0 to `most`.
[[nodiscard]] Volume<int> storedRamp(const Geometry& geometry, int most = 4000);

/// A file a slice in `folder`, named so that the order of names is none of the slices' and without
/// ending. Returns them in the order of slices.
std::vector<std::filesystem::path> writeClassic(const std::filesystem::path& folder,
                                                const DicomFixture& fixture);

/// All slices in one Enhanced MR file, its frames in the order that `order` gives (empty: as they
/// are).
std::filesystem::path writeEnhanced(const std::filesystem::path& folder,
                                    const DicomFixture& fixture, std::vector<int> order = {});

/// Makes the pixels of a file compressed ones: a stream a frame, of the transfer syntax with this
/// UID. `pieces`: each stream is cut into so many, with a table of where frames begin.
void encapsulate(const std::filesystem::path& file, const std::vector<std::string>& streams,
                 const std::string& transferSyntax, int pieces = 1);

/// The values that the file's intensities have for a reader: after slope, intercept, inversion.
[[nodiscard]] Image meantBy(const DicomFixture& fixture);

/// Changes an element of the data set to a text, such as "0028,0002" to "3".
void put(DcmItem& data, const char* tag, const std::string& text);

/// The same in a functional group of one frame: "0020,9113" holds its position.
void putInFrame(DcmItem& data, long frame, const char* group, const char* tag,
                const std::string& text);

}  // namespace glioscope::test
