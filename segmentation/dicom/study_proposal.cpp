#include "segmentation/dicom/study_proposal.h"

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
            claim = {.reason = "it makes no volume"};
        } else if (volume.grid.geometry.size[2] < kFewestSlices) {
            claim = {.reason = "it has fewer than three slices"};
        } else if (isTimeSeries(volume)) {
            claim = {.reason = "it is one of " + std::to_string(volume.stack.repetitions) +
                               " volumes of the same slices, a time series"};
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
            claim.contrastReason = "nothing says that contrast agent was given";
            claim.contrast = Contrast::Native;
        } else {
            const bool before = *header(n).seriesNumber < *header(*first).seriesNumber;
            claim.contrast = before ? Contrast::Native : Contrast::Given;
            claim.contrastReason = std::string("it was acquired ") +
                                   (before ? "before " : "after ") + seriesName(header(*first)) +
                                   ", the first with contrast agent";
        }
    }
}

void Proposer::fillRows()
{
    for (const SequenceClaim& claim : m_claims) {
        StudyProposal::Row row = {claim.sequence, claim.reason, !claim.doubt.empty()};
        if (claim.contrast == Contrast::Given) {
            row.sequence = Sequence::T1ce;
        }
        if (!claim.contrastReason.empty()) {
            row.reason += "; " + claim.contrastReason;
        }
        if (!claim.doubt.empty()) {
            row.sequence.reset();
            row.reason += "; " + claim.doubt;
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
    const std::string name(displayName(sequence));
    if (claims.size() == 1) {
        m_proposal.chosen[place] = claims[0];
        return;
    }
    if (claims.empty()) {
        return;
    }
    std::string names;
    for (std::size_t n = 0; n < claims.size(); ++n) {
        names += (n == 0                  ? ""
                  : n + 1 < claims.size() ? "; "
                                          : " and ") +
                 seriesName(header(claims[n])) + " (" +
                 describe(m_volumes[claims[n]].grid.geometry) + ")";
    }
    m_proposal.whichOf[place] =
        "Which is the " + name + ": " + names + "? The first has the finest voxels.";
    m_proposal.questions.push_back(m_proposal.whichOf[place]);
}

void Proposer::gather()
{
    for (std::size_t n = 0; n < m_claims.size(); ++n) {
        if (m_proposal.rows[n].sequence) {
            m_proposal.claims[static_cast<std::size_t>(*m_proposal.rows[n].sequence)].push_back(n);
        }
        if (!m_claims[n].doubt.empty()) {
            m_proposal.contrastDoubts.push_back("Is " + seriesName(header(n)) +
                                                " a T1 or a T1ce? " + m_claims[n].doubt + ".");
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
        m_proposal.questions.push_back("No series is known to be the " + listed(missing).text() +
                                       (missing.size() == 1 ? "; which one is it, if any?"
                                                            : "; which ones are they, if any?"));
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
        m_proposal.studyQuestion =
            "The folder holds " + std::to_string(studies.size()) +
            " studies; which one is meant? Name a folder that holds that one alone.";
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

std::string seriesName(const DicomInstance& instance)
{
    const std::string number =
        instance.seriesNumber ? "series " + std::to_string(*instance.seriesNumber) : "a series";
    return instance.seriesDescription.empty() ? number : number + ", " + instance.seriesDescription;
}

StudyProposal proposeSequences(const std::vector<SeriesVolume>& volumes,
                               const std::vector<DicomInstance>& instances)
{
    return Proposer(volumes, instances).propose();
}

}  // namespace glioscope
