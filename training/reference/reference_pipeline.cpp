#include "training/reference/reference_pipeline.h"

#include "segmentation/system/error.h"

#include <algorithm>

namespace glioscope {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> patchesOf(const fs::path& folder, const std::string& caseName)
{
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (isReferenceFileName(entry.path()) && caseOfReferenceFile(entry.path()) == caseName) {
            files.push_back(entry.path());
        }
    }
    return files;
}

/// Whether these are all the patches of their case, of this source.
bool complete(const std::vector<fs::path>& files, const std::string& hash)
{
    if (files.empty() || hash.empty()) {
        return false;
    }
    try {
        return std::ranges::all_of(files, [&](const fs::path& file) {
            const ReferencePatch patch = readReferenceHeader(file);
            return patch.sourceHash == hash &&
                   patch.patchesOfCase == static_cast<int>(files.size());
        });
    } catch (const Error&) {
        return false;
    }
}

Sentence shortfall(const std::string& name, std::size_t found, const ReferencePatchOptions& options)
{
    if (found == static_cast<std::size_t>(options.patchesPerCase)) {
        return {};
    }
    const std::string share =
        std::to_string(static_cast<int>(100 * (1 - options.mostBackground) + 0.5));
    return Sentence::of(
        "Case %1 gave %2 of %3 patches: in %4 tries no other place had "
        "more than %5 % tumour.",
        name, found, options.patchesPerCase, options.tries, Sentence::Number{share});
}

CaseOutcome prepareOne(const CaseSource& source, const fs::path& folder,
                       const ReferencePatchOptions& options)
{
    const std::string hash = source.sourceHash ? source.sourceHash() : std::string();
    const std::vector<fs::path> before = patchesOf(folder, source.name);
    if (complete(before, hash)) {
        return {.kept = before.size()};
    }
    const ReferenceVolume volume = referenceVolume(source.load(), options.size);
    std::vector<Index3> corners;
    for (int n = 0; n < options.patchesPerCase; ++n) {
        const auto corner = drawCorner(volume.labels, source.name, n, options);
        if (!corner) {
            break;  // as many tries again would find none either
        }
        corners.push_back(*corner);
    }
    for (const fs::path& file : before) {
        fs::remove(file);
    }
    for (std::size_t n = 0; n < corners.size(); ++n) {
        ReferencePatch patch = cutPatch(volume, corners[n], options);
        patch.caseName = source.name;
        patch.number = static_cast<int>(n);
        patch.patchesOfCase = static_cast<int>(corners.size());
        patch.sourceHash = hash;
        writeReferencePatch(folder / referenceFileName(patch), patch, options.deflate);
    }
    return {.written = corners.size(), .notice = shortfall(source.name, corners.size(), options)};
}

}  // namespace

PrepareReport prepareReferencePatches(const std::vector<CaseSource>& cases, const fs::path& folder,
                                      const ReferencePatchOptions& options,
                                      const ContinueCheck& mayContinue)
{
    requireValid(options);
    return prepareCases(
        cases, folder, options.threads,
        [&](const CaseSource& source) { return prepareOne(source, folder, options); }, mayContinue);
}

}  // namespace glioscope
