#include "segmentation/case/formats/verified_file.h"

#include "segmentation/case/model/file_error.h"
#include "segmentation/system/durable_file.h"

#include <unistd.h>

namespace glioscope {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void failUnsaved(const fs::path& target, const Sentence& why)
{
    fail(target, Sentence::of("was not saved: %1; what was there before is untouched.", why));
}

/// Format libraries neither say that the disk took not all nor why, and reading it back then finds
/// a file that is damaged.
[[noreturn]] void failUnverified(const fs::path& target, const fs::path& temporary,
                                 const Error& failed)
{
    const std::error_code cause = tryToGrow(temporary);
    failUnsaved(target, cause ? writeFailure(cause)
                              : Sentence::of("writing or checking it failed (%1)", failed.said()));
}

}  // namespace

void replaceVerified(const fs::path& target, const std::function<void(const fs::path&)>& write,
                     const std::function<void(const fs::path&)>& check)
{
    std::error_code error;
    if (fs::is_directory(target, error)) {
        failUnsaved(target, Sentence::of("a folder of that name is in the way"));
    }
    const fs::path real = fileBehind(target);
    const fs::path folder = real.parent_path();
    if (!fs::is_directory(folder, error)) {
        failUnsaved(target, Sentence::of("its folder does not exist"));
    }
    if (access(folder.c_str(), W_OK | X_OK) != 0) {
        failUnsaved(target, Sentence::of("its folder may not be written to"));
    }
    removeDeadParts(folder, [&](const LeftPart& part) {
        return !part.isDoubtful && part.name == real.filename();
    });
    PartFile temporary(target);
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
    if (const std::error_code failed = temporary.commit()) {
        failUnsaved(target, writeFailure(failed));
    }
}

}  // namespace glioscope
