#pragma once

// How the contrasts of one case's sequences fit their names, in numbers; sequence_consistency.h
// says what follows from them.

#include "segmentation/case/consistency/head_sample.h"
#include "segmentation/volume/sequence.h"

#include <array>
#include <optional>

namespace glioscope {

/// By ranks and quartiles of the intensities inside all heads; nothing where a sequence that it
/// takes is missing.
struct NameMeasures {
    /// Log of the upper over the lower tail of T1ce - T1, each scaled by its quartiles: contrast
    /// agent makes vessels and tumour brighter, and nothing darker.
    std::optional<double> enhancement;
    /// What is darkest in T1, fluid, is bright in T2 and dark in FLAIR: the difference of its mean
    /// ranks.
    std::optional<double> fluid;
    /// Share of T2's brightest that FLAIR has dark, less the share of FLAIR's brightest that T2 has
    /// dark.
    std::optional<double> suppression;
    /// By how much all contrasts together become likelier when two names are exchanged, the best of
    /// six.
    std::optional<double> otherNames;
    std::array<Sequence, 2> exchanged = {};  ///< which two that would be
};

/// Pure; samples that cannot be compared are left out.
[[nodiscard]] NameMeasures measureNames(const HeadSamples& samples);

}  // namespace glioscope
