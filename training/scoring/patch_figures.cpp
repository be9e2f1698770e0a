#include "training/scoring/patch_figures.h"

#include <cmath>

namespace glioscope {

void PatchMean::add(double value)
{
    if (!std::isnan(value)) {
        sum += value;
        ++patches;
    }
}

double PatchMean::mean() const
{
    return patches > 0 ? sum / static_cast<double>(patches) : std::nan("");
}

}  // namespace glioscope
