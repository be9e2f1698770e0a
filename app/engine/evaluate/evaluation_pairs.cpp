#include "app/engine/evaluate/evaluation_pairs.h"

#include "app/engine/segment/run_segment_job.h"
#include "segmentation/case/dataset/case_finder.h"
#include "segmentation/case/model/case.h"
#include "segmentation/case/model/case_naming.h"
#include "segmentation/system/error.h"
#include "segmentation/system/path_access.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

namespace glioscope {
namespace fs = std::filesystem;
namespace {

constexpr std::array<std::string_view, 2> kLabelEndings = {"_seg", "-seg"};

/// Stem without "_seg"; nothing where it has no such ending.
std::optional<std::string> withoutLabelEnding(const std::string& stem)
{
    for (const std::string_view ending : kLabelEndings) {
        if (endsWithIgnoringCase(stem, ending)) {
            return stem.substr(0, stem.size() - ending.size());
        }
    }
    return std::nullopt;
}

struct NamedFile {
    std::string name;  ///< the stem, without "_seg" where it has that
    fs::path file;
};

/// Files ending in "seg" of a folder and its subfolders, or all images where none does.
std::vector<NamedFile> labelFilesIn(const fs::path& folder)
{
    std::vector<NamedFile> marked;
    std::vector<NamedFile> all;
    requireReadable("The folder", folder);
    std::error_code error;
    for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        const fs::path& path = entry->path();
        std::error_code ignored;
        if (entry->is_directory(ignored)) {
            requireReadable("The folder", path);
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
        throw Error("The folder " + folder.string() + " cannot be read: " + error.message() + ".");
    }
    return marked.empty() ? all : marked;
}

LabelFile labelsOf(const CaseFiles& files)
{
    return {files.labels.value_or(fs::path()), files.namedScheme, files.namedValues};
}

/// What the file's case says of its numbers; nothing where it is no case's labels.
std::optional<LabelFile> fromCase(const fs::path& file)
{
    try {
        const CaseFiles files = findCase(file);
        std::error_code ignored;
        return files.labels && fs::equivalent(*files.labels, file, ignored)
                   ? std::optional(LabelFile{file, files.namedScheme, files.namedValues})
                   : std::nullopt;
    } catch (const Error&) {
        return std::nullopt;  // a lone mask among others is no case
    }
}

std::optional<LabelScheme> schemeFromName(const fs::path& file)
{
    const std::string fileName = file.filename().string();
    const auto role = roleFromName(fileName);
    const std::string caseName =
        role && !role->caseName.empty() ? role->caseName : stemOf(fileName);
    std::vector<std::string> tokens;
    if (role) {
        tokens.push_back(role->token);
    }
    return schemeFromNames(caseName, tokens);
}

LabelFile withScheme(const fs::path& file)
{
    LabelFile known = fromCase(file).value_or(LabelFile{file, std::nullopt});
    if (!known.namedScheme && known.namedValues.empty()) {
        known.namedScheme = schemeFromName(file);
    }
    return known;
}

std::string withoutLabelsSentence(const CaseFiles& files)
{
    return files.question.empty()
               ? "The case " + files.name + " in " + files.folder.string() +
                     " has no expert's labels and is left out." + unusedSentence(files)
               : "The case " + files.name + " is left out: " + files.question;
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
            throw Error(folder.string() + " holds two cases named " + files.name +
                        "; rename one of them.");
        }
        labelled = labelled || files.labels;
    }
    if (!labelled) {
        references.clear();
        withoutLabels.clear();
        for (const NamedFile& named : labelFilesIn(folder)) {
            references[named.name] = withScheme(named.file);
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

LabelFile labelFileOf(const fs::path& path)
{
    std::error_code ignored;
    if (!fs::is_directory(path, ignored)) {
        requireReadable("The file", path);
        return withScheme(path);
    }
    const std::vector<CaseFiles> cases = listCases(path);
    if (cases.size() > 1) {
        (void)findCase(path);  // says which cases there are
    }
    const CaseFiles& files = cases.front();
    if (!files.labels && !files.question.empty()) {
        throw AmbiguousInput(files.question);
    }
    if (!files.labels) {
        throw Error("The case in " + path.string() + " has no labels; give a label file." +
                    unusedSentence(files));
    }
    return labelsOf(files);
}

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
        paired.pairs.push_back({*caseName, named.name.substr(modelStart), withScheme(named.file),
                                known.at(*caseName)});
    }
    for (const auto& [caseName, file] : known) {
        if (!file.file.empty() && !predicted.contains(caseName)) {
            paired.casesWithoutPrediction.push_back(caseName);
        }
    }
    if (paired.pairs.empty()) {
        throw Error("No segmentation in " + predictions.string() +
                    " is named after a labelled case of " + references.string() +
                    "; name them <case>_seg.nii.gz.");
    }
    std::ranges::sort(paired.pairs, {}, [](const EvaluationPair& pair) {
        return std::tie(pair.model, pair.caseName);
    });
    return paired;
}

}  // namespace glioscope
