#include "segmentation/dicom/study_scan.h"

#include "segmentation/case/model/file_error.h"
#include "segmentation/dicom/dicom_outline.h"
#include "segmentation/dicom/instance_reader.h"
#include "segmentation/dicom/sentence_parts.h"
#include "segmentation/system/path_access.h"

#include <algorithm>
#include <array>
#include <mutex>
#include <optional>
#include <utility>

namespace glioscope {
namespace {

namespace fs = std::filesystem;

/// By path, so that nothing depends on the order in which a disk lists names.
std::vector<fs::path> filesUnder(const fs::path& path)
{
    requireReadable(Sentence::of("The study"), path);
    const fs::path folder = fs::is_directory(path)       ? path
                            : path.parent_path().empty() ? fs::path(".")
                                                         : path.parent_path();
    std::vector<fs::path> files;
    std::error_code error;
    fs::recursive_directory_iterator at(folder, fs::directory_options::skip_permission_denied,
                                        error);
    for (const fs::recursive_directory_iterator end; !error && at != end; at.increment(error)) {
        std::error_code ignored;
        if (at->is_regular_file(ignored)) {
            files.push_back(at->path());
        }
    }
    if (error) {
        fail(folder, Sentence::of("cannot be listed: %1.", Sentence::name(error.message())));
    }
    std::ranges::sort(files);
    return files;
}

std::string kindOf(const DicomOutline& outline)
{
    constexpr auto kKinds = std::to_array<std::pair<std::string_view, const char*>>({
        {"CT", "CT"},
        {"US", "ultrasound"},
        {"PT", "PET"},
        {"SEG", "segmentation (SEG)"},
        {"SR", "report (SR)"},
        {"RTSTRUCT", "contours (RTSTRUCT)"},
        {"PR", "presentation state"},
        {"CR", "X-ray"},
        {"DX", "X-ray"},
        {"MR", "MR without an image of slices"},
        {"SM", "microscopy"},
        {"OT", "other picture"},
        {"SC", "other picture"},
    });
    const auto kind = std::ranges::find(kKinds, outline.modality,
                                        &std::pair<std::string_view, const char*>::first);
    return kind != kKinds.end()       ? kind->second
           : outline.modality.empty() ? "DICOM of no modality"
                                      : outline.modality;
}

struct Found {
    std::optional<DicomInstance> instance;
    std::string otherKind;
    Sentence refused;
};

Found lookAt(const fs::path& file)
{
    Found found;
    try {
        const std::optional<DicomOutline> outline = outlineOf(file);
        if (!outline) {
            return found;
        }
        if (!isMrImage(outline->sopClass) || !outline->hasPixels) {
            // A directory of the medium says nothing of its own.
            found.otherKind =
                outline->sopClass.empty() && outline->modality.empty() ? "" : kindOf(*outline);
            return found;
        }
        found.instance = readInstance(file, *outline);
    } catch (const Error& error) {
        found.refused = error.said();
    }
    return found;
}

}  // namespace

StudyScan scanStudy(const fs::path& path, const ContinueCheck& mayContinue)
{
    return scanFiles(filesUnder(path), mayContinue);
}

StudyScan scanFiles(const std::vector<fs::path>& files, const ContinueCheck& mayContinue)
{
    std::vector<Found> found(files.size());
    if (!inParallel(
            files.size(), 0, [&](std::size_t n) { found[n] = lookAt(files[n]); }, mayContinue)) {
        throw Cancelled();
    }
    StudyScan scan;
    for (Found& one : found) {
        if (one.instance) {
            scan.instances.push_back(std::move(*one.instance));
        } else if (!one.refused.empty()) {
            scan.refused.push_back(std::move(one.refused));
        } else if (!one.otherKind.empty()) {
            ++scan.otherKinds[one.otherKind];
        } else {
            ++scan.otherFiles;
        }
    }
    return scan;
}

void requireImages(const StudyScan& scan, const fs::path& path)
{
    if (!scan.instances.empty()) {
        return;
    }
    if (!scan.refused.empty()) {
        throw Error(scan.refused.front());
    }
    if (scan.otherKinds.empty()) {
        fail(path, Sentence::of("holds no DICOM files; choose the folder of a study."));
    }
    std::vector<Sentence> kinds;
    for (const auto& [kind, count] : scan.otherKinds) {
        kinds.push_back(count == 1 ? Sentence::of("%1 (1 file)", Sentence::name(kind))
                                   : Sentence::of("%1 (%2 files)", Sentence::name(kind), count));
    }
    fail(path, Sentence::of("holds no MR images but %1; only MR is read.", joined(kinds, ", ")));
}

}  // namespace glioscope
