#include "ui/widgets/plot_ticks.h"

#include <cmath>

namespace glioscope {

std::vector<double> roundTicks(double least, double most, int wanted)
{
    std::vector<double> ticks;
    if (!(most > least) || !std::isfinite(most - least) || wanted < 1) {
        return ticks;
    }
    const double rough = (most - least) / wanted;
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    const double share = rough / power;
    const double step = (share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10) * power;
    const double slack = 1e-9 * step;
    const auto first = static_cast<long long>(std::ceil((least - slack) / step));
    const auto last = static_cast<long long>(std::floor((most + slack) / step));
    for (long long n = first; n <= last; ++n) {
        ticks.push_back(static_cast<double>(n) * step);
    }
    return ticks;
}

}  // namespace glioscope
