#include "segmentation/case/dataset/label_file.h"

#include "segmentation/case/dataset/case_finder.h"
#include "segmentation/case/model/case_naming.h"
#include "segmentation/system/error.h"
#include "segmentation/system/path_access.h"

#include <array>
#include <string_view>
#include <vector>

namespace glioscope {
namespace fs = std::filesystem;
namespace {

constexpr std::array<std::string_view, 2> kLabelEndings = {"_seg", "-seg"};

/// What the file's case says of its numbers; nothing where it is no case's labels.
std::optional<LabelFile> fromCase(const fs::path& file)
{
    try {
        const CaseFiles files = findCase(file);
        std::error_code ignored;
        return files.labels && fs::equivalent(*files.labels, file, ignored)
                   ? std::optional(
                         LabelFile{file, files.namedScheme, files.namedValues, files.name})
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

}  // namespace

std::optional<std::string> withoutLabelEnding(const std::string& stem)
{
    for (const std::string_view ending : kLabelEndings) {
        if (endsWithIgnoringCase(stem, ending)) {
            return stem.substr(0, stem.size() - ending.size());
        }
    }
    return std::nullopt;
}

LabelFile labelsOf(const CaseFiles& files)
{
    return {files.labels.value_or(fs::path()), files.namedScheme, files.namedValues, files.name};
}

LabelFile namedLabelFile(const fs::path& file)
{
    LabelFile known = fromCase(file).value_or(LabelFile{file, std::nullopt});
    if (!known.namedScheme && known.namedValues.empty()) {
        known.namedScheme = schemeFromName(file);
    }
    const std::string stem = stemOf(file.filename().string());
    const std::optional<std::string> marked = withoutLabelEnding(stem);
    if (marked && !marked->empty()) {
        known.caseName = *marked;
    } else if (known.caseName.empty()) {
        known.caseName = stem;
    }
    return known;
}

LabelFile labelFileOf(const fs::path& path)
{
    std::error_code ignored;
    if (!fs::is_directory(path, ignored)) {
        requireReadable(Sentence::of("The file"), path);
        return namedLabelFile(path);
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
        throw Error(Sentence::of("The case in %1 has no labels; give a label file.%2", path,
                                 unusedSentence(files)));
    }
    return labelsOf(files);
}

}  // namespace glioscope
