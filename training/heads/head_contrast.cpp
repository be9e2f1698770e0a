#include "training/heads/head_contrast.h"

#include "segmentation/volume/sequence.h"

#include <algorithm>

namespace glioscope {
namespace {

// The curve's range of standardised values.
constexpr float kLeast = -3, kMost = 4;

// Of the fluid within the thirty-five brains, FLAIR to T2.
constexpr std::array<float, PatchCase::kImages> kFluid = {-1.6F, -1.9F, -1.7F, 2.8F};

}  // namespace

HeadContrast::HeadContrast(RandomStream& random)
{
    const bool likely = random.chance(0.5);
    m_sequence = random.below(PatchCase::kImages);
    drawBrain(likely, random);
    drawTissues(likely, random);
}

void HeadContrast::drawBrain(bool likely, RandomStream& random)
{
    if (likely) {
        const double dark = random.uniform(-0.1, 0.15), bright = random.uniform(0.6, 1.3);
        const double bend = random.uniform(0.7, 1.4);
        for (std::size_t n = 0; n < kKnots; ++n) {
            const double share = static_cast<double>(n) / (kKnots - 1);
            m_curve[n] =
                static_cast<float>(std::max(0.0, dark + (bright - dark) * std::pow(share, bend)));
        }
        return;
    }
    const double least = random.uniform(0, 0.5), most = least + random.uniform(0.1, 1);
    for (float& value : m_curve) {
        value = static_cast<float>(random.uniform(least, most));
    }
}

void HeadContrast::drawTissues(bool likely, RandomStream& random)
{
    const auto set = [&](HeadTissue tissue, double low, double high) {
        m_tissues[static_cast<std::size_t>(tissue)] = static_cast<float>(random.uniform(low, high));
    };
    for (float& value : m_tissues) {
        value = static_cast<float>(random.uniform(0, 1.2));
    }
    set(HeadTissue::Air, 0, random.chance(0.8) ? 0.03 : 0.15);
    if (random.chance(likely ? 0.95 : 0.6)) {
        set(HeadTissue::Cortical, 0, 0.2);
    }
    if (random.chance(likely ? 0.9 : 0.6)) {  // one fluid, within the brain and around it
        m_tissues[static_cast<std::size_t>(HeadTissue::Fluid)] =
            brainOf(kFluid[m_sequence]) * static_cast<float>(random.uniform(0.85, 1.2));
    }
    if (!likely) {
        return;
    }
    const bool brightFluid = m_sequence == static_cast<std::size_t>(Sequence::T2);
    brightFluid ? set(HeadTissue::Eye, 0.6, 1.4) : set(HeadTissue::Eye, 0.05, 0.45);
    set(HeadTissue::Fat, random.chance(0.2) ? 0.05 : 0.5, random.chance(0.2) ? 0.4 : 1.6);
    set(HeadTissue::Marrow, 0.1, 1);
    set(HeadTissue::Muscle, 0.1, 0.6);
    set(HeadTissue::Mucosa, 0.3, 1.3);
    m_tissues[static_cast<std::size_t>(HeadTissue::Cord)] =
        m_curve[kKnots / 2] * static_cast<float>(random.uniform(0.7, 1.2));
}

float HeadContrast::brainAt(const float* images) const
{
    return brainOf(images[m_sequence]);
}

bool HeadContrast::showsFluid() const
{
    return tissue(HeadTissue::Fluid) >= 0.5F * brainOf(0);
}

float HeadContrast::brainOf(float standardised) const
{
    const float place =
        std::clamp((standardised - kLeast) / (kMost - kLeast), 0.0F, 0.9999F) * (kKnots - 1);
    const auto knot = static_cast<std::size_t>(place);
    return m_curve[knot] + (place - static_cast<float>(knot)) * (m_curve[knot + 1] - m_curve[knot]);
}

}  // namespace glioscope
