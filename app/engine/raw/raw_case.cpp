#include "app/engine/raw/raw_case.h"

#include "app/engine/raw/brain_vote.h"
#include "segmentation/case/formats/case_reader.h"
#include "segmentation/registration/alignment_file.h"
#include "segmentation/registration/stripped_sequence.h"
#include "segmentation/system/error.h"

#include <cstdio>

namespace glioscope {
namespace {

constexpr double kUncoveredIsSaid = 0.02;

Sentence uncoveredSentence(Sequence sequence, double share)
{
    char percent[32];
    std::snprintf(percent, sizeof percent, "%.0f", share * 100);
    return Sentence::of(
        "%1 does not reach over %2 % of the brain; what a model says there is "
        "without it.",
        displayName(sequence), Sentence::Number{percent});
}

}  // namespace

const Image& t1ceOf(const Case& loaded)
{
    if (!loaded.image(Sequence::T1ce)) {
        throw Error(
            Sentence::of("The case %1 in %2 has no T1ce, onto which the others are "
                         "aligned; add the file.",
                         loaded.files.name, loaded.files.folder));
    }
    return *loaded.image(Sequence::T1ce);
}

void findBrain(RawCase& raw, const std::filesystem::path& givenMask,
               const std::function<BrainExtractor&()>& extractor, const StageProgress& progress)
{
    if (!raw.brain) {
        const Image& t1ce = t1ceOf(raw.loaded);
        raw.brain =
            givenMask.empty() ? brainIn(t1ce, extractor(), progress) : brainGiven(givenMask, t1ce);
    }
}

void align(RawCase& raw, const std::filesystem::path& known, const StageProgress& progress)
{
    if (!raw.alignment && !known.empty()) {
        raw.alignment = readAlignment(known, raw.loaded);
    }
    if (!raw.alignment) {
        const bool stripped = raw.brain && raw.brain->source == BrainInHead::Source::Stripped;
        raw.alignment = alignCase(
            raw.loaded, [stripped](const Image&) { return stripped; },
            [&](double done) { return !progress || progress(done, 1); });
    }
}

void voteOnBrain(RawCase& raw, const std::function<BrainExtractor&()>& extractor,
                 const StageProgress& progress)
{
    BrainInHead& brain = *raw.brain;
    if (brain.source != BrainInHead::Source::Network || brain.sequences > 1) {
        return;
    }
    std::vector<BrainVote> votes;
    for (const Sequence sequence : kAllSequences) {
        const auto& image = raw.loaded.image(sequence);
        if (sequence == Sequence::T1ce || !image) {
            continue;
        }
        const auto& move = raw.alignment->moves[static_cast<std::size_t>(sequence)];
        try {
            const auto before = static_cast<double>(votes.size());
            votes.push_back({extractor()
                                 .extract(*image,
                                          [&](double done, double total) {
                                              return !progress ||
                                                     progress(before + done / total, 3);
                                          })
                                 .brain,
                             move.toMoving});
        } catch (const Error&) {
            continue;  // one in which none is found says nothing of where it is
        }
    }
    brain.brain = votedBrain(brain.brain, votes);
    brain.sequences += static_cast<int>(votes.size());
}

Case strippedCase(const RawCase& raw, const Geometry& grid, std::vector<Sentence>& notices)
{
    const Mask brain = maskOn(raw.brain->brain, grid);
    Case stripped;
    stripped.files = raw.loaded.files;
    for (const Sequence sequence : kAllSequences) {
        if (raw.loaded.image(sequence)) {
            StrippedSequence one = strippedSequence(raw.loaded, *raw.alignment, sequence, brain);
            if (one.uncoveredShare > kUncoveredIsSaid) {
                notices.push_back(uncoveredSentence(sequence, one.uncoveredShare));
            }
            stripped.images[static_cast<std::size_t>(sequence)] =
                std::make_shared<const Image>(std::move(one.image));
        }
    }
    return stripped;
}

RawCase& LastRawCase::ofFiles(const CaseFiles& files, const std::string& hashes)
{
    if (m_content != hashes) {
        *this = {};  // two cases at once are too much for a small machine
        m_case.loaded = readCase(files, {.labelScheme = std::nullopt, .readLabels = false});
        m_content = hashes;
    }
    m_case.loaded.files = files;  // the same bytes may lie elsewhere now
    return m_case;
}

RawCase& LastRawCase::ofStudy(const OpenedStudy& study, const std::string& givenHash,
                              const StageProgress& progress)
{
    if (const std::string content = study.key + givenHash; m_content != content) {
        *this = {};
        StudyImages read = readStudyImages(study, progress);
        m_case.loaded = std::move(read.loaded);
        m_case.sha256 = std::move(read.sha256);
        m_case.study = study.source;
        m_content = content;
    }
    m_case.loaded.files.name = study.files.name;
    return m_case;
}

}  // namespace glioscope
