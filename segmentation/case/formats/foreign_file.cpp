#include "segmentation/case/formats/foreign_file.h"

#include "segmentation/case/model/case_naming.h"
#include "segmentation/case/model/dicom_mark.h"
#include "segmentation/case/model/file_error.h"
#include "segmentation/case/model/image_format.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <fstream>
#include <vector>

namespace glioscope {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostLookedAt =
    2000;  ///< files and folders, for someone who opens a whole disk
constexpr int kDeepest = 4;

struct Format {
    Sentence what;
    Sentence howToConvert;

    [[nodiscard]] Sentence ofFile() const
    {
        return Sentence::of("is %1, which is not read yet; %2.", what, howToConvert);
    }
};

const Format kMetaImage = {Sentence::of("a MetaImage file under another name"),
                           Sentence::of("rename it to end in .mha, or in .mhd where its voxels lie "
                                        "in another file")};
const Format kFreeSurfer = {Sentence::of("a FreeSurfer volume (.mgz, .mgh)"),
                            Sentence::of("convert it with \"mri_convert\" or nibabel to .nii.gz")};
const Format kVoxelHalf = {Sentence::of("the voxels of a pair of files (.hdr and .img)"),
                           Sentence::of("open its .hdr, which says what they are")};
const Format kDetachedNrrd = {
    Sentence::of("an NRRD header whose voxels lie in another file (.nhdr)"),
    Sentence::of("save it as one .nrrd file")};
const Format kDicom = {
    Sentence::of("a DICOM file"),
    Sentence::of("convert its study with \"glioscope-engine import-dicom\" to .nii.gz")};
const Format kArchive = {Sentence::of("an archive"), Sentence::of("unpack it first")};
const Format kZstd = {Sentence::of("compressed with zstd"),
                      Sentence::of("unpack it first (\"unzstd\")")};
const Format kXz = {Sentence::of("compressed with xz or bzip2"), Sentence::of("unpack it first")};
const Format kNrrd = {Sentence::of("an NRRD file under another name"),
                      Sentence::of("rename it to end in .nrrd")};
const Format kTwice = {Sentence::of("compressed twice"),
                       Sentence::of("unpack it once (\"gunzip\")")};

struct Ending {
    const char* ending;
    const Format& format;
};

const std::array kEndings = {
    Ending{".mgz", kFreeSurfer},   Ending{".mgh", kFreeSurfer},    Ending{".img", kVoxelHalf},
    Ending{".img.gz", kVoxelHalf}, Ending{".nhdr", kDetachedNrrd}, Ending{".dcm", kDicom},
    Ending{".ima", kDicom},        Ending{".zip", kArchive},       Ending{".tar", kArchive},
    Ending{".tar.gz", kArchive},   Ending{".tgz", kArchive},       Ending{".7z", kArchive},
    Ending{".nii.zst", kZstd},     Ending{".nii.xz", kXz},         Ending{".nii.bz2", kXz}};

const Format* formatOfName(std::string_view name)
{
    const auto found = std::ranges::find_if(
        kEndings, [&](const Ending& each) { return endsWithIgnoringCase(name, each.ending); });
    return found == kEndings.end() ? nullptr : &found->format;
}

bool holdsAt(std::span<const std::byte> bytes, std::size_t at, std::string_view text)
{
    return bytes.size() >= at + text.size() &&
           std::memcmp(bytes.data() + at, text.data(), text.size()) == 0;
}

const Format* formatOfContent(std::span<const std::byte> bytes)
{
    struct Magic {
        std::size_t at;
        std::string_view text;
        const Format& format;
    };
    const std::array magics = {Magic{128, "DICM", kDicom},
                               Magic{0, "ObjectType", kMetaImage},
                               Magic{0, "NDims", kMetaImage},
                               Magic{0, "NRRD000", kNrrd},
                               Magic{0, "PK\3\4", kArchive},
                               Magic{257, "ustar", kArchive},
                               Magic{0, "\x28\xb5\x2f\xfd", kZstd},
                               Magic{0, "\3757zXZ", kXz},
                               Magic{0, "BZh", kXz},
                               Magic{0, "\x1f\x8b", kTwice}};
    for (const Magic& magic : magics) {
        if (holdsAt(bytes, magic.at, magic.text)) {
            return &magic.format;
        }
    }
    return nullptr;
}

Sentence howToFetch()
{
    return Sentence::of(
        "; fetch it with \"git annex get\" or \"datalad get\" in its dataset, and open it again.");
}

Sentence noPermission(const fs::path& folder, const fs::path& top)
{
    return folder == top ? Sentence::of(
                               "may not be looked into: there is no permission; have its owner "
                               "allow reading it.")
                         : Sentence::of(
                               "holds a folder (%1) that may not be looked into: there is no "
                               "permission; have its owner allow reading it.",
                               folder.filename());
}

/// Nothing where the folder may not be looked into.
std::optional<std::vector<fs::directory_entry>> sortedEntries(const fs::path& folder)
{
    std::vector<fs::directory_entry> entries;
    std::error_code failed;
    fs::directory_iterator entry(folder, failed);
    if (failed == std::errc::permission_denied) {
        return std::nullopt;
    }
    for (; !failed && entry != fs::directory_iterator(); entry.increment(failed)) {
        entries.push_back(*entry);
    }
    std::ranges::sort(entries);
    return entries;
}

/// What one entry of a folder tells.
std::optional<Sentence> told(const fs::directory_entry& entry)
{
    const std::string name = entry.path().filename().string();
    std::error_code ignored;
    if (isImageName(name) && contentIsMissing(entry.path())) {
        return Sentence::of("holds %1 as a link alone, without its content%2", name, howToFetch());
    }
    const Format* format = entry.is_regular_file(ignored) ? formatOfName(name) : nullptr;
    if (!format && entry.is_regular_file(ignored) && !isImageName(name) &&
        hasDicomMark(entry.path())) {
        format = &kDicom;
    }
    return format ? std::optional(Sentence::of("holds no image that is read, but %1, which is %2, "
                                               "and that is not read yet; %3.",
                                               name, format->what, format->howToConvert))
                  : std::nullopt;
}

}  // namespace

std::optional<Sentence> foreignByContent(std::span<const std::byte> firstBytes)
{
    if (holdsAt(firstBytes, 0, "/annex/objects/") ||
        holdsAt(firstBytes, 0, "version https://git-lfs")) {
        const bool annex = holdsAt(firstBytes, 0, "/annex");
        return Sentence::of(
            "stands for content that has not been fetched%1",
            annex ? howToFetch()
                  : Sentence::of("; fetch it with \"git lfs pull\", and open it again."));
    }
    const Format* format = formatOfContent(firstBytes);
    return format ? std::optional(format->ofFile()) : std::nullopt;
}

std::optional<Sentence> contentIsMissing(const fs::path& file)
{
    std::error_code ignored;
    if (!fs::is_symlink(fs::symlink_status(file, ignored)) || fs::exists(file, ignored)) {
        return std::nullopt;
    }
    const std::string target = fs::read_symlink(file, ignored).string();
    return target.find("annex/objects") != std::string::npos
               ? Sentence::of("is a link to content that git-annex has not fetched%1", howToFetch())
               : Sentence::of("is a link to %1, which does not exist; copy the file itself here.",
                              target);
}

void requireExistence(const fs::path& path)
{
    std::error_code error;
    const auto status = fs::status(path, error);
    if (error == std::errc::permission_denied) {
        fail(path, Sentence::of("cannot be reached: there is no permission to look into a "
                                "folder above it; have its owner allow it."));
    }
    if (!fs::exists(status)) {
        fail(path, contentIsMissing(path).value_or(
                       Sentence::of("does not exist; check the path, or whether its disk is still "
                                    "there.")));
    }
}

void failForeign(const fs::path& file)
{
    requireExistence(file);
    const Format* format = formatOfName(file.filename().string());
    format = !format && hasDicomMark(file) ? &kDicom : format;
    fail(file, format ? format->ofFile()
                      : Sentence::of("is none of what is read, %1, by its name; open a case's "
                                     "folder or one of its images.",
                                     kImageFormatsRead));
}

std::optional<Sentence> foreignInFolder(const fs::path& top)
{
    std::vector<std::pair<fs::path, int>> folders = {{top, 0}};
    std::optional<Sentence> sentence;
    std::size_t lookedAt = 0;
    for (std::size_t next = 0; next < folders.size(); ++next) {
        const auto [folder, depth] = folders[next];
        const auto entries = sortedEntries(folder);
        if (!entries) {
            return noPermission(folder, top);
        }
        for (const fs::directory_entry& entry : *entries) {
            std::error_code ignored;
            if (++lookedAt > kMostLookedAt) {
                return sentence;
            }
            if (isImageName(entry.path().filename().string()) && entry.is_regular_file(ignored)) {
                return std::nullopt;  // it is the names that say too little
            }
            sentence = sentence ? sentence : told(entry);
            if (depth < kDeepest && entry.is_directory(ignored) &&
                !entry.path().filename().string().starts_with('.')) {
                folders.emplace_back(entry.path(), depth + 1);
            }
        }
    }
    return sentence;
}

}  // namespace glioscope
