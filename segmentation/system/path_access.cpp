#include "segmentation/system/path_access.h"

#include "segmentation/system/error.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

namespace glioscope {

namespace fs = std::filesystem;

PathAccess accessTo(const fs::path& path)
{
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (!fs::exists(status)) {
        return error == std::errc::permission_denied ? PathAccess::Forbidden : PathAccess::Missing;
    }
    const int wanted = fs::is_directory(status) ? R_OK | X_OK : R_OK;
    // Of the user in effect, as opening it would be.
    const bool may = faccessat(AT_FDCWD, path.c_str(), wanted, AT_EACCESS) == 0 || errno != EACCES;
    return may ? PathAccess::Readable : PathAccess::Forbidden;
}

void requireReadable(const Sentence& what, const fs::path& path)
{
    switch (accessTo(path)) {
    case PathAccess::Missing:
        throw Error(Sentence::of("%1 %2 does not exist; check its name.", what, path));
    case PathAccess::Forbidden:
        throw Error(Sentence::of(
            "%1 %2 may not be read by this user (permission denied); have its owner allow it.",
            what, path));
    case PathAccess::Readable: break;
    }
}

void requireFile(const Sentence& what, const fs::path& path)
{
    requireReadable(what, path);
    std::error_code ignored;
    if (fs::is_directory(path, ignored)) {
        throw Error(Sentence::of("%1 %2 is a folder; choose a file in it.", what, path));
    }
}

std::ifstream streamOf(const fs::path& file)
{
    std::error_code ignored;
    return fs::is_directory(file, ignored) ? std::ifstream()
                                           : std::ifstream(file, std::ios::binary);
}

}  // namespace glioscope
