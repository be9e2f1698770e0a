#include "segmentation/case/dataset/case_finder.h"

#include "segmentation/case/dataset/dataset_layout.h"
#include "segmentation/case/dataset/folder_cases.h"
#include "segmentation/case/dataset/scattered_cases.h"
#include "segmentation/case/dataset/unnamed_channels.h"
#include "segmentation/case/formats/foreign_file.h"
#include "segmentation/case/formats/image_files.h"
#include "segmentation/case/model/file_error.h"
#include "segmentation/case/model/patients.h"

#include <algorithm>

namespace glioscope {
namespace {

namespace fs = std::filesystem;

constexpr int kDeepest = 4;  ///< dataset/HGG/case, bids/sub-01/ses-1/anat
constexpr auto kAll = static_cast<std::size_t>(-1);
constexpr std::size_t kMostFolders = 20'000;  ///< looked into, for someone who drops a whole disk

struct Search {
    std::size_t enough;  ///< stop when that many cases are found
    const ChannelSequences& told;
    std::size_t folders = 0;
    std::vector<CaseFiles> found;
};

void search(const fs::path& folder, int depth, Search& state)
{
    if (state.found.size() >= state.enough || state.folders >= kMostFolders) {
        return;
    }
    ++state.folders;
    std::vector<CaseFiles> here = isDatasetRoot(folder) ? casesOfDatasetRoot(folder, state.told)
                                                        : casesOfFolder(folder, state.told);
    if (here.empty()) {
        if (auto scattered = caseOfSequenceFolders(folder)) {
            here.push_back(std::move(*scattered));
        }
    }
    if (here.empty() && depth < kDeepest) {
        for (const fs::path& below : caseFolders(folder)) {
            search(below, depth + 1, state);
        }
    }
    std::ranges::move(here, std::back_inserter(state.found));
}

/// The case's own name, or a folder between the dataset and the case that is called as a patient's.
std::string patientOfCase(const CaseFiles& files, const fs::path& dataset)
{
    std::string patient = patientOf(files.name);
    if (patient != files.name) {
        return patient;
    }
    fs::path place = files.folder;
    while (true) {
        if (isPatientName(place.filename().string())) {
            return place.filename().string();
        }
        if (place == dataset || !place.has_relative_path()) {
            return patient;
        }
        place = place.parent_path();
    }
}

void complete(CaseFiles& files, const fs::path& dataset)
{
    findLabelsElsewhere(files);
    files.patient = patientOfCase(files, dataset);
}

std::vector<CaseFiles> casesBelow(const fs::path& folder, std::size_t enough,
                                  const ChannelSequences& told)
{
    Search state{.enough = enough, .told = told, .folders = 0, .found = {}};
    search(folder, 0, state);
    std::ranges::stable_sort(state.found, {}, &CaseFiles::name);
    for (CaseFiles& files : state.found) {
        complete(files, folder);
    }
    return std::move(state.found);
}

CaseFiles caseOfAnyFile(const fs::path& file, const ChannelSequences& told)
{
    if (imageFilesIn(file.parent_path()).size() == 1) {
        if (auto scattered = caseOfFileInSequenceFolder(file)) {
            return std::move(*scattered);
        }
    }
    return caseOfFile(file, told);
}

fs::path existing(const fs::path& path)
{
    requireExistence(path);
    fs::path absolute = fs::absolute(path).lexically_normal();
    return absolute.has_filename() ? absolute : absolute.parent_path();
}

}  // namespace

CaseFiles findCase(const fs::path& path, const ChannelSequences& told)
{
    const fs::path place = existing(path);
    if (!fs::is_directory(place)) {
        CaseFiles files = caseOfAnyFile(place, told);
        complete(files, files.folder);
        refuseQuestions(files);
        return files;
    }
    std::vector<CaseFiles> cases = casesBelow(place, 3, told);
    if (cases.empty()) {
        failWithoutCase(place);
    }
    if (cases.size() > 1) {
        throw AmbiguousInput(
            Sentence::of("%1 holds several cases, such as %2 and %3; name the folder or "
                         "a file of the one that is meant.",
                         place, cases[0].name, cases[1].name));
    }
    refuseQuestions(cases.front());
    return std::move(cases.front());
}

std::vector<CaseFiles> findCases(const fs::path& path, const ChannelSequences& told)
{
    if (std::error_code ignored; !fs::is_directory(path, ignored)) {
        return {findCase(path, told)};
    }
    std::vector<CaseFiles> cases = listCases(path, told);
    if (cases.size() == 1) {
        refuseQuestions(cases.front());
    }
    return cases;
}

std::vector<CaseFiles> casesOfDataset(const fs::path& folder)
{
    if (std::error_code ignored; !fs::is_directory(folder, ignored)) {
        return {};
    }
    std::vector<CaseFiles> cases = casesBelow(existing(folder), kAll, {});
    return cases.size() > 1 ? cases : std::vector<CaseFiles>();
}

std::vector<CaseFiles> listCases(const fs::path& dataset, const ChannelSequences& told)
{
    const fs::path place = existing(dataset);
    std::vector<CaseFiles> cases = casesBelow(place, kAll, told);
    if (cases.empty()) {
        failWithoutCase(place);
    }
    return cases;
}

Sentence unusedSentence(const CaseFiles& files)
{
    constexpr std::size_t kNamed = 3;
    std::string names;
    for (std::size_t i = 0; i < std::min(kNamed, files.unused.size()); ++i) {
        names += (i > 0 ? ", " : "") + files.unused[i].filename().string();
    }
    const Sentence listed =
        files.unused.size() > kNamed
            ? Sentence::of("%1 and %2 more", names, files.unused.size() - kNamed)
            : Sentence(names);
    if (listed.empty()) {
        return {};
    }
    return files.unused.size() == 1
               ? Sentence::of(
                     " Not used in its folder is %1, whose name says no place in this "
                     "case; rename what belongs there, like case_t1ce.nii.gz, or "
                     "case_seg.nii.gz for labels of all parts of the tumour.",
                     listed)
               : Sentence::of(
                     " Not used in its folder are %1, whose names say no place in this "
                     "case; rename what belongs there, like case_t1ce.nii.gz, or "
                     "case_seg.nii.gz for labels of all parts of the tumour.",
                     listed);
}

}  // namespace glioscope
