#include "segmentation/volume/durable_file.h"

#include "segmentation/volume/error.h"

#include <fcntl.h>
#include <unistd.h>
#include <cerrno>
#include <cstring>
#include <fstream>

namespace glioscope {
namespace {

void flushToDisk(const std::filesystem::path& path, int flags = 0)
{
    const int handle = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | flags);
    const bool flushed = handle >= 0 && ::fsync(handle) == 0;
    const int cause = errno;
    if (handle >= 0) {
        ::close(handle);
    }
    // Some network and shared file systems cannot flush a folder, and say so.
    if (!flushed && !((flags & O_DIRECTORY) && cause == EINVAL)) {
        throw Error(path.string() + " could not be written to the disk (" + std::strerror(cause) +
                    "). Check the free space of that disk.");
    }
}

}  // namespace

void writeDurably(const std::filesystem::path& file,
                  const std::function<void(const std::filesystem::path&)>& write)
{
    const std::filesystem::path temporary = file.string() + ".part-" + std::to_string(::getpid());
    try {
        write(temporary);
        flushToDisk(temporary);
        std::filesystem::rename(temporary, file);
        flushToDisk(file.has_parent_path() ? file.parent_path() : ".", O_DIRECTORY);
    } catch (...) {
        std::error_code ignored;
        std::filesystem::remove(temporary, ignored);
        throw;
    }
}

void writeTextDurably(const std::filesystem::path& file, const std::string& text)
{
    writeDurably(file, [&](const std::filesystem::path& temporary) {
        std::ofstream stream(temporary, std::ios::binary);
        stream << text;
        stream.flush();
        if (!stream) {
            throw Error(file.string() +
                        " could not be written. Check the folder and its free space.");
        }
    });
}

}  // namespace glioscope
