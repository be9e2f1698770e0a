#include "app/engine/dicom/study_case.h"

#include "app/engine/console/command_options.h"
#include "segmentation/system/error.h"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace glioscope {
namespace {

/// "7:2": the second volume of series 7; without the colon any.
struct ToldVolume {
    std::string series;
    std::string volume;  ///< counted from 1

    explicit ToldVolume(const std::string& told)
        : series(told.substr(0, told.find(':'))),
          volume(series.size() < told.size() ? told.substr(series.size() + 1) : "")
    {
    }
    [[nodiscard]] bool isSeries(const DicomInstance& header) const
    {
        return header.seriesUid == series ||
               (header.seriesNumber && std::to_string(*header.seriesNumber) == series);
    }
};

/// Of a series with several volumes the one that is told, or the first that can be a sequence.
std::size_t chosenVolume(const std::string& told, const std::vector<SeriesVolume>& volumes,
                         const std::vector<DicomInstance>& instances)
{
    const ToldVolume wanted(told);
    bool named = false;
    for (std::size_t n = 0, count = 0; n < volumes.size(); ++n) {
        if (wanted.isSeries(volumes[n].header(instances))) {
            const std::string number = std::to_string(++count);
            if (!wanted.volume.empty() && wanted.volume != number) {
                continue;
            }
            named = true;
            if (volumes[n].grid.problem.empty() &&
                volumes[n].grid.geometry.size[2] >= kFewestSlices) {
                return n;
            }
        }
    }
    throw Error(
        named ? Sentence::of("Series %1 makes no volume; the command study says why.", told)
              : Sentence::of("The study has no series %1; the command study lists those it has.",
                             told));
}

/// Throws AmbiguousInput for the first question that the choice leaves open.
void requireClear(const StudyProposal& proposal, const std::array<std::string, 4>& toldSeries)
{
    const auto told = [&](Sequence sequence) {
        return !toldSeries[static_cast<std::size_t>(sequence)].empty();
    };
    if (!proposal.studyQuestion.empty() &&
        std::ranges::any_of(kAllSequences, [&](Sequence each) { return !told(each); })) {
        throw AmbiguousInput(proposal.studyQuestion);
    }
    for (const Sequence sequence : kAllSequences) {
        const Sentence& question = proposal.whichOf[static_cast<std::size_t>(sequence)];
        if (!question.empty() && !told(sequence)) {
            throw AmbiguousInput(Sentence::of("%1 Say it with --%2 and the series' number.",
                                              question, key(sequence)));
        }
    }
    if (!proposal.contrastDoubts.empty() && !(told(Sequence::T1) && told(Sequence::T1ce))) {
        throw AmbiguousInput(Sentence::of("%1 Say with --t1 and --t1ce which series they are.",
                                          proposal.contrastDoubts.front()));
    }
}

/// Two patients' images make no case.
void requireOneStudy(const std::array<std::optional<SeriesVolume>, 4>& found,
                     const std::vector<DicomInstance>& instances)
{
    const std::string* study = nullptr;
    for (const auto& volume : found) {
        if (!volume) {
            continue;
        }
        const std::string& own = volume->header(instances).studyUid;
        if (study && *study != own) {
            throw Error(
                Sentence::of("The chosen series belong to several studies; choose those of one."));
        }
        study = &own;
    }
}

}  // namespace

void addCaseOptions(CLI::App& command, CaseChoice& choice)
{
    CLI::Option* const name = addCaseNameOption(
        command, choice.name,
        "Write only the case: <name>_flair.nii.gz and so on, as the command study proposes them");
    for (CLI::Option* const series : addSeriesOptions(command, choice.series)) {
        series->needs(name);
    }
}

std::array<std::optional<SeriesVolume>, 4> sequencesOf(const std::array<std::string, 4>& toldSeries,
                                                       const std::vector<SeriesVolume>& volumes,
                                                       const std::vector<DicomInstance>& instances)
{
    const StudyProposal proposal = proposeSequences(volumes, instances);
    requireClear(proposal, toldSeries);
    std::array<std::optional<SeriesVolume>, 4> found;
    for (std::size_t place = 0; place < found.size(); ++place) {
        if (toldSeries[place] == kNoSeries) {
            continue;
        }
        const std::optional<std::size_t> volume =
            toldSeries[place].empty() ? proposal.chosen[place]
                                      : chosenVolume(toldSeries[place], volumes, instances);
        if (volume) {
            found[place] = volumes[*volume];
        }
    }
    requireOneStudy(found, instances);
    if (std::ranges::none_of(found, [](const auto& one) { return one.has_value(); })) {
        throw Error(
            Sentence::of("No series of the study is known to be a FLAIR, T1, T1ce or T2; say which "
                         "are, such as --flair 3 with a series' number."));
    }
    return found;
}

std::vector<NamedVolume> volumesOfCase(const CaseChoice& choice,
                                       const std::vector<SeriesVolume>& volumes,
                                       const std::vector<DicomInstance>& instances)
{
    auto found = sequencesOf(choice.series, volumes, instances);
    std::vector<NamedVolume> chosen;
    for (const Sequence sequence : kAllSequences) {
        if (auto& volume = found[static_cast<std::size_t>(sequence)]) {
            chosen.push_back({choice.name + "_" + std::string(key(sequence)), std::move(*volume)});
        }
    }
    return chosen;
}

}  // namespace glioscope
