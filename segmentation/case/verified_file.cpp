#include "segmentation/case/verified_file.h"

#include "segmentation/case/case_naming.h"
#include "segmentation/case/file_error.h"
#include "segmentation/volume/durable_file.h"

#include <unistd.h>

#include <atomic>

namespace glioscope {
namespace {

namespace fs = std::filesystem;

/// Removes the temporary file unless it has become the target.
class TemporaryFile {
public:
    explicit TemporaryFile(fs::path path) : m_path(std::move(path)) {}
    ~TemporaryFile()
    {
        std::error_code ignored;
        fs::remove(m_path, ignored);
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    [[nodiscard]] const fs::path& path() const { return m_path; }

private:
    fs::path m_path;
};

fs::path temporaryBeside(const fs::path& target)
{
    static std::atomic<unsigned> counter{0};
    const std::string unique = partEnding().substr(1) + "-" + std::to_string(counter++);
    // The ending stays, since formats go by it; the length does not grow with the target's.
    const bool packed = endsWithIgnoringCase(target.filename().string(), ".gz");
    return target.parent_path() / (".glioscope-" + unique + (packed ? ".tmp.nii.gz" : ".tmp.nii"));
}

[[noreturn]] void failUnsaved(const fs::path& target, const std::string& why)
{
    fail(target, "was not saved: " + why + "; what was there before is untouched.");
}

/// Format libraries neither say that the disk took not all nor why, and reading it back then finds a
/// file that is damaged.
[[noreturn]] void failUnverified(const fs::path& target, const fs::path& temporary, const Error& failed)
{
    const std::error_code cause = tryToGrow(temporary);
    failUnsaved(target, cause ? writeFailure(cause)
                              : std::string("writing or checking it failed (") + failed.what() + ")");
}

}  // namespace

void replaceVerified(const fs::path& target, const std::function<void(const fs::path&)>& write,
                     const std::function<void(const fs::path&)>& check)
{
    std::error_code error;
    const fs::path real = fs::is_symlink(target, error) ? fs::weakly_canonical(target) : fs::absolute(target);
    const auto before = fs::status(real, error);
    if (fs::is_directory(before)) {
        failUnsaved(target, "a folder of that name is in the way");
    }
    if (!fs::is_directory(real.parent_path(), error)) {
        failUnsaved(target, "its folder does not exist");
    }
    if (access(real.parent_path().c_str(), W_OK | X_OK) != 0) {
        failUnsaved(target, "its folder may not be written to");
    }
    const TemporaryFile temporary(temporaryBeside(real));
    try {
        namingErrors(temporary.path(), target, [&] {
            write(temporary.path());
            if (const std::error_code failed = flushToDisk(temporary.path())) {
                throw Error(writeFailure(failed));
            }
            check(temporary.path());
        });
    } catch (const Error& failed) {
        failUnverified(target, temporary.path(), failed);
    }
    if (fs::is_regular_file(before)) {
        fs::permissions(temporary.path(), before.permissions(), error);
    }
    fs::rename(temporary.path(), real, error);
    if (error) {
        failUnsaved(target, writeFailure(error));
    }
    if (const std::error_code failed = flushToDisk(real.parent_path())) {
        failUnsaved(target, writeFailure(failed));
    }
}

}  // namespace glioscope
