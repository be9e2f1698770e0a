#include "segmentation/dicom/study_proposal.h"

#include "segmentation/dicom/sentence_parts.h"
#include "segmentation/volume/geometry_sentence.h"
#include "segmentation/volume/sequence_list.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace glioscope {
namespace {

class Proposer {
public:
    Proposer(const std::vector<SeriesVolume>& volumes, const std::vector<DicomInstance>& instances)
        : m_volumes(volumes), m_instances(instances)
    {
    }

    StudyProposal propose();

private:
    [[nodiscard]] const DicomInstance& header(std::size_t n) const
    {
        return m_volumes[n].header(m_instances);
    }
    void claimEach();
    void settleByOrder();
    void fillRows();
    void gather();
    void preferOriginals(std::vector<std::size_t>& claims) const;
    void ask(Sequence sequence);
    void askAboutStudies();

    const std::vector<SeriesVolume>& m_volumes;
    const std::vector<DicomInstance>& m_instances;
    std::vector<SequenceClaim> m_claims;
    StudyProposal m_proposal;
};

void Proposer::claimEach()
{
    for (const SeriesVolume& volume : m_volumes) {
        SequenceClaim claim = claimOf(volume.header(m_instances), volume.firstFrame(m_instances));
        if (!volume.grid.problem.empty()) {
            claim = {.reason = Sentence::of("it makes no volume")};
        } else if (volume.grid.geometry.size[2] < kFewestSlices) {
            claim = {.reason = Sentence::of("it has fewer than three slices")};
        } else if (isTimeSeries(volume)) {
            claim = {.reason =
                         Sentence::of("it is one of %1 volumes of the same slices, a time series",
                                      volume.stack.repetitions)};
        }
        m_claims.push_back(std::move(claim));
    }
}

/// A T1 of which nothing says whether agent was given is one without before the first that has it,
/// and one with it after.
void Proposer::settleByOrder()
{
    std::optional<std::size_t> first;
    for (std::size_t n = 0; n < m_claims.size(); ++n) {
        const bool given =
            m_claims[n].sequence == Sequence::T1 && m_claims[n].contrast == Contrast::Given;
        if (given && header(n).seriesNumber &&
            (!first || *header(n).seriesNumber < *header(*first).seriesNumber)) {
            first = n;
        }
    }
    for (std::size_t n = 0; n < m_claims.size(); ++n) {
        SequenceClaim& claim = m_claims[n];
        if (claim.sequence != Sequence::T1 || claim.contrast != Contrast::Unknown ||
            !claim.doubt.empty()) {
            continue;
        }
        if (!first || !header(n).seriesNumber) {
            claim.contrastReason = Sentence::of("nothing says that contrast agent was given");
            claim.contrast = Contrast::Native;
        } else {
            const bool before = *header(n).seriesNumber < *header(*first).seriesNumber;
            claim.contrast = before ? Contrast::Native : Contrast::Given;
            const Sentence name = seriesName(header(*first));
            claim.contrastReason =
                before
                    ? Sentence::of("it was acquired before %1, the first with contrast agent", name)
                    : Sentence::of("it was acquired after %1, the first with contrast agent", name);
        }
    }
}

void Proposer::fillRows()
{
    for (const SequenceClaim& claim : m_claims) {
        StudyProposal::Row row = {claim.sequence,
                                  joined({claim.reason, claim.contrastReason, claim.doubt}),
                                  !claim.doubt.empty()};
        if (claim.contrast == Contrast::Given) {
            row.sequence = Sequence::T1ce;
        }
        if (!claim.doubt.empty()) {
            row.sequence.reset();
        }
        m_proposal.rows.push_back(std::move(row));
    }
}

/// What was made from other images counts only where there is nothing else.
void Proposer::preferOriginals(std::vector<std::size_t>& claims) const
{
    const auto derived = [&](std::size_t n) { return m_claims[n].derived; };
    if (!std::ranges::all_of(claims, derived)) {
        std::erase_if(claims, derived);
    }
    std::ranges::stable_sort(
        claims, {}, [&](std::size_t n) { return m_volumes[n].grid.geometry.voxelVolumeMl(); });
}

void Proposer::ask(Sequence sequence)
{
    const auto place = static_cast<std::size_t>(sequence);
    const std::vector<std::size_t>& claims = m_proposal.claims[place];
    if (claims.size() == 1) {
        m_proposal.chosen[place] = claims[0];
        return;
    }
    if (claims.empty()) {
        return;
    }
    std::vector<Sentence> names;
    for (const std::size_t n : claims) {
        names.push_back(
            Sentence("%1 (%2)", {seriesName(header(n)), described(m_volumes[n].grid.geometry)}));
    }
    const Sentence last = names.back();
    names.pop_back();
    m_proposal.whichOf[place] =
        Sentence::of("Which is the %1: %2 and %3? The first has the finest voxels.",
                     displayName(sequence), joined(names), last);
    m_proposal.questions.push_back(m_proposal.whichOf[place]);
}

void Proposer::gather()
{
    for (std::size_t n = 0; n < m_claims.size(); ++n) {
        if (m_proposal.rows[n].sequence) {
            m_proposal.claims[static_cast<std::size_t>(*m_proposal.rows[n].sequence)].push_back(n);
        }
        if (!m_claims[n].doubt.empty()) {
            m_proposal.contrastDoubts.push_back(Sentence::of(
                "Is %1 a T1 or a T1ce? %2.", seriesName(header(n)), m_claims[n].doubt));
            m_proposal.questions.push_back(m_proposal.contrastDoubts.back());
        }
    }
    std::vector<Sequence> missing;
    for (const Sequence sequence : kAllSequences) {
        std::vector<std::size_t>& claims = m_proposal.claims[static_cast<std::size_t>(sequence)];
        preferOriginals(claims);
        ask(sequence);
        if (claims.empty()) {
            missing.push_back(sequence);
        }
    }
    if (!missing.empty()) {
        m_proposal.questions.push_back(
            missing.size() == 1
                ? Sentence::of("No series is known to be the %1; which one is it, if any?",
                               listed(missing))
                : Sentence::of("No series is known to be the %1; which ones are they, if any?",
                               listed(missing)));
    }
}

void Proposer::askAboutStudies()
{
    std::set<std::string> studies;
    for (const SeriesVolume& volume : m_volumes) {
        studies.insert(volume.header(m_instances).studyUid);
    }
    if (studies.size() > 1) {
        m_proposal.chosen = {};
        m_proposal.studyQuestion = Sentence::of(
            "The folder holds %1 studies; which one is meant? Name a folder that holds that one "
            "alone.",
            studies.size());
        m_proposal.questions = {m_proposal.studyQuestion};
    }
}

StudyProposal Proposer::propose()
{
    claimEach();
    settleByOrder();
    fillRows();
    gather();
    askAboutStudies();
    return std::move(m_proposal);
}

}  // namespace

bool isTimeSeries(const SeriesVolume& volume)
{
    constexpr int kMostPhases = 3;
    return volume.stack.repetitions > kMostPhases;
}

Sentence seriesName(const DicomInstance& instance)
{
    const std::string& words = instance.seriesDescription;
    if (const auto& number = instance.seriesNumber) {
        return words.empty() ? Sentence::of("series %1", *number)
                             : Sentence::of("series %1, %2", *number, words);
    }
    return words.empty() ? Sentence::of("a series") : Sentence::of("a series, %1", words);
}

StudyProposal proposeSequences(const std::vector<SeriesVolume>& volumes,
                               const std::vector<DicomInstance>& instances)
{
    return Proposer(volumes, instances).propose();
}

}  // namespace glioscope
