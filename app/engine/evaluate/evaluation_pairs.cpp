#include "app/engine/evaluate/evaluation_pairs.h"

#include "app/engine/segment/result_names.h"
#include "segmentation/case/dataset/case_finder.h"
#include "segmentation/case/model/case.h"
#include "segmentation/case/model/case_naming.h"
#include "segmentation/system/error.h"
#include "segmentation/system/path_access.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace glioscope {
namespace fs = std::filesystem;
namespace {

struct NamedFile {
    std::string name;  ///< the stem, without "_seg" where it has that
    fs::path file;
};

/// Files ending in "seg" of a folder and its subfolders, or all images where none does.
std::vector<NamedFile> labelFilesIn(const fs::path& folder)
{
    std::vector<NamedFile> marked;
    std::vector<NamedFile> all;
    requireReadable(Sentence::of("The folder"), folder);
    std::error_code error;
    for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        const fs::path& path = entry->path();
        std::error_code ignored;
        if (entry->is_directory(ignored)) {
            requireReadable(Sentence::of("The folder"), path);
        }
        if (!entry->is_regular_file(ignored) || !isImageName(path.filename().string())) {
            continue;
        }
        const std::string stem = stemOf(path.filename().string());
        all.push_back({stem, path});
        if (const auto name = withoutLabelEnding(stem)) {
            marked.push_back({*name, path});
        }
    }
    if (error) {
        throw Error(Sentence::of("The folder %1 cannot be read: %2.", folder,
                                 Sentence::name(error.message())));
    }
    return marked.empty() ? all : marked;
}

std::string withoutLabelsSentence(const CaseFiles& files)
{
    return files.question.empty()
               ? "The case " + files.name + " in " + files.folder.string() +
                     " has no expert's labels and is left out." + unusedSentence(files).text()
               : "The case " + files.name + " is left out: " + files.question.text();
}

/// By case; a case without labels has an empty file, so that its results are not taken for
/// another's.
std::map<std::string, LabelFile> referencesIn(const fs::path& folder,
                                              std::map<std::string, std::string>& withoutLabels)
{
    std::map<std::string, LabelFile> references;
    bool labelled = false;
    for (const CaseFiles& files : casesOfDataset(folder)) {
        const bool isNew = references.emplace(files.name, labelsOf(files)).second;
        if (!files.labels) {
            withoutLabels[files.name] = withoutLabelsSentence(files);
        }
        if (!isNew) {
            throw Error(Sentence::of("%1 holds two cases named %2; rename one of them.", folder,
                                     files.name));
        }
        labelled = labelled || files.labels;
    }
    if (!labelled) {
        references.clear();
        withoutLabels.clear();
        for (const NamedFile& named : labelFilesIn(folder)) {
            references[named.name] = namedLabelFile(named.file);
        }
    }
    return references;
}

/// The longest case name that `name` is or begins with, since one case's name may begin another's;
/// as segment() writes it.
std::optional<std::string> caseOf(const std::string& name,
                                  const std::map<std::string, LabelFile>& references)
{
    std::optional<std::string> best;
    for (const auto& [caseName, file] : references) {
        const bool begins = name.starts_with(caseName) || name.starts_with(safeFileName(caseName));
        const bool fits = begins && (name.size() == caseName.size() ||
                                     name[caseName.size()] == '_' || name[caseName.size()] == '-');
        if (fits && (!best || caseName.size() > best->size())) {
            best = caseName;
        }
    }
    return best;
}

}  // namespace

PairedFolders pairFolders(const fs::path& predictions, const fs::path& references)
{
    PairedFolders paired;
    const std::map<std::string, LabelFile> known =
        referencesIn(references, paired.casesWithoutLabels);
    std::map<std::string, bool> predicted;
    for (const NamedFile& named : labelFilesIn(predictions)) {
        const auto caseName = caseOf(named.name, known);
        if (!caseName || known.at(*caseName).file.empty()) {
            paired.predictionsWithoutCase.push_back(named.file);
            continue;
        }
        predicted[*caseName] = true;
        const std::size_t modelStart = std::min(caseName->size() + 1, named.name.size());
        paired.pairs.push_back({*caseName, named.name.substr(modelStart),
                                namedLabelFile(named.file), known.at(*caseName)});
    }
    for (const auto& [caseName, file] : known) {
        if (!file.file.empty() && !predicted.contains(caseName)) {
            paired.casesWithoutPrediction.push_back(caseName);
        }
    }
    if (paired.pairs.empty()) {
        throw Error(
            Sentence::of("No segmentation in %1 is named after a labelled case of %2; name them "
                         "<case>_seg.nii.gz.",
                         predictions, references));
    }
    std::ranges::sort(paired.pairs, {}, [](const EvaluationPair& pair) {
        return std::tie(pair.model, pair.caseName);
    });
    return paired;
}

}  // namespace glioscope
