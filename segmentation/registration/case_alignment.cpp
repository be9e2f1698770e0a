#include "segmentation/registration/case_alignment.h"

#include "segmentation/case/model/file_error.h"
#include "segmentation/system/in_parallel.h"

#include <algorithm>
#include <cstdio>
#include <mutex>

namespace glioscope {
namespace {

namespace fs = std::filesystem;

std::vector<Sequence> sequencesToMove(const Case& loaded)
{
    std::vector<Sequence> sequences;
    for (const Sequence sequence : kAllSequences) {
        if (sequence != Sequence::T1ce && loaded.image(sequence)) {
            sequences.push_back(sequence);
        }
    }
    if (!loaded.image(Sequence::T1ce) || sequences.empty()) {
        const fs::path& folder = loaded.files.folder;
        throw Error(sequences.empty()
                        ? Sentence::of("The case %1 in %2 has nothing but one sequence; add the "
                                       "file.",
                                       loaded.files.name, folder)
                        : Sentence::of("The case %1 in %2 has no T1ce, onto which the others are "
                                       "aligned; add the file.",
                                       loaded.files.name, folder));
    }
    return sequences;
}

Sentence noticeOf(Sequence sequence, const RigidRegistration& found)
{
    const auto name = displayName(sequence);
    char digits[32];
    std::snprintf(digits, sizeof digits, "%.1f", found.largestMoveMm);
    const Sentence::Number mm{digits};
    if (found.isAccepted) {
        return found.isMoved
                   ? Sentence::of("%1 was moved by up to %2 mm onto the T1ce, as it was accepted.",
                                  name, mm)
                   : Sentence::of("%1 was left where it lies, as it was decided.", name);
    }
    if (!found.doubt.empty()) {
        return Sentence::of(
            "%1 may not lie on the T1ce after its move by up to %2 mm: %3. Look at both side by "
            "side before you use what comes of it.",
            name, mm, found.doubt);
    }
    return found.isMoved ? Sentence::of("%1 was moved by up to %2 mm to lie on the T1ce.", name, mm)
                         : Sentence::of("%1 lies on the T1ce as it is.", name);
}

/// The mean of several that go on at once, one call at a time.
class SharedProgress {
public:
    SharedProgress(const RigidRegistrar::Progress& progress, std::size_t count)
        : m_progress(progress), m_done(count, 0)
    {
    }

    bool update(std::size_t which, double done)
    {
        const std::lock_guard lock(m_mutex);
        m_done[which] = done;
        double sum = 0;
        for (const double one : m_done) {
            sum += one;
        }
        m_goesOn =
            m_goesOn && (!m_progress || m_progress(sum / static_cast<double>(m_done.size())));
        return m_goesOn;
    }

private:
    const RigidRegistrar::Progress& m_progress;
    std::mutex m_mutex;
    std::vector<double> m_done;
    bool m_goesOn = true;
};

/// `work`, whose failures name the file.
template <typename Work>
auto ofFile(const Case& loaded, Sequence sequence, const Work& work)
{
    try {
        return work();
    } catch (const Error& error) {
        fail(*loaded.files.image(sequence), Sentence::of("cannot be aligned: %1", error.said()));
    }
}

/// Registers `sequences` into `alignment`.
void registerInto(CaseAlignment& alignment, const Case& loaded,
                  const std::vector<Sequence>& sequences, int attempt,
                  const RigidRegistrar::Progress& progress)
{
    const Image& t1ce = *loaded.image(Sequence::T1ce);
    const auto registrar =
        ofFile(loaded, Sequence::T1ce, [&] { return std::make_unique<RigidRegistrar>(t1ce); });
    SharedProgress shared(progress, sequences.size());
    inParallel(sequences.size(), 0, [&](std::size_t n) {
        alignment.moves[static_cast<std::size_t>(sequences[n])] = ofFile(loaded, sequences[n], [&] {
            return registrar->registered(
                *loaded.image(sequences[n]), [&](double done) { return shared.update(n, done); },
                attempt);
        });
    });
    alignment.notices = alignmentNotices(loaded, alignment);
}

Sentence leftAsItIs()
{
    return Sentence::of(
        "The sequences are brains stripped on one grid already, and stay as they are.");
}

}  // namespace

CaseAlignment alignCase(const Case& loaded, const StrippedCheck& isStripped,
                        const RigidRegistrar::Progress& progress)
{
    const std::vector<Sequence> sequences = sequencesToMove(loaded);
    CaseAlignment alignment;
    if (loaded.sequencesOnOtherGrids().empty() && isStripped &&
        isStripped(*loaded.image(Sequence::T1ce))) {
        alignment.isLeftAsItIs = true;
        alignment.notices = {leftAsItIs()};
        return alignment;
    }
    registerInto(alignment, loaded, sequences, 0, progress);
    return alignment;
}

CaseAlignment alignedAgain(const Case& loaded, const CaseAlignment& known,
                           const std::vector<Sequence>& again, int attempt,
                           const RigidRegistrar::Progress& progress)
{
    std::vector<Sequence> sequences = sequencesToMove(loaded);
    std::erase_if(sequences, [&](Sequence sequence) {
        return std::ranges::find(again, sequence) == again.end();
    });
    CaseAlignment alignment = known;
    alignment.isLeftAsItIs = false;
    registerInto(alignment, loaded, sequences, attempt, progress);
    return alignment;
}

std::vector<Sentence> alignmentNotices(const Case& loaded, const CaseAlignment& alignment)
{
    if (alignment.isLeftAsItIs) {
        return {leftAsItIs()};
    }
    std::vector<Sentence> notices;
    for (const Sequence sequence : sequencesToMove(loaded)) {
        notices.push_back(noticeOf(sequence, alignment.moves[static_cast<std::size_t>(sequence)]));
    }
    return notices;
}

std::shared_ptr<const Image> alignedImage(const Case& loaded, const CaseAlignment& alignment,
                                          Sequence sequence, const Geometry& grid)
{
    const std::shared_ptr<const Image>& image = loaded.image(sequence);
    const RigidTransform& toImage = alignment.moves[static_cast<std::size_t>(sequence)].toMoving;
    if (toImage.isIdentity() && samePhysicalGrid(image->geometry, grid)) {
        return image;
    }
    return std::make_shared<const Image>(onGrid(*image, toImage, grid));
}

}  // namespace glioscope
