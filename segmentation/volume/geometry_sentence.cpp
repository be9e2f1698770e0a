#include "segmentation/volume/geometry_sentence.h"

#include <cmath>
#include <cstdio>

namespace glioscope {
namespace {

Sentence::Number written(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.5g", std::abs(value) < 1e-6 ? 0.0 : value);
    return {text};
}

}  // namespace

Sentence described(const Geometry& g)
{
    std::string size, spacing;
    for (std::size_t c = 0; c < 3; ++c) {
        size += (c ? "x" : "") + std::to_string(g.size[c]);
        spacing += (c ? "x" : "") + written(g.spacingMm[c]).text;
    }
    return Sentence::of("%1 voxels of %2 mm, %3, from (%4, %5, %6)", size,
                        Sentence::Number{spacing}, orientationCode(g), written(g.originLps[0]),
                        written(g.originLps[1]), written(g.originLps[2]));
}

}  // namespace glioscope
