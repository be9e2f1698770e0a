// A file of a DICOM study: its outline, its header and its first frame.

#include "segmentation/dicom/dicom_outline.h"
#include "segmentation/dicom/frame_pixels.h"
#include "segmentation/dicom/instance_reader.h"
#include "segmentation/system/error.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/fuzz/input_file.h"

#include <vector>

using namespace glioscope;

namespace {

/// Frames of the corpus are tiny; what a damaged header claims beyond that is not decoded here.
constexpr std::size_t kMostPixels = 1U << 20;

void readFirstFrame(const std::filesystem::path& file)
{
    const std::optional<DicomOutline> outline = outlineOf(file);
    if (!outline || !outline->hasPixels || !isMrImage(outline->sopClass)) {
        return;
    }
    const DicomInstance instance = readInstance(file, *outline);
    const std::size_t pixels = static_cast<std::size_t>(instance.pixels.rows) *
                               static_cast<std::size_t>(instance.pixels.columns);
    if (!instance.frames.empty() && pixels <= kMostPixels) {
        std::vector<float> values(pixels);
        FramePixels(instance).decode(instance.frames.front(), values);
    }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    try {
        readFirstFrame(fuzz::inputFile("image", data, size));
    } catch (const Error&) {
    }
    return 0;
}
