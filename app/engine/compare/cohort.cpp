#include "app/engine/compare/cohort.h"

#include "app/engine/segment/result_names.h"
#include "segmentation/case/dataset/case_finder.h"
#include "segmentation/system/error.h"

#include <algorithm>
#include <map>

namespace glioscope {
namespace {

CohortCase cohortCase(CaseFiles files)
{
    CohortCase one;
    if (!files.question.empty()) {
        one.problem = files.question;
    } else if (!files.labels) {
        one.problem = Sentence::of("The case %1 in %2 has no expert's labels to compare with.%3",
                                   files.name, files.folder, unusedSentence(files));
    } else {
        one.reference = {*files.labels, files.namedScheme, files.namedValues};
    }
    one.files = std::move(files);
    return one;
}

void refuseEqualNames(const std::vector<CohortCase>& cases)
{
    std::map<std::string, std::filesystem::path> folderByName;
    for (const CohortCase& one : cases) {
        const auto [known, isNew] =
            folderByName.emplace(safeFileName(one.files.name), one.files.folder);
        if (!isNew) {
            throw Error(Sentence::of("%1 and %2 hold cases of one name, %3; rename one of them.",
                                     known->second, one.files.folder, one.files.name));
        }
    }
}

/// A folder may hold several models' results; then the one that its name means.
void takeResults(Cohort& cohort, const GivenResults& results, const PairedFolders& paired)
{
    for (CohortCase& one : cohort.cases) {
        std::vector<const EvaluationPair*> found;
        for (const EvaluationPair& pair : paired.pairs) {
            if (pair.caseName == one.files.name) {
                found.push_back(&pair);
            }
        }
        const auto named = std::ranges::find(found, results.name, &EvaluationPair::model);
        if (named != found.end()) {
            one.given[results.name] = (*named)->prediction;
        } else if (found.size() == 1) {
            one.given[results.name] = found.front()->prediction;
        } else if (found.size() > 1) {
            throw AmbiguousInput(Sentence::of(
                "The folder %1 holds several segmentations of the case %2, and none is called %3; "
                "call the results by the model's name in their files' names.",
                results.folder, one.files.name, results.name));
        }
    }
}

}  // namespace

std::optional<GivenResults> givenResults(const std::string& text)
{
    const std::size_t equals = text.find('=');
    if (equals == text.npos || equals == 0 || equals + 1 == text.size()) {
        return std::nullopt;
    }
    return GivenResults{text.substr(0, equals), text.substr(equals + 1)};
}

Cohort findCohort(const std::filesystem::path& dataset, const ChannelSequences& told,
                  const std::vector<GivenResults>& results)
{
    Cohort cohort;
    for (CaseFiles& files : findCases(dataset, told)) {
        cohort.cases.push_back(cohortCase(std::move(files)));
    }
    std::ranges::sort(cohort.cases, {}, [](const CohortCase& one) { return one.files.name; });
    refuseEqualNames(cohort.cases);
    for (const GivenResults& given : results) {
        const PairedFolders paired = pairFolders(given.folder, dataset);
        takeResults(cohort, given, paired);
        for (const std::filesystem::path& file : paired.predictionsWithoutCase) {
            cohort.unpaired.push_back("The file " + file.string() +
                                      " is named after no labelled case and is left out.");
        }
    }
    return cohort;
}

Sentence missingSentence(const std::string& caseName, const GivenResults& results)
{
    return Sentence::of("The folder %1 has no segmentation of the case %2.", results.folder,
                        caseName);
}

}  // namespace glioscope
