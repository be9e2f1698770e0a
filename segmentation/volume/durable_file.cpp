#include "segmentation/volume/durable_file.h"

#include "segmentation/volume/error.h"

#include <fcntl.h>
#include <unistd.h>
#include <cerrno>
#include <fstream>

namespace glioscope {
namespace {

void requireFlushed(const std::filesystem::path& path)
{
    if (const std::error_code failed = flushToDisk(path)) {
        throw Error(path.string() + " could not be written to the disk (" + failed.message() +
                    "). Check the free space of that disk.");
    }
}

}  // namespace

std::error_code flushToDisk(const std::filesystem::path& path)
{
    const int handle = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool flushed = handle >= 0 && ::fsync(handle) == 0;
    const std::error_code cause(flushed ? 0 : errno, std::generic_category());
    if (handle >= 0) {
        ::close(handle);
    }
    std::error_code ignored;
    const bool unable = cause == std::errc::invalid_argument;
    return unable && std::filesystem::is_directory(path, ignored) ? std::error_code() : cause;
}

void writeDurably(const std::filesystem::path& file,
                  const std::function<void(const std::filesystem::path&)>& write)
{
    const std::filesystem::path temporary = file.string() + ".part-" + std::to_string(::getpid());
    try {
        write(temporary);
        requireFlushed(temporary);
        std::filesystem::rename(temporary, file);
        requireFlushed(file.has_parent_path() ? file.parent_path() : ".");
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
