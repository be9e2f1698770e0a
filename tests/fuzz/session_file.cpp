// A session that somebody else saved, and the measurements in it.

#include "viewer/session/session_file.h"
#include "segmentation/measurement/measurement_json.h"
#include "segmentation/system/error.h"
#include "tests/fuzz/fuzz_target.h"

using namespace glioscope;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    try {
        const SavedSession session =
            sessionFromText(fuzz::textOf(data, size), "one.glioscope").session;
        (void)sessionText(session);
        (void)measurementsFromJson(session.measurements);
    } catch (const Error&) {
    }
    return 0;
}
