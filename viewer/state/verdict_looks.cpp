#include "viewer/state/verdict_looks.h"

#include "viewer/state/colour_ramp.h"

#include <cmath>

namespace glioscope {
namespace {

constexpr double kFillUnderLines = 0.4;
constexpr double kPlainFill = 0.6;

/// Vermilion and blue of Okabe and Ito, the blue lightened so that it shows on dark tissue. What is
/// right is a thin veil of their yellow, under which the tissue can be judged.
std::vector<ValueLook> errorLooks()
{
    std::vector<ValueLook> looks(4);
    looks[static_cast<std::size_t>(Verdict::TruePositive)] = {{240, 228, 66}, 0.25, Hatch::None};
    looks[static_cast<std::size_t>(Verdict::FalsePositive)] = {
        {230, 90, 0}, kFillUnderLines, Hatch::Rising};
    looks[static_cast<std::size_t>(Verdict::FalseNegative)] = {
        {60, 160, 245}, kFillUnderLines, Hatch::Falling};
    return looks;
}

/// Along the ramp's brighter part: its dark end is lost on dark tissue.
std::vector<ValueLook> agreementLooks(std::size_t layers)
{
    constexpr double kFirst = 0.3;
    std::vector<ValueLook> looks(1);
    for (std::size_t count = 1; count <= layers; ++count) {
        const double share = static_cast<double>(count) / static_cast<double>(layers);
        const double along = kFirst + (1 - kFirst) * share;
        const bool all = count == layers;
        looks.push_back({colourRamp()[static_cast<std::size_t>(std::lround(255 * along))],
                         all ? kPlainFill : kFillUnderLines,
                         all                  ? Hatch::None
                         : 2 * count > layers ? Hatch::Rising
                                              : Hatch::Falling});
    }
    return looks;
}

}  // namespace

std::vector<ValueLook> valueLooks(const ScalarContent& content)
{
    switch (content.meaning) {
    case ScalarMeaning::Errors: return errorLooks();
    case ScalarMeaning::Agreement:
        return agreementLooks(static_cast<std::size_t>(std::lround(1 / content.perStep)));
    case ScalarMeaning::Probability:
    case ScalarMeaning::Entropy:
    case ScalarMeaning::Deviation:
    case ScalarMeaning::BrainMask:
    case ScalarMeaning::Occupancy: break;
    }
    return {};
}

}  // namespace glioscope
