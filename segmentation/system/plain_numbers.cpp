#include "segmentation/system/plain_numbers.h"

#include <clocale>

namespace glioscope {

void keepNumbersPlain()
{
    std::setlocale(LC_NUMERIC, "C");
}

}  // namespace glioscope
