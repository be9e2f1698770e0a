#include "app/engine/raw/study_source.h"

#include "segmentation/system/error.h"

#ifdef GLIOSCOPE_HAS_DICOM
#include "app/engine/dicom/study_case.h"
#include "segmentation/case/dataset/case_finder.h"
#include "segmentation/dicom/dicom_outline.h"
#include "segmentation/dicom/seg_writer.h"
#include "segmentation/dicom/sentence_parts.h"
#include "segmentation/dicom/study_scan.h"
#include "segmentation/system/sha256.h"
#include "segmentation/system/version.h"

#include <algorithm>
#include <span>
#endif

namespace glioscope {
namespace fs = std::filesystem;

#ifdef GLIOSCOPE_HAS_DICOM

struct StudySource {
    std::vector<DicomInstance> instances;
    std::array<std::optional<SeriesVolume>, 4> volumes;
};

namespace {

constexpr int kMostLookedAt = 5000;

bool isDicomFile(const fs::path& file)
{
    try {
        return outlineOf(file).has_value();
    } catch (const Error&) {
        return true;  // DICOM, if a damaged one
    }
}

bool holdsDicom(const fs::path& folder)
{
    std::error_code error;
    fs::recursive_directory_iterator at(folder, fs::directory_options::skip_permission_denied,
                                        error);
    int looked = 0;
    for (const fs::recursive_directory_iterator end; !error && at != end; at.increment(error)) {
        std::error_code ignored;
        if (at->is_regular_file(ignored) && isDicomFile(at->path())) {
            return true;
        }
        if (++looked > kMostLookedAt) {
            return false;
        }
    }
    return false;
}

/// Results that were written among a study's files make no case of it.
bool holdsCase(const fs::path& path)
{
    try {
        return std::ranges::any_of(findCases(path), [](const CaseFiles& files) {
            return files.hasImages() || !files.question.empty();
        });
    } catch (const Error&) {
        return false;
    }
}

template <typename T>
std::span<const std::uint8_t> bytesOf(std::span<const T> values)
{
    return {reinterpret_cast<const std::uint8_t*>(values.data()), values.size_bytes()};
}

std::string seriesTold(const DicomInstance& header)
{
    return header.seriesNumber ? "series " + std::to_string(*header.seriesNumber) : "series";
}

/// Files of the chosen series, by what changes when one is written anew.
std::string keyOf(const StudySource& source)
{
    std::string key;
    for (const auto& volume : source.volumes) {
        key += volume ? "\n" : "\n-";
        for (const FrameRef& frame : volume ? volume->stack.frames : Frames{}) {
            const fs::path& file = source.instances[frame.instance].file;
            std::error_code ignored;
            key += file.string() + "|" + std::to_string(fs::file_size(file, ignored)) + "|" +
                   std::to_string(fs::last_write_time(file, ignored).time_since_epoch().count()) +
                   ";";
        }
    }
    return key;
}

void requireVolume(const SeriesVolume& volume, const DicomInstance& header)
{
    if (!volume.grid.problem.empty()) {
        throw Error(
            Sentence::of("The %1, makes no volume: %2", seriesName(header), volume.grid.problem));
    }
}

}  // namespace

bool isStudy(const fs::path& path)
{
    std::error_code ignored;
    if (fs::is_regular_file(path, ignored)) {
        return isDicomFile(path);
    }
    return holdsDicom(path) && !holdsCase(path);
}

OpenedStudy openStudy(const fs::path& study, const StudyChoice& choice,
                      const StageProgress& progress)
{
    StudyScan scan = scanStudy(study, [&](std::size_t done) {
        return !progress || progress(static_cast<double>(done), 0);
    });
    requireImages(scan, study);
    auto source = std::make_shared<StudySource>();
    source->volumes = sequencesOf(choice.series, volumesOf(scan.instances), scan.instances);
    source->instances = std::move(scan.instances);
    OpenedStudy opened;
    opened.remarks = std::move(scan.refused);
    opened.files.name = choice.name.empty() ? kStudyName : choice.name;
    opened.files.folder = fs::is_directory(study) ? study : study.parent_path();
    for (std::size_t s = 0; s < source->volumes.size(); ++s) {
        if (const auto& volume = source->volumes[s]) {
            const DicomInstance& header = volume->header(source->instances);
            requireVolume(*volume, header);
            opened.files.images[s] = opened.files.folder / seriesTold(header);
            for (const Sentence& notice : volume->grid.notices) {
                opened.remarks.push_back(joined({seriesName(header), notice}, ": "));
            }
        }
    }
    opened.key = keyOf(*source);
    opened.source = std::move(source);
    return opened;
}

StudyImages readStudyImages(const OpenedStudy& study, const StageProgress& progress)
{
    const StudySource& source = *study.source;
    StudyImages read;
    read.loaded.files = study.files;
    for (std::size_t s = 0; s < source.volumes.size(); ++s) {
        const auto goesOn = [&] {
            return !progress || progress(static_cast<double>(s), double(source.volumes.size()));
        };
        if (!source.volumes[s]) {
            continue;
        }
        const auto image =
            std::make_shared<const Image>(readVolume(*source.volumes[s], source.instances, goesOn));
        Sha256 hash;
        hash.update(bytesOf(std::span(image->voxels)));
        read.sha256[s] = hash.hexDigest();
        read.loaded.images[s] = image;
    }
    return read;
}

std::vector<Sentence> writeStudySegmentation(const fs::path& file, const LabelMap& labels,
                                             const StudySource& study, const StudyModel& model)
{
    const auto& t1ce = study.volumes[static_cast<std::size_t>(Sequence::T1ce)];
    return writeSeg(file, labels, *t1ce, study.instances,
                    {model.name, GLIOSCOPE_VERSION, model.sha256})
        .notices;
}

#else

struct StudySource {};

namespace {

[[noreturn]] void failWithoutDicom()
{
    throw Error(Sentence::of("This engine was built without DICOM."));
}

}  // namespace

bool isStudy(const fs::path&)
{
    return false;
}

OpenedStudy openStudy(const fs::path& study, const StudyChoice&, const StageProgress&)
{
    throw Error(Sentence::of("%1 cannot be read: this engine was built without DICOM.", study));
}

StudyImages readStudyImages(const OpenedStudy&, const StageProgress&)
{
    failWithoutDicom();
}

std::vector<Sentence> writeStudySegmentation(const fs::path&, const LabelMap&, const StudySource&,
                                             const StudyModel&)
{
    failWithoutDicom();
}

#endif

}  // namespace glioscope
