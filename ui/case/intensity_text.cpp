#include "ui/case/intensity_text.h"

#include "ui/widgets/number_text.h"

#include <cmath>

namespace glioscope {

QString intensityText(double value)
{
    const double size = std::abs(value);
    return size >= 1000 && size < 1e6 ? shownNumber(value, 'f', 0) : shownNumber(value, 'g', 4);
}

}  // namespace glioscope
