// A line from the other of the two programs.

#include "segmentation/jobs/job_json.h"
#include "segmentation/jobs/model_line.h"
#include "tests/fuzz/fuzz_target.h"

#include <stdexcept>

using namespace glioscope;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view line = fuzz::textOf(data, size);
    try {
        (void)toLine(commandFromLine(line));
    } catch (const std::invalid_argument&) {
    }
    try {
        (void)toLine(eventFromLine(line));
    } catch (const std::invalid_argument&) {
    }
    try {
        (void)toLine(modelFromLine(line));
    } catch (const std::invalid_argument&) {
    }
    (void)eventIn(line);
    (void)idFromLine(line);
    return 0;
}
