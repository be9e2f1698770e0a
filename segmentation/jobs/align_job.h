#pragma once

// What the viewer asks of a case of whole heads before it is segmented: whether it is one, where
// its sequences move, where the brain is. The same stages as in a SegmentJob with `align`, each of
// them to be looked at and changed before it is used.

#include "segmentation/system/keys.h"
#include "segmentation/system/sentence.h"
#include "segmentation/volume/case_sources.h"

#include <filesystem>
#include <string>
#include <vector>

namespace glioscope {

struct AlignJob {
    enum class Want {
        Heads,  ///< whether the T1ce, or the first sequence, shows a whole head
        Moves,  ///< of each sequence onto the T1ce
        Brain,  ///< its mask on the T1ce's grid, by all sequences
    };
    std::string id = {};  ///< echoed in every event
    Want want = Want::Heads;
    CaseSources sources = {};
    std::filesystem::path outputFolder = {};
    std::string device = "auto";
    /// Moves that are known, as registration/alignment_file.h writes them; empty: none.
    std::filesystem::path known = {};
    /// Of these those that are looked for once more, and from which starts: 1, 2, ... each time.
    std::vector<Sequence> again = {};
    int attempt = 0;
};

template <>
inline constexpr auto kKeys<AlignJob::Want> = keyTable<AlignJob::Want>({
    {AlignJob::Want::Heads, "heads"},
    {AlignJob::Want::Moves, "moves"},
    {AlignJob::Want::Brain, "brain"},
});

struct AlignResult {
    std::string id;
    bool wholeHeads = false;        ///< of Heads
    double brightShareOutside = 0;  ///< of Heads; see preparation/head_input.h
    std::filesystem::path moves;    ///< of Moves: as AlignJob::known
    std::filesystem::path brain;    ///< of Brain: a mask, 1 in the brain
    std::vector<Sentence> notices;
};

}  // namespace glioscope
