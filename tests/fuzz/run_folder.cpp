// The files of a training run and of ready-made patches, any bytes as each of them.

#include "segmentation/system/error.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/fuzz/input_file.h"
#include "training/progress/run_history.h"
#include "training/progress/run_status.h"
#include "training/settings/config_json.h"
#include "training/settings/reference_lists.h"

using namespace glioscope;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto folder = fuzz::inputFile("config.json", data, size).parent_path();
    try {
        (void)changedSetting(toJson(readRunConfig(folder)), {});
    } catch (const Error&) {
    }
    try {
        (void)readReferenceLists(folder);
    } catch (const Error&) {
    }
    (void)trainedInBFloat16(folder);
    (void)fuzz::inputFile("status.json", data, size);
    (void)readRunStatus(folder);
    (void)fuzz::inputFile("log.csv", data, size);
    (void)readRunHistory(folder);
    return 0;
}
