// What a comparison found, on another machine perhaps.

#include "segmentation/jobs/comparison_results.h"
#include "segmentation/system/error.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/fuzz/input_file.h"

using namespace glioscope;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    try {
        (void)readComparison(fuzz::inputFile("results.json", data, size).parent_path());
    } catch (const Error&) {
    }
    return 0;
}
