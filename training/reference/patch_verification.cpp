#include "training/reference/patch_verification.h"

#include "training/patches/checked_dataset.h"
#include "training/patches/patch_file.h"
#include "training/reference/reference_patch_file.h"
#include "training/reference/reference_split.h"

namespace glioscope {
namespace {

namespace fs = std::filesystem;

/// Throws Error for a file that is damaged; returns whether it carries hashes.
bool verified(const fs::path& file)
{
    return hdf5::guarded(file, Sentence::of("cannot be read back"), [&] {
        const H5::H5File h5(file.string(), H5F_ACC_RDONLY);
        std::size_t hashes = 0;
        const std::string damage = hdf5::damageOf(h5, "patch", hashes);
        if (!damage.empty()) {
            throw Error(Sentence::of("%1 %2. Delete it and run prepare again.", file, damage));
        }
        return hashes > 0;
    });
}

}  // namespace

VerifyReport verifyPatches(const fs::path& folder, const ContinueCheck& mayContinue)
{
    enum class State : std::uint8_t { Unread, Good, WithoutHashes, Damaged };
    const std::vector<fs::path> files = listPatchFiles(folder);
    std::vector<State> states(files.size(), State::Unread);
    std::vector<Sentence> sentences(files.size());
    VerifyReport report;
    report.stopped = !inParallel(
        files.size(), 0,
        [&](std::size_t n) {
            try {
                states[n] = verified(files[n]) ? State::Good : State::WithoutHashes;
            } catch (const Error& error) {
                states[n] = State::Damaged;
                sentences[n] = error.said();
            }
        },
        mayContinue);
    for (std::size_t n = 0; n < files.size(); ++n) {
        report.good += states[n] == State::Good;
        report.withoutHashes += states[n] == State::WithoutHashes;
        if (states[n] == State::Damaged) {
            report.failures.push_back(sentences[n]);
        }
    }
    try {
        (void)readReferenceSplit(folder);  // names files that are not there
    } catch (const Error& error) {
        report.failures.push_back(error.said());
    }
    return report;
}

}  // namespace glioscope
