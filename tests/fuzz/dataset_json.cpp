// The description that lies beside somebody's cases.

#include "segmentation/case/dataset/dataset_json.h"
#include "segmentation/system/error.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/fuzz/input_file.h"

using namespace glioscope;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    try {
        (void)describeDataset(fuzz::inputFile("dataset.json", data, size).parent_path());
    } catch (const Error&) {
    }
    return 0;
}
