#pragma once

// How bright everything in a synthetic head is: as in one of the patient's own sequences with
// likely values around the brain, or drawn at random for every tissue and every grey value of the
// brain, so that no contrast is one the network relies on.

#include "training/heads/head_anatomy.h"

#include <array>

namespace glioscope {

class HeadContrast {
public:
    explicit HeadContrast(RandomStream& random);

    /// About 0 to 1.5. `images` are the patient's four, standardised over the brain.
    [[nodiscard]] float brainAt(const float* images) const;
    /// Fluid at least half as bright as the middle of the brain. Darker, as on T1 and FLAIR, it
    /// cannot be told from the bone beside it.
    [[nodiscard]] bool showsFluid() const;
    [[nodiscard]] float tissue(HeadTissue tissue) const
    {
        return m_tissues[static_cast<std::size_t>(tissue)];
    }

private:
    [[nodiscard]] float brainOf(float standardised) const;
    void drawBrain(bool likely, RandomStream& random);
    void drawTissues(bool likely, RandomStream& random);

    static constexpr std::size_t kKnots = 8;
    std::size_t m_sequence = 0;
    std::array<float, kKnots> m_curve{};  ///< at equal steps of the standardised value
    std::array<float, kHeadTissues> m_tissues{};
};

}  // namespace glioscope
