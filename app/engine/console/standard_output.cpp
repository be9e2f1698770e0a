#include "app/engine/console/standard_output.h"

#include "segmentation/system/durable_file.h"
#include "segmentation/system/error.h"

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace glioscope {
namespace {

std::atomic<int> firstError = 0;

std::string reason(int error)
{
    switch (error) {
    case EBADF: return "stdout is closed";
    case EPIPE: return "its reader is gone";
    default: return writeFailure({error, std::generic_category()});
    }
}

}  // namespace

void keepStandardStreams()
{
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (fcntl(stream, F_GETFD) == -1 && errno == EBADF) {
            // Takes the lowest free number, which is this one.
            (void)open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY);
        }
    }
}

void noteLostOutput(int error) noexcept
{
    int none = 0;
    firstError.compare_exchange_strong(none, error);
}

void requireOutputWritten()
{
    if (std::fflush(stdout) != 0) {
        noteLostOutput(errno);
    }
    if (std::ferror(stdout) != 0) {
        noteLostOutput(EIO);
    }
    if (const int error = firstError) {
        throw Error(
            Sentence::of("What was to be printed is lost in part or whole: %1.", reason(error)));
    }
}

void endProcess(int code) noexcept
{
    std::fflush(nullptr);
    std::_Exit(code);
}

}  // namespace glioscope
