#include "segmentation/case/case_naming.h"
#include "segmentation/case/case_reader.h"
#include "segmentation/case/dataset_layout.h"
#include "segmentation/case/file_error.h"
#include "segmentation/case/foreign_file.h"
#include "segmentation/case/folder_cases.h"

#include <algorithm>

namespace glioscope {
namespace {

namespace fs = std::filesystem;

constexpr int kDeepest = 4;                   ///< dataset/HGG/case, bids/sub-01/ses-1/anat
constexpr std::size_t kMostFolders = 20'000;  ///< looked into, for someone who drops a whole disk

struct Search {
    std::size_t enough;  ///< stop when that many cases are found
    std::size_t folders = 0;
    std::vector<CaseFiles> found;
};

std::vector<fs::path> subfolders(const fs::path& folder)
{
    std::vector<fs::path> result;
    std::error_code error;
    for (auto entry = fs::directory_iterator(folder, fs::directory_options::skip_permission_denied, error);
         !error && entry != fs::directory_iterator(); entry.increment(error)) {
        std::error_code ignored;
        if (entry->is_directory(ignored) && !entry->path().filename().string().starts_with('.')) {
            result.push_back(entry->path());
        }
    }
    std::ranges::sort(result);
    return result;
}

void search(const fs::path& folder, int depth, Search& state)
{
    if (state.found.size() >= state.enough || state.folders >= kMostFolders) {
        return;
    }
    ++state.folders;
    std::vector<CaseFiles> here = isDatasetRoot(folder) ? casesOfDatasetRoot(folder) : casesOfFolder(folder);
    if (here.empty() && depth < kDeepest) {
        for (const fs::path& below : subfolders(folder)) {
            search(below, depth + 1, state);
        }
    }
    std::ranges::move(here, std::back_inserter(state.found));
}

std::vector<CaseFiles> casesBelow(const fs::path& folder, std::size_t enough)
{
    Search state{.enough = enough, .folders = 0, .found = {}};
    search(folder, 0, state);
    std::ranges::stable_sort(state.found, {}, &CaseFiles::name);
    return std::move(state.found);
}

fs::path existing(const fs::path& path)
{
    requireExistence(path);
    fs::path absolute = fs::absolute(path).lexically_normal();
    return absolute.has_filename() ? absolute : absolute.parent_path();
}

}  // namespace

CaseFiles findCase(const fs::path& path)
{
    const fs::path place = existing(path);
    if (!fs::is_directory(place)) {
        CaseFiles files = caseOfFile(place);
        if (!files.question.empty()) {
            throw AmbiguousInput(files.question);
        }
        return files;
    }
    std::vector<CaseFiles> cases = casesBelow(place, 3);
    if (cases.empty()) {
        failWithoutCase(place);
    }
    if (cases.size() > 1) {
        throw AmbiguousInput(place.string() + " holds several cases, such as " + cases[0].name + " and " +
                             cases[1].name + "; name the folder or a file of the one that is meant.");
    }
    if (!cases.front().question.empty()) {
        throw AmbiguousInput(cases.front().question);
    }
    return std::move(cases.front());
}

bool isDataset(const fs::path& path)
{
    std::error_code ignored;
    return fs::is_directory(path, ignored) && casesBelow(existing(path), 2).size() > 1;
}

std::vector<CaseFiles> listCases(const fs::path& dataset)
{
    const fs::path place = existing(dataset);
    std::vector<CaseFiles> cases = casesBelow(place, static_cast<std::size_t>(-1));
    if (cases.empty()) {
        failWithoutCase(place);
    }
    return cases;
}

}  // namespace glioscope
