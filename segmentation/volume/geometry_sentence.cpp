#include "segmentation/volume/geometry_sentence.h"

#include <cstdio>

namespace glioscope {
namespace {

/// At most five significant digits, so that header jitter does not clutter a sentence.
std::string shortNumber(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.5g", std::abs(value) < 1e-6 ? 0.0 : value);
    return text;
}

}  // namespace

Sentence described(const Geometry& g)
{
    std::string size, spacing;
    for (std::size_t c = 0; c < 3; ++c) {
        size += (c ? "x" : "") + std::to_string(g.size[c]);
        spacing += (c ? "x" : "") + shortNumber(g.spacingMm[c]);
    }
    const auto origin = [&](std::size_t c) {
        return Sentence::Number{shortNumber(g.originLps[c])};
    };
    return Sentence::of("%1 voxels of %2 mm, %3, from (%4, %5, %6)", size,
                        Sentence::Number{spacing}, orientationCode(g), origin(0), origin(1),
                        origin(2));
}

}  // namespace glioscope
