#include "segmentation/case/dataset/scattered_cases.h"

#include "segmentation/case/dataset/dataset_json.h"
#include "segmentation/case/dataset/folder_cases.h"
#include "segmentation/case/formats/image_files.h"
#include "segmentation/case/model/case_naming.h"
#include "segmentation/case/model/image_format.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace glioscope {
namespace {

namespace fs = std::filesystem;

constexpr int kDeepest = 2;  ///< below a sequence's folder: EGD has 1_T1/NIFTI/T1.nii.gz
constexpr int kHighest = 4;  ///< from a case's folder up to its dataset's
constexpr const char* kDerivatives = "derivatives";

std::string nameOf(const fs::path& path)
{
    return path.filename().string();
}

std::vector<fs::path> subfolders(const fs::path& folder)
{
    std::vector<fs::path> result;
    std::error_code error;
    for (auto entry =
             fs::directory_iterator(folder, fs::directory_options::skip_permission_denied, error);
         !error && entry != fs::directory_iterator(); entry.increment(error)) {
        std::error_code ignored;
        if (entry->is_directory(ignored) && !nameOf(entry->path()).starts_with('.')) {
            result.push_back(entry->path());
        }
    }
    std::ranges::sort(result);
    return result;
}

/// Images of a folder, or of the only one below it.
std::vector<fs::path> imagesAtOrBelow(const fs::path& folder)
{
    fs::path place = folder;
    for (int depth = 0; depth <= kDeepest; ++depth) {
        if (auto images = imageFilesIn(place); !images.empty()) {
            return images;
        }
        const std::vector<fs::path> below = subfolders(place);
        if (below.size() != 1) {
            break;
        }
        place = below.front();
    }
    return {};
}

/// What a subfolder of a case is: its image and slot.
struct SequenceFolder {
    fs::path file;
    Slot slot;
};

/// Nothing where the name says no slot, several images lie there, or the image says another slot.
std::optional<SequenceFolder> sequenceFolder(const std::optional<FileRole>& role,
                                             const std::vector<fs::path>& images)
{
    if (!role || images.size() != 1) {
        return std::nullopt;
    }
    const auto own = roleFromName(nameOf(images.front()));
    return !own || own->slot == role->slot
               ? std::optional(SequenceFolder{images.front(), role->slot})
               : std::nullopt;
}

void fill(CaseFiles& files, const SequenceFolder& found)
{
    const auto sequence = sequenceOf(found.slot);
    std::optional<fs::path>& place =
        sequence ? files.images[static_cast<std::size_t>(*sequence)] : files.labels;
    if (place && files.question.empty()) {
        files.question =
            Sentence::of("%1 and %2 both claim to be the %3 of this case; move one of them away.",
                         *place, found.file, displayName(found.slot));
    }
    place = found.file;
}

bool holds(const CaseFiles& files, const fs::path& file)
{
    return files.labels == file ||
           std::ranges::find(files.images, std::optional(file)) != files.images.end();
}

/// Labels of this case among the files at and below a folder.
void collectLabels(const fs::path& folder, const std::string& caseName,
                   std::vector<fs::path>& found)
{
    std::error_code error;
    for (auto entry = fs::recursive_directory_iterator(
             folder, fs::directory_options::skip_permission_denied, error);
         !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
        const std::string name = nameOf(entry->path());
        std::error_code ignored;
        if (isImageName(name) && entry->is_regular_file(ignored)) {
            const auto role = roleFromName(name);
            if (role && role->slot == Slot::Labels && role->caseName == caseName) {
                found.push_back(entry->path());
            }
        }
    }
}

/// derivatives/sub-01, derivatives/PIPELINE/sub-01 and one level deeper.
void collectSubject(const fs::path& derivatives, const std::string& subject,
                    const std::string& caseName, std::vector<fs::path>& found, int depth = 0)
{
    for (const fs::path& below : subfolders(derivatives)) {
        if (nameOf(below) == subject) {
            collectLabels(below, caseName, found);
        } else if (depth < 2 && !nameOf(below).starts_with("sub-")) {
            collectSubject(below, subject, caseName, found, depth + 1);
        }
    }
}

std::vector<fs::path> labelsBeside(const fs::path& place, const CaseFiles& files)
{
    std::vector<fs::path> found;
    std::error_code ignored;
    const fs::path segmentations = place / "images_segm";
    for (const char* word : {"_segm", "_seg", "_segmentation", "-seg"}) {
        for (const ImageEnding& each : kImageEndings) {
            if (fs::path file = segmentations / (files.name + word + std::string(each.ending));
                fs::is_regular_file(file, ignored)) {
                found.push_back(std::move(file));
            }
        }
    }
    if (files.name.starts_with("sub-") && fs::is_directory(place / kDerivatives, ignored)) {
        collectSubject(place / kDerivatives, files.name.substr(0, files.name.find('_')), files.name,
                       found);
    }
    return found;
}

}  // namespace

std::optional<CaseFiles> caseOfSequenceFolders(const fs::path& folder)
{
    const std::vector<fs::path> below = subfolders(folder);
    std::vector<std::string> names;
    std::ranges::transform(below, std::back_inserter(names), nameOf);
    const std::vector<std::optional<FileRole>> roles = rolesOf(names);
    std::set<Slot> said;
    for (const auto& role : roles) {
        if (role && role->slot != Slot::Labels) {
            said.insert(role->slot);
        }
    }
    if (said.size() < 2) {  // as nearly everywhere: nothing below needs a look
        return std::nullopt;
    }
    CaseFiles files;
    files.folder = folder;
    files.name = nameOfFolder(folder);
    for (std::size_t i = 0; i < below.size(); ++i) {
        const std::vector<fs::path> images = imagesAtOrBelow(below[i]);
        if (const auto found = sequenceFolder(roles[i], images)) {
            fill(files, *found);
        } else {
            files.unused.insert(files.unused.end(), images.begin(), images.end());
        }
    }
    const auto sequences =
        std::ranges::count_if(files.images, [](const auto& image) { return image.has_value(); });
    if (sequences < 2) {
        return std::nullopt;
    }
    std::vector<std::string> tokens;
    for (const auto& image : files.images) {
        if (const auto role = image ? roleFromName(nameOf(*image)) : std::nullopt) {
            tokens.push_back(role->token);
        }
    }
    const auto description = describeDataset(folder);
    files.namedScheme = description && description->scheme ? description->scheme
                                                           : schemeFromNames(files.name, tokens);
    return files;
}

std::optional<CaseFiles> caseOfFileInSequenceFolder(const fs::path& file)
{
    fs::path place = file.parent_path();
    for (int up = 0; up <= kDeepest && place.has_relative_path(); ++up) {
        place = place.parent_path();
        if (auto files = caseOfSequenceFolders(place); files && holds(*files, file)) {
            return files;
        }
    }
    return std::nullopt;
}

void findLabelsElsewhere(CaseFiles& files)
{
    fs::path place = files.folder;
    for (int up = 0; up < kHighest && !files.labels && files.question.empty(); ++up) {
        if (!place.has_relative_path()) {
            return;
        }
        place = place.parent_path();
        const std::vector<fs::path> found = labelsBeside(place, files);
        if (found.size() > 1) {
            files.question = Sentence::of(
                "%1 and %2 both claim to be the labels of this case; move one of them away.",
                found[0], found[1]);
        } else if (!found.empty()) {
            files.labels = found.front();
        }
    }
}

std::vector<fs::path> caseFolders(const fs::path& folder)
{
    std::vector<fs::path> folders = subfolders(folder);
    const bool isBids = std::ranges::any_of(
        folders, [](const fs::path& below) { return nameOf(below).starts_with("sub-"); });
    if (isBids) {
        std::erase_if(folders, [](const fs::path& below) { return nameOf(below) == kDerivatives; });
    }
    return folders;
}

}  // namespace glioscope
