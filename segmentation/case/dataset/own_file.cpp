#include "segmentation/case/dataset/own_file.h"

#include "segmentation/case/model/case_naming.h"
#include "segmentation/system/error.h"

namespace glioscope {
namespace fs = std::filesystem;
namespace {

fs::path folderOf(const fs::path& file)
{
    return file.has_parent_path() ? file.parent_path() : fs::path(".");
}

bool takesThePlaceOf(const fs::path& target, const fs::path& file)
{
    std::error_code ignored;
    return fs::equivalent(target, file, ignored) ||
           (stemOf(target.filename().string()) == stemOf(file.filename().string()) &&
            fs::equivalent(folderOf(target), folderOf(file), ignored));
}

}  // namespace

std::optional<OwnFile> ownFileAt(const CaseFiles& files, const fs::path& target)
{
    for (const Sequence sequence : kAllSequences) {
        if (const auto& image = files.image(sequence); image && takesThePlaceOf(target, *image)) {
            return OwnFile{*image, files.images4d
                                       ? Sentence::of("image")
                                       : Sentence::of("%1 image", displayName(sequence))};
        }
    }
    if (files.labels && takesThePlaceOf(target, *files.labels)) {
        return OwnFile{*files.labels, Sentence::of("expert's segmentation")};
    }
    return std::nullopt;
}

void refuseOwnFile(const CaseFiles& files, const fs::path& target)
{
    if (const auto own = ownFileAt(files, target)) {
        throw AmbiguousInput(
            Sentence::of("%1 would take the place of the %2 of the case %3, %4; nothing "
                         "was written. Choose another name or folder.",
                         target, own->what, files.name, own->file.filename()));
    }
}

}  // namespace glioscope
