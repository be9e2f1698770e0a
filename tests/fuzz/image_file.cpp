// An image file, header and voxels, of the format that GLIOSCOPE_FUZZED_FILE ends as.

#include "segmentation/case/formats/raw_volume.h"
#include "segmentation/system/error.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/fuzz/input_file.h"

using namespace glioscope;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    ReadOptions options;
    options.maxVoxels = 1U << 16;
    options.maxBytes = 1U << 20;
    options.straighten = true;
    try {
        (void)readRawVolume(fuzz::inputFile(GLIOSCOPE_FUZZED_FILE, data, size), options);
    } catch (const Error&) {
    }
    return 0;
}
