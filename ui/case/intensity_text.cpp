#include "ui/case/intensity_text.h"

#include <cmath>

namespace glioscope {

QString intensityText(double value)
{
    const double size = std::abs(value);
    return size >= 1000 && size < 1e6 ? QString::number(value, 'f', 0)
                                      : QString::number(value, 'g', 4);
}

}  // namespace glioscope
