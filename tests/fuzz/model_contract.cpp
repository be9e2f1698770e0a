// The contract in a model file that somebody else made.

#include "segmentation/networks/contract/model_contract.h"
#include "segmentation/networks/contract/contract_json.h"
#include "segmentation/networks/contract/stated_figures.h"
#include "segmentation/system/error.h"
#include "tests/fuzz/fuzz_target.h"

#include <string>

using namespace glioscope;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string json(fuzz::textOf(data, size));
    try {
        (void)toJson(contractFromJson(json));
    } catch (const Error&) {
    }
    try {
        (void)metricsFromJson(json);
    } catch (const Error&) {
    }
    return 0;
}
